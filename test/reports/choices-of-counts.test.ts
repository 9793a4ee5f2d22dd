import { readInput } from "../../documents/read-input";
import { MACHINE, template, undecidedOf } from "./choice-templates";

const old = { type: "string", defaultValue: "2012-Datacenter" };
const elements = "[length(parameters('count'))]";
const none = { type: "int", defaultValue: 0 };
const loop = (count: string) => ({ copy: { name: "l", count }, name: "[concat('vm', copyIndex())]" });
const counted = (count: object, written = "[parameters('count')]", sku: object = old) =>
  template({ sku, count }, loop(written));

const counting = {
  type: "Microsoft.Resources/deployments",
  name: "module",
  properties: {
    expressionEvaluationOptions: { scope: "inner" },
    parameters: { number: { value: "[parameters('count')]" } },
    template: template({ sku: old, number: { type: "int" } }, loop("[parameters('number')]")),
  },
};

test.each<[what: string, content: object, value: string]>([
  ["a number", counted(none), "`count` = `1`"],
  ["a number as text", counted({ type: "string", defaultValue: "0" }, "[int(parameters('count'))]"), "`count` = `1`"],
  ["a number that is multiplied", counted(none, "[mul(2, parameters('count'))]"), "`count` = `1`"],
  [
    "a condition on a number",
    template({ sku: old, count: none }, { condition: "[greater(parameters('count'), 0)]" }),
    "`count` = `1`",
  ],
  ["a list", counted({ type: "array", defaultValue: [] }, elements), '`count` = `["…"]`'],
  ["a number for a module", { ...template({ count: none }), resources: [counting] }, "`count` = `1`"],
  [
    "a number, with another image",
    counted(none, "[parameters('count')]", {
      ...old,
      defaultValue: "2016-Datacenter",
      allowedValues: ["2012-Datacenter"],
    }),
    "`sku` = `2012-Datacenter` and `count` = `1`",
  ],
])("a machine that only another value deploys is undecided if it fails: %s", async (_, content, value) => {
  const { found, rows, text } = await undecidedOf(content);
  expect({ found, rows }).toEqual({ found: ["activation-undecided"], rows: 1 });
  expect(text).toContain(value);
});

const recent = { type: "string", defaultValue: "2019-Datacenter" };

test.each<[what: string, content: object, given: Readonly<Record<string, string>>]>([
  ["it activates", counted(none, "[parameters('count')]", recent), {}],
  ["its image isn't known either", counted(none, "[parameters('count')]", { type: "string" }), {}],
  ["no number is allowed", counted({ ...none, maxValue: 0 }), {}],
  ["no element is allowed", counted({ type: "array", defaultValue: [], maxLength: 0 }, elements), {}],
  ["none is given", counted(none), { count: "0" }],
])("nothing is reported on a machine that isn't deployed by default if %s", async (_, content, given) => {
  const { found, rows } = await undecidedOf(content, given);
  expect({ found, rows }).toEqual({ found: [], rows: 0 });
});

test.each<[what: string, count: object, tried: number]>([
  ["a number that isn't zero by default", { type: "int", defaultValue: 2 }, 0],
  ["a list that isn't empty by default", { type: "array", defaultValue: ["a"] }, 0],
  ["a text", { type: "string", defaultValue: "" }, 1],
  ["a number that is zero by default", none, 1],
])("what is tried of %s", (_, count, tried) => {
  const content = { ...counted(count), resources: [{ ...MACHINE, ...loop("[length(string(parameters('count')))]") }] };
  expect([...(readInput(JSON.stringify(content)).choices?.tried() ?? [])]).toHaveLength(tried);
});

const many = { type: "int", defaultValue: 0, allowedValues: [3, 0, 1, 2, 9, 4] };
const ofCount = { imageReference: { offer: "[concat('a', parameters('count'))]" } };
const passedOn = {
  ...counting.properties,
  template: template({ sku: recent, number: many }, loop("[parameters('number')]")),
};

test.each<[what: string, content: object, tried: readonly unknown[]]>([
  ["only counts machines", counted(many, "[sub(10, parameters('count'))]"), [1, 9]],
  [
    "only counts those of a module",
    { ...template({ count: many }), resources: [{ ...counting, properties: passedOn }] },
    [1, 9],
  ],
  ["has two others", counted({ ...many, allowedValues: [0, 4, 2] }), [4, 2]],
  ["has texts", counted({ ...many, allowedValues: [0, 1, 2, 3, "4"] }), [1, 2, 3, "4"]],
  [
    "decides about a condition, too",
    template(
      { sku: old, count: many },
      { ...loop("[parameters('count')]"), condition: "[equals(parameters('count'), 3)]" },
    ),
    [3, 1, 2, 9, 4],
  ],
  [
    "decides about an image, too",
    template({ count: many }, { ...loop("[parameters('count')]"), properties: { storageProfile: ofCount } }),
    [3, 1, 2, 9, 4],
  ],
])("a number that %s is tried with these values", (_, content, tried) => {
  const choices = [...(readInput(JSON.stringify(content)).choices?.tried() ?? [])];
  const alone = choices.filter(({ values }) => values.length === 1);
  expect(alone.map(({ values }) => values[0]?.[1])).toEqual(tried);
});

test.each<[what: string, resource: object, tried: number]>([
  ["addresses", { type: "Microsoft.Network/publicIPAddresses" }, 0],
  ["machines", MACHINE, 1],
  ["extensions", { type: "Microsoft.Compute/virtualMachines/extensions" }, 1],
  ["what an image decides", { type: "Some.Provider/pools", properties: { imageReference: {} } }, 1],
])("a condition on as many %s as there are machines", (_, resource, tried) => {
  const copy = { name: "l", count: "[parameters('virtualMachineCount')]" };
  const content = {
    ...template({ isPublic: { type: "bool", defaultValue: false }, virtualMachineCount: { type: "int", minValue: 1 } }),
    resources: [{ ...resource, name: "[concat('a', copyIndex())]", condition: "[parameters('isPublic')]", copy }],
  };
  expect([...(readInput(JSON.stringify(content)).choices?.tried() ?? [])]).toHaveLength(tried);
});
