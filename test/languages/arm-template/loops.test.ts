import { UNKNOWN } from "../../../values/value";
import { read, vm } from "./reading";

const LOOP = { name: "l", count: 2 };
const UNSET = { n: { type: "int" } };
const disks = (input: unknown, count: unknown = 2) => [{ name: "disks", count, input }];

test.each([
  ["negative", vm({ copy: { ...LOOP, count: -1 } }), "an invalid number of copies"],
  ["not whole", vm({ copy: { ...LOOP, count: 1.5 } }), "an invalid number of copies"],
  ["unknown", vm({ copy: { ...LOOP, count: "[parameters('n')]" } }), "an unknown number of copies"],
  ["too large", vm({ properties: { copy: disks(1, 801) } }), "an invalid number of copies"],
])("a number of copies that is %s is a problem", (_, resource, reason) => {
  const { problems } = read({ parameters: UNSET, resources: [resource] });
  expect(problems.map((one) => one.reason)).toEqual([reason]);
});

test("a loop may have 800 turns", () => {
  const { resources, places } = read({ resources: [vm({ copy: { ...LOOP, count: 800 } })] });
  expect([resources.length, places]).toEqual([800, []]);
});

test("a loop without a usable name has turns, but no copyIndex() by name", () => {
  const resource = vm({ name: "[copyIndex('x')]", copy: { name: 3, count: 1 } });
  expect(read({ resources: [resource] }).places).toEqual(["resources[0].copy.name", "resources[0] copy 0.name"]);
});

test("what is wrong in a loop is a problem at its place", () => {
  const copy = { name: "[x]", count: "[y]" };
  expect(read({ resources: [vm({ copy })] }).places).toEqual([
    "resources[0].copy.name",
    "resources[0].copy.count",
    "resources[0].copy.name",
    "resources[0].copy.count",
  ]);
  const properties = { copy: disks({ a: ["[x]"] }, 1) };
  expect(read({ resources: [vm({ properties })] }).places).toEqual(["resources[0].properties.disks[0].a[0]"]);
  const variables = { copy: disks("[x]", 1) };
  const used = vm({ properties: "[variables('disks')]" });
  expect(read({ variables, resources: [used] }).places).toEqual(["variables.disks[0]"]);
});

test("an unknown number of copies is one iteration of unknown number", () => {
  const properties = { a: "[copyIndex()]", copy: disks("[copyIndex()]") };
  const resource = vm({ copy: { ...LOOP, count: "[parameters('n')]" }, properties });
  const { one } = read({ parameters: UNSET, resources: [resource] });
  expect(one).toMatchObject({
    path: "resources[0] copy ?",
    body: { properties: { a: UNKNOWN, disks: [UNKNOWN, UNKNOWN] } },
    undecidedBy: [": [parameters('n')] copies"],
  });
});

test("an unknown offset makes an unknown number", () => {
  const properties = { a: "[copyIndex(parameters('n'))]", b: "[copyIndex('L', 5)]" };
  const { one } = read({ parameters: UNSET, resources: [vm({ copy: LOOP, properties })] });
  expect(one?.body["properties"]).toEqual({ a: UNKNOWN, b: 5 });
});

test.each<readonly [what: string, properties: object, value: unknown]>([
  ["of plain values", { copy: disks({ lun: 0 }) }, { disks: [{ lun: 0 }, { lun: 0 }] }],
  ["in another case", { COPY: disks("x") }, { disks: ["x", "x"] }],
  ["next to others", { copy: disks("x"), other: 1 }, { disks: ["x", "x"], other: 1 }],
])("a loop of properties is read: %s", (_, properties, value) => {
  expect(read({ resources: [vm({ properties })] }).one?.body).toEqual({ properties: value });
});

test.each<readonly [what: string, properties: object]>([
  ["another name", { other: disks("x") }],
  ["an object", { copy: disks("x")[0] }],
  ["nothing in it", { copy: [] }],
  ["texts", { copy: ["a"] }],
  ["no input", { copy: [{ name: "disks", count: 1 }] }],
  ["no count", { copy: [{ name: "disks", input: 1 }] }],
  ["no name", { copy: [{ count: 1, input: 1 }] }],
  ["something else next to a loop", { copy: [...disks("x"), { name: "disks" }] }],
])("a property that is no loop stays a property: %s", (_, properties) => {
  expect(read({ resources: [vm({ properties })] }).one?.body).toEqual({ properties });
});

