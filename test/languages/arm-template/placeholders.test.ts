import { UNKNOWN } from "../../../values/value";
import { NOTHING, read } from "./reading";

const PARAMETERS = {
  Unset: { type: "string" },
  plan: { type: "object" },
  list: { type: "array" },
  map: { type: "object", defaultValue: { a: "x" } },
};
const VARIABLES = {
  Upper: "[toUpper(parameters('unset'))]",
  made: "[concat(toUpper(parameters('unset')), '-x')]",
  alias: "[parameters('unset')]",
  twice: "[concat(parameters('unset'), toUpper(parameters('unset')))]",
};

/** Reads the names of resources of which nothing is known. */
function namesOf(names: readonly string[], more: object = {}) {
  const resources = names.map((name) => ({ type: "A.B/c", name: `[${name}]`, ...more }));
  const reading = read({ parameters: PARAMETERS, variables: VARIABLES, resources }, {}, NOTHING);
  expect(reading.places).toEqual([]);
  return reading.names;
}

const LOOKUP = "lambda('n', reference(lambdaVariables('n')).name)";
const HASH = "~[0-9a-f]{12}}";

test.each([
  ["parameters('UNSET')", "{?parameters.Unset}"],
  ["concat('vm-', parameters('unset'))", "vm-{?parameters.Unset}"],
  ["parameters('plan').name", "{?parameters.plan.name}"],
  ["parameters('plan').names.first", "{?parameters.plan.names.first}"],
  ["variables('UPPER')", "{?variables.Upper}"],
  ["variables('alias')", "{?parameters.Unset}"],
  ["first(concat(createArray('a'), parameters('list')))", `{\\?parameters.list${HASH}`],
  ["toLower(parameters('unset'))", "{?parameters.unset}"],
  ["variables('made')", `{\\?parameters.Unset${HASH}-x`],
  ["variables('twice')", `{\\?parameters.Unset}{\\?parameters.Unset${HASH}`],
  ["concat(parameters('unset'), 'x').name", `{\\?parameters.Unset${HASH}`],
  ["last(split(resourceId('A.B/c', parameters('unset')), '/'))", "{?parameters.Unset}"],
  ["split(resourceId('A.B/c', parameters('unset')), '/')[8]", "{?parameters.Unset}"],
  ["last(split(parameters('unset'), '/'))", `{\\?parameters.Unset${HASH}`],
  ["last(split(concat(parameters('unset'), '/x'), '/'))", `{\\?parameters.Unset${HASH}`],
  ["first(split(parameters('unset'), ','))", `{\\?parameters.Unset${HASH}`],
  ["reference(parameters(concat('un', 'set'))).name", `{\\?expression.unknown${HASH}`],
  ["toUpper(parameters('unset'))", `{\\?parameters.Unset${HASH}`],
  ["parameters('list')[0]", `{\\?parameters.list${HASH}`],
  ["toUpper(concat('x', parameters('unset')))", `{\\?parameters.Unset${HASH}`],
  ["concat('x', parameters('unset')).name", `{\\?parameters.Unset${HASH}`],
  ["parameters('map')[parameters('unset')]", `{\\?parameters.Unset${HASH}`],
  ["if(contains(createArray(parameters('unset')), 'x'), 'a', 'b')", `{\\?expression.unset${HASH}`],
  ["if(contains(createArray('x'), parameters('unset')), 'a', 'b')", `{\\?expression.unset${HASH}`],
  ["if(contains(createArray(parameters('unset')), 1), 'a', 'b')", `{\\?expression.unset${HASH}`],
  ["reference('x').name", `{\\?expression.unknown${HASH}`],
  ["reference(variables('Alias')).name", `{\\?expression.Alias${HASH}`],
  ["reference(concat('x', parameters('unset'))).name", `{\\?expression.unset${HASH}`],
  ["reference('x')[parameters('unset')]", `{\\?expression.unknown${HASH}`],
  ["resourceGroup().tags.owner", `{\\?expression.unknown${HASH}`],
  ["resourceGroup()[parameters('unset')]", `{\\?expression.unset${HASH}`],
  [
    "shallowMerge(createArray(resourceGroup(), createObject('p', parameters('unset')))).tags",
    `{\\?expression.unset${HASH}`,
  ],
  ["reference(resourceGroup().name).id", `{\\?expression.unknown${HASH}`],
  ["parameters(concat('un', 'set'))", "{?parameters.Unset}"],
  ["resourceGroup().location", "{?location}"],
  ["subscription().subscriptionId", "{?subscription}"],
  ["deployment().name", "{?deployment}"],
])("the name %s is %s", (expression, name) => {
  const [found] = namesOf([expression]);
  if (name.includes(HASH)) expect(found).toMatch(new RegExp(`^${name}$`));
  else expect(found).toBe(name);
});

