import { MACHINE, template, undecidedOf } from "./choice-templates";

const old = { type: "string", defaultValue: "2012-Datacenter" };
const recent = { type: "string", defaultValue: "2019-Datacenter" };
const text = { type: "string", defaultValue: "" };
const given = "[not(empty(parameters('p')))]";
const copies = (count: string) => ({ copy: { name: "l", count }, name: "[concat('vm', copyIndex())]" });

/** A machine that a text of the template switches on, in a module that gets the text. */
const inModule = {
  ...template({ p: text }),
  resources: [
    {
      type: "Microsoft.Resources/deployments",
      name: "module",
      properties: {
        expressionEvaluationOptions: { scope: "inner" },
        parameters: { q: { value: "[parameters('p')]" } },
        template: template({ sku: old, q: { type: "string" } }, { condition: "[not(empty(parameters('q')))]" }),
      },
    },
  ],
};

test.each<[what: string, content: object, value: string]>([
  ["a password", template({ sku: old, p: { ...text, type: "securestring" } }, { condition: given }), "`p` = `…`"],
  [
    "a text that is compared",
    template({ sku: old, p: text }, { condition: "[not(equals(parameters('p'), ''))]" }),
    "`p`",
  ],
  [
    "a word without allowed values",
    template(
      { sku: old, p: { type: "string", defaultValue: "no" } },
      { condition: "[equals(parameters('p'), 'yes')]" },
    ),
    "`p` = `…`",
  ],
  [
    "an object's member",
    template({ sku: old, p: { type: "object", defaultValue: { vm: false } } }, { condition: "[parameters('p').vm]" }),
    "`p` = `…`",
  ],
  ["a nullable text", template({ sku: old, p: { type: "string", nullable: true } }, { condition: given }), "`p` = `…`"],
  [
    "a nullable flag",
    template({ sku: old, p: { type: "bool", nullable: true } }, { condition: "[coalesce(parameters('p'), false())]" }),
    "`p` = `…`",
  ],
  [
    "a nullable number of copies",
    template({ sku: old, p: { type: "int", nullable: true } }, copies("[coalesce(parameters('p'), 0)]")),
    "`p` = `…`",
  ],
  ["a nullable list", template({ sku: old, p: { type: "array", nullable: true } }, { condition: given }), "`p` = `…`"],
  ["a number of copies", template({ sku: old, p: text }, copies("[if(empty(parameters('p')), 0, 2)]")), "`p` = `…`"],
  [
    "two texts",
    template(
      { sku: old, p: text, q: text },
      { condition: "[and(not(empty(parameters('p'))), not(empty(parameters('q'))))]" },
    ),
    "`p` = `…` and `q` = `…`",
  ],
  [
    "a text, with another image",
    template({ sku: { ...recent, allowedValues: ["2012-Datacenter"] }, p: text }, { condition: given }),
    "`sku` = `2012-Datacenter` and `p` = `…`",
  ],
  [
    "a text that must be given, with another image",
    template({ sku: { ...recent, allowedValues: ["2012-Datacenter"] }, p: { type: "string" } }, { condition: given }),
    "`sku` = `2012-Datacenter`",
  ],
  ["a module's text", inModule, "`p` = `…`"],
])("a machine that %s switches on is undecided if it fails", async (_, content, value) => {
  const { found, rows, text: message } = await undecidedOf(content);
  expect({ found, rows }).toEqual({ found: ["activation-undecided"], rows: 1 });
  expect(message).toContain(value);
});

const MACHINE_2019 = {
  ...MACHINE,
  properties: {
    storageProfile: { imageReference: { ...MACHINE.properties.storageProfile.imageReference, sku: "2019-Datacenter" } },
  },
};
const EXTENSION = { type: "Microsoft.Compute/virtualMachines/extensions", name: "vm/e", condition: given };

test.each<[what: string, content: object, values: Readonly<Record<string, string>>]>([
  ["it activates", template({ sku: recent, p: text }, { condition: given }), {}],
  ["its image isn't known", template({ sku: { type: "string" }, p: text }, { condition: given }), {}],
  ["the text is given", template({ sku: old, p: text }, { condition: given }), { p: "" }],
  ["the text decides about its image", template({ sku: { ...text, defaultValue: "2019-Datacenter" } }), {}],
  ["the text decides about an extension", { ...template({ p: text }), resources: [MACHINE_2019, EXTENSION] }, {}],
])("nothing is reported on a machine if %s", async (_, content, values) => {
  expect((await undecidedOf(content, values)).found).toEqual([]);
});

test("a machine that fails by default is reported as before, whatever switches it off", async () => {
  const content = template({ sku: old, p: { ...text, defaultValue: "yes" } }, { condition: given });
  expect((await undecidedOf(content)).found).toEqual(["mak-key-required"]);
});

test("texts of a large template that aren't tried one at a time are tried at once", async () => {
  const texts = Object.fromEntries(["a", "b", "c", "p"].map((name) => [name, text]));
  const filler = { type: "Microsoft.Network/x", name: "x", tags: { imageReference: "-".repeat(200_000) } };
  const anyOf = "[or(not(empty(parameters('a'))), not(empty(parameters('p'))))]";
  const large = (sku: object) => {
    const small = template({ sku, ...texts }, { condition: anyOf });
    return { ...small, resources: [{ ...MACHINE, condition: anyOf }, filler] };
  };
  const { found, text: message } = await undecidedOf(large(old));
  expect(found).toEqual(["activation-undecided"]);
  expect(message).toContain("`p` = `…`");
  expect((await undecidedOf(large(recent))).found).toEqual([]);
});