test("a property of another name isn't a loop, whatever its value", () => {
  const properties = { other: disks("[add(1, 2)]") };
  expect(read({ resources: [vm({ properties })] }).one?.body).toEqual({ properties: { other: disks(3) } });
});

test("a variable is a loop only by the name copy", () => {
  const template = {
    variables: { other: disks("x"), copy: disks("y") },
    resources: [vm({ properties: { a: "[variables('other')]", b: "[variables('copy')]", c: "[variables('disks')]" } })],
  };
  const { one, places } = read(template);
  expect(one?.body).toEqual({ properties: { a: disks("x"), b: UNKNOWN, c: ["y", "y"] } });
  expect(places).toEqual(["resources[0].properties.b"]);
});

test("a variable and a function are in no loop", () => {
  const template = {
    variables: { v: "[copyIndex()]" },
    functions: [{ namespace: "my", members: { f: { parameters: [], output: { value: "[copyIndex()]" } } } }],
    resources: [vm({ copy: LOOP, properties: { v: "[variables('v')]", f: "[my.f()]" } })],
  };
  expect(read(template).places).toEqual(["variables.v", "functions[0].f"]);
});

const COUNTED = {
  any: { type: "int" },
  one: { type: "int", minValue: 1 },
  zero: { type: "int", minValue: 0 },
  few: { type: "int", allowedValues: [3, 2] },
  perhaps: { type: "int", allowedValues: [0, 5] },
  own: { $ref: "#/definitions/positive" },
  flag: { type: "bool" },
  names: { type: "array" },
  filled: { type: "array", minLength: 1 },
};

/** The condition of a machine whose copies are counted by an expression. */
function conditionOf(count: unknown, given: object = {}): unknown {
  const resources = [vm({ copy: { name: "l", count } })];
  const definitions = { positive: { type: "int", minValue: 2 } };
  const { one } = read({ parameters: COUNTED, definitions, resources }, given);
  return one?.path === "resources[0] copy ?" ? one.condition : "known";
}

test.each([
  "[parameters('any')]",
  "[parameters('zero')]",
  "[parameters('perhaps')]",
  "[if(parameters('flag'), 1, 0)]",
  "[if(parameters('flag'), 0, parameters('one'))]",
  "[length(parameters('names'))]",
  "[length(range(0, parameters('any')))]",
  "[length(concat(parameters('names'), parameters('names')))]",
  "[add(parameters('any'), parameters('zero'))]",
  "[min(parameters('one'), parameters('any'))]",
  "[max(parameters('filled'))]",
  "[min(parameters('filled'))]",
  "[mul(parameters('one'), parameters('any'))]",
  "[parameters(parameters('any'))]",
  "[reference('x').count]",
  "[parameters('filled')[0]]",
  "[x",
  {},
  undefined,
])("copies may be none, so a machine is conditional: %j", (count) => {
  expect(conditionOf(count)).toBe(UNKNOWN);
});

test.each([
  "[parameters('one')]",
  "[Parameters('ONE')]",
  "[parameters('few')]",
  "[parameters('own')]",
  "[if(parameters('flag'), 1, parameters('few'))]",
  "[length(parameters('filled'))]",
  "[length(range(0, parameters('one')))]",
  "[add(parameters('zero'), 1)]",
  "[min(parameters('one'), 5)]",
  "[max(parameters('any'), 1)]",
])("there is at least one copy, so a machine isn't conditional: %s", (count) => {
  expect(conditionOf(count)).toBeUndefined();
});

test("copies of a deployment with an unknown number make its machines conditional", () => {
  const deployment = (count: string) => ({
    type: "Microsoft.Resources/deployments",
    name: "d",
    copy: { name: "l", count },
    properties: { template: { resources: [vm()] } },
  });
  const resources = [deployment("[parameters('any')]"), deployment("[parameters('one')]")];
  const reading = read({ parameters: COUNTED, resources });
  expect(reading.resources.map(({ condition }) => condition)).toEqual([UNKNOWN, undefined]);
});