test.each([
  ["toUpper(parameters('unset'))", "toUpper(variables('alias'))", true],
  ["toUpper(parameters('unset'))", "trim(parameters('unset'))", false],
  ["parameters('plan').name", "parameters('plan').other", false],
  ["parameters('list')[0]", "parameters('list')[1]", false],
  ["reference('x').name", "reference('X').name", false],
  ["reference('x').name", "reference( 'x' ).name", true],
  ["reference('x').name", "reference('x').id", false],
  [`first(map(createArray('a'), ${LOOKUP}))`, `first(map(createArray('a', 'b'), ${LOOKUP}))`, true],
  [`first(map(createArray('a'), ${LOOKUP}))`, `first(map(createArray('b'), ${LOOKUP}))`, false],
  ["if(equals(createArray(parameters('unset')), createArray(variables('alias'))), 'a', 'b')", "'a'", true],
  ["equals(createArray(parameters('unset')), createArray('x'))", "'x'", false],
])("the names %s and %s are the same: %s", (left, right, isSame) => {
  const [a, b] = namesOf([left, right]);
  expect(a === b).toBe(isSame);
});

const ID = "resourceId('A.B/c', parameters('unset'))";

test.each([
  [`equals(${ID}, null())`, "no"],
  [`equals('', ${ID})`, "no"],
  [`equals(${ID}, 1)`, "no"],
  [`equals(createArray(${ID}), createArray(null()))`, "no"],
  [`equals(${ID}, ${ID})`, "yes"],
  [`equals(${ID}, '/subscriptions/s')`, "unknown"],
  [`equals(${ID}, resourceId('A.B/d', 'x'))`, "unknown"],
  ["equals(parameters('unset'), null())", "unknown"],
  ["equals(toLower(parameters('unset')), '')", "unknown"],
])("a text with an unknown part, and anything else, are the same if %s: %s", (expression, answer) => {
  const [name] = namesOf([`if(${expression}, 'yes', 'no')`]);
  expect(typeof name === "string" && /^(?:yes|no)$/.test(name) ? name : "unknown").toBe(answer);
});

test.each(["newGuid()", "utcNow()", "concat('vm', newGuid())", "reference(newGuid()).x", "reference('x')[utcNow()]"])(
  "the name %s is another one in each use",
  (expression) => {
    expect(namesOf([expression])).toEqual([UNKNOWN]);
  },
);

test("a placeholder differs in each iteration of a loop", () => {
  const copy = { name: "l", count: 2 };
  expect(new Set(namesOf(["reference(concat('nic', copyIndex())).name"], { copy })).size).toBe(2);
  const mapped = (index: number) =>
    `map(createArray('a', 'b'), lambda('n', reference(lambdaVariables('n')).name))[${index}]`;
  expect(new Set(namesOf([mapped(0), mapped(1)])).size).toBe(2);
  expect(namesOf(["map(createArray(newGuid()), lambda('n', reference(lambdaVariables('n')).name))[0]"])).toEqual([
    UNKNOWN,
  ]);
});

test("a placeholder of one nested deployment is none of another", () => {
  const nested = (name: string) => ({
    type: "Microsoft.Resources/deployments",
    name,
    properties: {
      expressionEvaluationOptions: { scope: "inner" },
      template: { parameters: { p: {} }, resources: [{ type: "A.B/c", name: "[reference(parameters('p')).name]" }] },
    },
  });
  expect(new Set(read({ resources: [nested("a"), nested("b")] }).names).size).toBe(2);
});

test("where parameters are unknown, a name is as it's used", () => {
  const resources = [{ type: "A.B/c", name: "[concat(parameters('P'), variables('V'))]" }];
  expect(read({ parameters: UNKNOWN, variables: UNKNOWN, resources }).names).toEqual(["{?parameters.p}{?variables.v}"]);
});

test.each(["parameters('plan')[concat('a', copyIndex())]", "parameters('list')[copyIndex()]"])(
  "%s, in a loop of unknown length, has one placeholder and no other in it",
  (expression) => {
    const copy = { name: "loop", count: "[length(parameters('list'))]" };
    const resources = [{ type: "A.B/c", name: `[${expression}]`, copy }];
    const [name] = read({ parameters: PARAMETERS, resources }, {}, NOTHING).names;
    expect(name).toMatch(new RegExp(`^{\\?parameters\\.(?:plan|list)${HASH}$`));
  },
);
