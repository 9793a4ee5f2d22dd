import fc from "fast-check";
import { type TemplateContext, type TemplateReading, readTemplate } from "../../../languages/arm-template";
import { UNKNOWN } from "../../../values/value";

const CONTEXT: TemplateContext = {
  resourceGroup: "rg",
  location: UNKNOWN,
  subscriptionId: UNKNOWN,
  deploymentName: "d",
};

const FUNCTIONS =
  "parameters variables concat format if equals not and or bool true false null less add sub mul div mod min max range toLower toUpper trim padLeft resourceId subscriptionResourceId extensionResourceId reference listKeys resourceGroup subscription deployment environment copyIndex json string int float createArray createObject array length union intersection first last split join replace indexOf lastIndexOf substring coalesce tryGet indexFromEnd tryIndexFromEnd parseCidr cidrSubnet cidrHost empty contains startsWith endsWith take skip uniqueString guid newGuid utcNow base64 base64ToString base64ToJson uri uriComponent uriComponentToString dataUri dataUriToString items objectKeys map filter sort reduce toObject groupBy mapValues lambda lambdaVariables flatten shallowMerge my.f unknownOne".split(
    " ",
  );
const NAMES = ["a", "b", "c", "x", "__proto__", "constructor"];

/** Expressions that are well formed, of any functions and arguments. */
const wellFormed = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(...NAMES, "{", "A.B/c", "").map((name) => `'${name}'`),
      fc.integer({ min: -3, max: 10 }).map(String),
      fc.constantFrom("true()", "null()", "createArray()"),
    ),
    fc
      .tuple(fc.constantFrom(...FUNCTIONS), fc.array(tie("expression"), { maxLength: 3 }))
      .map(([name, args]) => `${name}(${args.join(",")})`),
    tie("expression").map((of) => `${of}.a`),
    fc.tuple(tie("expression"), tie("expression")).map(([of, key]) => `${of}[${key}]`),
  ),
})).expression;

/** Texts of the pieces of expressions, in any order. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom("(", ")", "[", "]", ",", ".", "'", "''", "?", "concat", "1", "-", " "),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

const text = fc.oneof(
  wellFormed.map((source) => `[${source}]`),
  pieces.map((source) => `[${source}]`),
  fc.string(),
  fc.constantFrom(
    "bool",
    "int",
    "secureString",
    "secureObject",
    "Microsoft.Resources/deployments",
    "A.B/c",
    "inner",
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  ),
);

const MEMBERS =
  "type name apiVersion location condition copy count input resources properties template parameters value defaultValue reference dependsOn expressionEvaluationOptions scope tags existing functions namespace members output $ref definitions variables languageVersion parametersLink templateLink resourceGroup".split(
    " ",
  );

/** JSON with the names of templates in any place. */
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    fc.oneof(
      text,
      fc.integer({ min: -5, max: 900 }),
      fc.boolean(),
      fc.constant(null),
      fc.constant(UNKNOWN),
      fc.constant(undefined),
    ),
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...MEMBERS, ...NAMES), tie("value")), { maxLength: 6 })
      .map((pairs): unknown => Object.fromEntries(pairs)),
  ),
})).value;

/** Templates of the right form, with anything in it. */
const template = fc.record({
  parameters: fc.dictionary(
    fc.constantFrom(...NAMES),
    fc.record({ type: text, defaultValue: anything }, { requiredKeys: [] }),
  ),
  variables: fc.dictionary(fc.constantFrom(...NAMES, "copy"), anything),
  functions: fc.constant([
    { namespace: "my", members: { f: { parameters: [{ name: "a" }], output: { value: "[my.f(parameters('a'))]" } } } },
  ]),
  resources: fc.array(
    fc.record(
      {
        type: fc.constantFrom("A.B/c", "Microsoft.Resources/deployments"),
        name: text,
        condition: anything,
        copy: anything,
        properties: anything,
        resources: anything,
      },
      { requiredKeys: ["type"] },
    ),
    { maxLength: 4 },
  ),
});

