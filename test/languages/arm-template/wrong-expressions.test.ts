import { readTemplate } from "../../../languages/arm-template";
import { UNKNOWN } from "../../../values/value";
import { CONTEXT, evaluate } from "./evaluating";

const NO_COMMA = "an expression without a comma or closing parenthesis";
const TOO_DEEP = "an expression that is nested too deeply";
const NO_MEMBER = "a property or element that doesn't exist";
const NO_CONDITION = "a condition that is neither true nor false";
const WRONG_TYPE = "a function with an argument of the wrong type";
const WRONG_NUMBER = "a function with a wrong number of arguments";
const LAMBDA = "a lambda with that many variables";

const reject: readonly (readonly [expression: string, reason: string])[] = [
  ["[concat('a']", NO_COMMA],
  ["[concat('a',)]", "an expression with a missing value"],
  ["[concat('a' 'b')]", NO_COMMA],
  ["[concat('a' ',' 'b')]", NO_COMMA],
  ["[concat(concat('a')]", NO_COMMA],
  ["[concat(.)]", "an expression with a missing value"],
  ["[plain]", "an expression with a name that isn't a function call"],
  ["[my.1()]", "an expression without a name after a dot"],
  ["[my.greet('a').1]", "an expression without a name after a dot"],
  ["[variables('names')[0]", "an expression without a closing bracket"],
  ["[variables('names')[.]]", "an expression with a missing value"],
  ["['open]", "a syntax error at character 2 of an expression"],
  ["[]", "an expression with a missing value"],
  ["[1 2]", "an expression with text after its end"],
  ["[parameters('sku').x.y]", NO_MEMBER],
  ["[parameters('object').absent]", NO_MEMBER],
  ["[parameters('object').list[7]]", NO_MEMBER],
  ["[parameters('never')]", "an undeclared parameter"],
  ["[parameters(1)]", "a name that isn't text"],
  ["[variables('never')]", "an undeclared variable"],
  ["[lambdaVariables('never')]", "an undeclared lambda variable"],
  ["[absent()]", "the unknown function absent"],
  ["[if(true())]", WRONG_NUMBER],
  ["[true(1)]", WRONG_NUMBER],
  ["[my.greet()]", WRONG_NUMBER],
  ["[if('x', 1, 2)]", NO_CONDITION],
  ["[and(1, true())]", NO_CONDITION],
  ["[filter(createArray(1), lambda('n', lambdaVariables('n')))]", NO_CONDITION],
  ["[map('a', lambda('n', 1))]", WRONG_TYPE],
  ["[map(createArray(1), 1)]", WRONG_TYPE],
  ["[map(createArray(1), concat('n', 'm'))]", WRONG_TYPE],
  ["[map(createArray(1), lambda())]", LAMBDA],
  ["[map(createArray(1), lambda(1))]", LAMBDA],
  ["[map(createArray(1), lambda('a', 'b', 'c', 1))]", LAMBDA],
  ["[add('1', 2)]", WRONG_TYPE],
  ["[div(1, 0)]", "a division by zero"],
  ["[format('{1}', 'a')]", "an unsupported format"],
  ["[copyIndex()]", "copyIndex() outside a copy loop of that name"],
  ["[resourceId('A.B/c/d', 'x')]", "an id whose name doesn't fit its type"],
  ["[resourceId('A', 'x')]", "an id without a resource type"],
  ["[extensionResourceId(1, 'A.B/c', 'x')]", "an id without a base"],
  [`[${"toLower(".repeat(100)}'x'${")".repeat(100)}]`, TOO_DEEP],
  [`[createObject()${".?a".repeat(100)}]`, TOO_DEEP],
  [`['${"x".repeat(24_575)}']`, "an expression that is too long"],
];

describe("an expression", () => {
  test.each(reject)("%s is a problem at its place", (expression, reason) => {
    const { value, places, reasons } = evaluate(expression);
    expect([value, places]).toEqual([UNKNOWN, ["resources[0].properties.value"]]);
    expect(reasons).toContain(reason);
  });

  test("that refers to itself is a problem where the circle closes", () => {
    expect(evaluate("[variables('circle')]")).toMatchObject({ value: UNKNOWN, places: ["variables.other"] });
    expect(evaluate("[my.itself()]").value).toBe(UNKNOWN);
  });

  test("in a function sees no parameters of the template", () => {
    const { value, places } = evaluate("[my.outside()]");
    expect([value, places]).toEqual([UNKNOWN, ["functions[0].outside"]]);
  });

  test.each([
    ["[parameters('long')]", 50, []],
    ["[parameters('long')]", 60, ["a value that is too large"]],
    ["[range(0, 10000)]", 15, []],
    ["[range(0, 10000)]", 25, ["a value that is too large"]],
    ["[length(range(0, 10000))]", 90, []],
    ["[length(range(0, 10000))]", 110, ["a template that is too large"]],
  ])("%s may be repeated %s times", (expression, count, reasons) => {
    const template = {
      parameters: { long: { type: "string", defaultValue: "x".repeat(60_000) } },
      resources: [{ type: "A.B/c", name: "x", properties: Array.from({ length: count }, () => expression) }],
    };
    expect(readTemplate(template, {}, CONTEXT).problems.map(({ reason }) => reason)).toEqual(reasons);
  });

  test("that makes ever larger values is stopped", () => {
    const doubled = {
      v0: "x".repeat(1000),
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`v${i + 1}`, `[createArray(variables('v${i}'), variables('v${i}'))]`]),
      ),
    };
    const resources = [{ type: "A.B/c", name: "x", properties: { v: "[variables('v40')]" } }];
    const reading = readTemplate({ variables: doubled, resources }, {}, CONTEXT);
    expect(reading.problems.map((problem) => problem.reason)).toContain("a value that is too large");
  });

  const long = "x".repeat(60_000);
  test.each([
    "[replace(parameters('long'), 'x', parameters('long'))]",
    "[join(split(parameters('long'), 'x'), parameters('long'))]",
    `[concat(${Array.from({ length: 100 }, () => "parameters('long')").join(",")})]`,
    `[format('${"{0}".repeat(1000)}', parameters('long'))]`,
  ])("that outgrows a text is stopped (%#)", (expression) => {
    const template = {
      parameters: { long: { type: "string", defaultValue: long } },
      resources: [{ type: "A.B/c", name: "x", properties: { value: expression } }],
    };
    const { problems, resources } = readTemplate(template, {}, CONTEXT);
    expect(problems.map(({ reason }) => reason)).toEqual(["a value that is too large"]);
    expect(resources[0]?.body).toEqual({ properties: { value: UNKNOWN } });
  });
});
