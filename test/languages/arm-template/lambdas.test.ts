import { UNKNOWN } from "../../../values/value";
import { read, vm } from "./reading";

const PARAMETERS = { unset: { type: "string" }, secret: { type: "secureString", defaultValue: "k" } };
const VARIABLES = {
  dogs: [
    { name: "Ruby", age: 5 },
    { name: "Casper", age: 3 },
    { name: "Indy", age: 3 },
  ],
  half: [{ name: "known" }, { name: "[parameters('unset')]" }],
};

function evaluate(expression: string) {
  const resources = [vm({ properties: { v: `[${expression}]` } })];
  const { one, problems } = read({ parameters: PARAMETERS, variables: VARIABLES, resources });
  return { value: one?.body["properties"], reasons: problems.map(({ reason }) => reason), secure: one?.secure };
}

const DOGS = "variables('dogs')";
const HALF = "variables('half')";
const NAME = "lambda('d', lambdaVariables('d').name)";
const [RUBY, CASPER, INDY] = VARIABLES.dogs;

/** The examples of Microsoft's page on lambda functions, in a form of our own. */
const ACCEPT: readonly (readonly [expression: string, value: unknown])[] = [
  [`map(${DOGS}, ${NAME})`, ["Ruby", "Casper", "Indy"]],
  [`map(${HALF}, ${NAME})`, ["known", UNKNOWN]],
  [`filter(${DOGS}, lambda('d', less(lambdaVariables('D').age, 4)))`, [CASPER, INDY]],
  [`sort(${DOGS}, lambda('a', 'b', less(lambdaVariables('a').age, lambdaVariables('b').age)))`, [CASPER, INDY, RUBY]],
  ["sort(createArray(3, 1, 2), lambda('a', 'b', greater(lambdaVariables('a'), lambdaVariables('b'))))", [3, 2, 1]],
  [`sort(${HALF}, lambda('a', 'b', less(lambdaVariables('a').name, lambdaVariables('b').name)))`, UNKNOWN],
  ["reduce(range(1, 4), 10, lambda('sum', 'n', add(lambdaVariables('sum'), lambdaVariables('n'))))", 20],
  [
    "reduce(createArray('a', 'b'), '', lambda('s', 'n', 'i', concat(lambdaVariables('s'), lambdaVariables('n'), lambdaVariables('i'))))",
    "a0b1",
  ],
  ["reduce(createArray(), 'first', lambda('s', 'n', lambdaVariables('n')))", "first"],
  ["reduce(parameters('unset'), 0, lambda('s', 'n', 1))", UNKNOWN],
  [`toObject(${DOGS}, ${NAME}).casper.age`, 3],
  [`toObject(${DOGS}, ${NAME}, lambda('d', lambdaVariables('d').age))`, { Ruby: 5, Casper: 3, Indy: 3 }],
  [`toObject(createArray('x'), lambda('d', 'n'), lambda('d', parameters('unset')))`, { n: UNKNOWN }],
  [`toObject(${HALF}, ${NAME})`, UNKNOWN],
  [`groupBy(${DOGS}, lambda('d', string(lambdaVariables('d').age)))`, { 5: [RUBY], 3: [CASPER, INDY] }],
  [`groupBy(${HALF}, ${NAME})`, UNKNOWN],
  [
    "mapValues(createObject('a', 1, 'b', parameters('unset')), lambda('v', createArray(lambdaVariables('v'))))",
    { a: [1], b: [UNKNOWN] },
  ],
];

test.each(ACCEPT)("%s gives a value", (expression, value) => {
  const { value: found, reasons } = evaluate(expression);
  expect([found, reasons]).toEqual([{ v: value }, []]);
});

const WRONG_TYPE = "a function with an argument of the wrong type";
const WRONG_NUMBER = "a function with a wrong number of arguments";
const VARIABLES_WRONG = "a lambda with that many variables";
const NO_CONDITION = "a condition that is neither true nor false";
const ONE = "lambda('a', 1)";

test.each([
  ["sort('ab', lambda('a', 'b', true()))", WRONG_TYPE],
  [`sort(${DOGS}, ${ONE})`, VARIABLES_WRONG],
  [`sort(${DOGS}, lambda('a', 'b', 1))`, NO_CONDITION],
  [`reduce(${DOGS}, 0, ${ONE})`, VARIABLES_WRONG],
  [`reduce(${DOGS}, 0)`, WRONG_NUMBER],
  [`reduce('a', 0, lambda('a', 'b', 1))`, WRONG_TYPE],
  [`reduce(${DOGS}, lambda('a', 'b', 1), 0)`, WRONG_TYPE],
  [`toObject(${DOGS}, ${ONE})`, WRONG_TYPE],
  [`toObject(createObject(), ${NAME})`, WRONG_TYPE],
  [`toObject(${DOGS}, ${NAME}, 'x')`, WRONG_TYPE],
  [`toObject(${DOGS}, ${NAME}, ${NAME}, ${NAME})`, WRONG_NUMBER],
  [`toObject(${DOGS}, lambda('a', 'b', 'x'))`, VARIABLES_WRONG],
  [`toObject(${DOGS}, ${NAME}, lambda('a', 'b', 'x'))`, VARIABLES_WRONG],
  [`groupBy(${DOGS}, ${ONE})`, WRONG_TYPE],
  [`groupBy(${DOGS}, lambda('a', 'b', 'x'))`, VARIABLES_WRONG],
  [`mapValues(${DOGS}, ${ONE})`, WRONG_TYPE],
  ["mapValues(createObject(), lambda('k', 'v', 1))", VARIABLES_WRONG],
])("%s is an error: %s", (expression, reason) => {
  expect(evaluate(expression)).toMatchObject({ value: { v: UNKNOWN }, reasons: [reason] });
});

test("what lambdas return stays secret", () => {
  expect(evaluate("mapValues(createObject('a', parameters('secret')), lambda('v', lambdaVariables('v')))")).toEqual({
    ...{ value: { v: { a: "k" } }, reasons: [], secure: ["properties.v.a"] },
  });
});

test("groups of many elements are made in linear time", () => {
  const many = "toObject(range(0, 9000), lambda('n', string(lambdaVariables('n'))))";
  expect(evaluate(`length(${many})`)).toMatchObject({ value: { v: 9000 } });
  expect(evaluate(`length(${many.replace("toObject", "groupBy")})`)).toMatchObject({ value: { v: 9000 } });
});