function isWhole(reading: TemplateReading) {
  const paths = [
    ...reading.problems.map((problem) => problem.path),
    ...reading.resources.map((resource) => resource.path),
  ];
  return (
    paths.every((path) => typeof path === "string") && reading.problems.every((problem) => problem.reason.length < 200)
  );
}

describe("a template is read without failing", () => {
  test("whatever it is", () => {
    fc.assert(
      fc.property(anything, anything, (any, parameters) => isWhole(readTemplate(any, parameters, CONTEXT))),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (any, parameters) => isWhole(readTemplate(any, parameters, CONTEXT))),
      { numRuns: 500 },
    );
  });

  test("whatever its values are", () => {
    fc.assert(
      fc.property(template, anything, (any, parameters) => isWhole(readTemplate(any, parameters, CONTEXT))),
      { numRuns: 500 },
    );
  });

  test("whatever its expressions are, and each wrong one is reported", () => {
    fc.assert(
      fc.property(fc.oneof(wellFormed, pieces), (source) => {
        const resources = [{ type: "A.B/c", name: "x", properties: { v: `[${source}]` } }];
        const reading = readTemplate({ resources }, {}, CONTEXT);
        return isWhole(reading) && reading.resources.length === 1;
      }),
      { numRuns: 800 },
    );
  });

  test("whatever its text is", () => {
    const json = template.map((value) => JSON.stringify(value));
    const cut = fc
      .tuple(json, fc.nat(), fc.string({ maxLength: 3 }))
      .map(([source, at, extra]) => source.slice(0, at % source.length) + extra + source.slice(at % source.length));
    fc.assert(
      fc.property(fc.oneof(json, cut, fc.string()), (source) => isWhole(readTemplate(source, source, CONTEXT))),
      { numRuns: 500 },
    );
  });

  test("the same from text as from the object", () => {
    fc.assert(
      fc.property(template, (object) => {
        const source = JSON.stringify(object);
        const same: unknown = JSON.parse(source);
        expect(readTemplate(`/* c */ ${source} // end`, {}, CONTEXT)).toEqual(readTemplate(same, {}, CONTEXT));
      }),
      { numRuns: 300 },
    );
  });
});

describe("endless nesting", () => {
  const nested = (depth: number, wrap: (inner: unknown) => unknown) =>
    Array.from({ length: depth }).reduce<unknown>(wrap, "x");
  const circle: { self?: unknown; type: string } = { type: "A.B/c" };
  circle.self = circle;
  const chain = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [`v${index}`, `[concat(variables('v${index + 1}'), 'x')]`]),
  );

  test.each([
    ["objects", { resources: [{ type: "A.B/c", properties: nested(20_000, (inner) => ({ inner })) }] }],
    ["lists", { resources: [{ type: "A.B/c", properties: nested(20_000, (inner) => [inner]) }] }],
    ["text of lists", `{"resources": [{"type": "A.B/c", "properties": ${"[".repeat(50_000)}${"]".repeat(50_000)}}]}`],
    ["child resources", { resources: [nested(5000, (inner) => ({ type: "A.B/c", resources: [inner] }))] }],
    ["an object in itself", { resources: [circle] }],
    ["a chain of variables", { variables: chain, resources: [{ type: "A.B/c", properties: "[variables('v0')]" }] }],
    ["parentheses", { resources: [{ type: "A.B/c", properties: `[${"not(".repeat(5000)}1${")".repeat(5000)}]` }] }],
    ["indexes", { resources: [{ type: "A.B/c", properties: `[variables('a')${"[0]".repeat(5000)}]` }] }],
    [
      "json() of lists",
      { resources: [{ type: "A.B/c", properties: `[json('${"[".repeat(5000)}${"]".repeat(5000)}')]` }] },
    ],
    [
      "a parameter of lists",
      { parameters: { p: { type: "array", defaultValue: nested(5000, (inner) => [inner]) } }, resources: [] },
    ],
  ])("%s is a problem", (_, endless) => {
    expect(
      readTemplate(endless, { p: { value: nested(5000, (inner) => ({ inner })) } }, CONTEXT).problems.length,
    ).toBeGreaterThan(0);
  });
});
