import { readInput } from "../../documents/read-input";
import { SKUS, template, undecidedOf } from "./choice-templates";

const sku = { type: "string", defaultValue: "2016-Datacenter", allowedValues: SKUS };
const open = (allowedValues: readonly string[]) => ({ type: "string", allowedValues });
const flagged = (defaultValue?: boolean) => ({ type: "bool", ...(defaultValue !== undefined && { defaultValue }) });
const word = (...values: readonly string[]) => ({ type: "string", defaultValue: values[0], allowedValues: values });
const byParameters = {
  properties: {
    storageProfile: {
      imageReference: { publisher: "[parameters('by')]", offer: "[parameters('offer')]", sku: "[parameters('sku')]" },
    },
  },
};
const byMap = {
  properties: {
    storageProfile: {
      imageReference: {
        publisher: "MicrosoftWindowsServer",
        offer: "WindowsServer",
        sku: "[createObject('old-core', '2012-Datacenter', 'old-full', '2016-Datacenter', 'new-core', '2019-Datacenter', 'new-full', '2022-datacenter')[concat(parameters('age'), '-', parameters('kind'))]]",
      },
    },
  },
};

test.each<[what: string, content: object, text: string]>([
  [
    "an image of three parameters",
    template(
      {
        by: word("Canonical", "MicrosoftWindowsServer"),
        offer: word("UbuntuServer", "WindowsServer"),
        sku: word("18.04-LTS", "2012-Datacenter"),
      },
      byParameters,
    ),
    "it fails with `by` = `MicrosoftWindowsServer` and `sku` = `2012-Datacenter`; ",
  ],
  [
    "a table by two words",
    template({ age: word("new", "old"), kind: word("full", "core") }, byMap),
    "it fails with `age` = `old` and `kind` = `core` (",
  ],
  [
    "an image, and whether it's deployed",
    template({ sku, deploy: flagged(false) }, { condition: "[parameters('deploy')]" }),
    "; `sku` = `2012-Datacenter` and `deploy` = `true` (",
  ],
  [
    "an image, and a parameter without a default",
    template({ sku, deploy: flagged() }, { condition: "[parameters('deploy')]" }),
    "; `sku` = `2012-Datacenter` and `deploy` = `true` (",
  ],
])("a machine that fails only with values of several parameters is undecided: %s", async (_, content, text) => {
  const result = await undecidedOf(content);
  expect(result.found).toEqual(["activation-undecided"]);
  expect(result.text).toContain(text);
});

const AGES = ["new", "old"];
const byTwo = (skus: Readonly<Record<string, string>>, kind: object = open(["full", "core"])) => {
  const sku = "[variables('skus')[concat(parameters('age'), '-', parameters('kind'))]]";
  const image = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku };
  const content = template({ age: open(AGES), kind }, { properties: { storageProfile: { imageReference: image } } });
  return { ...content, variables: { skus } };
};
const every = (sku: string) => ({ "new-full": sku, "new-core": sku, "old-full": sku, "old-core": sku });

test.each<[what: string, content: object, found: readonly string[], text: string]>([
  ["fails", byTwo(every("2012-Datacenter")), ["mak-key-required"], "Windows Server 2012"],
  ["activates", byTwo(every("2019-Datacenter")), [], ""],
  [
    "activates, or fails with some",
    byTwo({ ...every("2019-Datacenter"), "old-core": "2012-Datacenter" }),
    ["activation-undecided"],
    "it fails with `age` = `old` and `kind` = `core` (",
  ],
  [
    "is undecided with some",
    byTwo({ ...every("2012-Datacenter"), "old-core": "unheard-of" }),
    ["activation-undecided"],
    "which Windows it runs",
  ],
  [
    "depends on a word that may be any",
    byTwo(every("2012-Datacenter"), { type: "string" }),
    ["activation-undecided"],
    "which Windows it runs",
  ],
])("a machine of two parameters without defaults that %s", async (_, content, found, text) => {
  const result = await undecidedOf(content);
  expect(result.found).toEqual(found);
  expect(result.text).toContain(text);
});

test("values of parameters without defaults aren't tried together in a large template", async () => {
  const notes = "x".repeat(80_000);
  const large = (skus: Readonly<Record<string, string>>) => ({ ...byTwo(skus), metadata: { notes } });
  expect((await undecidedOf(large(every("2019-Datacenter")))).found).toEqual(["activation-undecided"]);
});

test("only values that decide about the image are tried together", () => {
  const parameters = { age: word("a", "b", "c"), kind: word("d", "e"), size: word("f", "g") };
  const { choices } = readInput(JSON.stringify(template(parameters, byMap)));
  const together = [...(choices?.tried() ?? [])].filter(({ values }) => values.length > 1);
  expect(together.map(({ values }) => values)).toEqual(
    ["b", "c"].map((age) => [
      ["age", age],
      ["kind", "e"],
    ]),
  );
});

test("values aren't tried together while some aren't tried alone", () => {
  const many = word(...Array.from({ length: 300 }, (_, index) => `a${index}`));
  const { choices } = readInput(JSON.stringify(template({ age: many, kind: word("d", "e") }, byMap)));
  expect(choices?.untried()).not.toEqual([]);
  expect([...(choices?.tried() ?? [])].every(({ values }) => values.length === 1)).toBe(true);
});

test("values aren't tried together in a large template", () => {
  const large = template(
    { sku, more: flagged(false) },
    { condition: "[parameters('more')]", tags: { notes: "x".repeat(300_000) } },
  );
  const { choices } = readInput(JSON.stringify(large));
  expect([...(choices?.tried() ?? [])].every(({ values }) => values.length === 1)).toBe(true);
});

test("parameters without a default are tried together only with one that has one", () => {
  const names = Array.from({ length: 30 }, (_, index) => `p${index}`);
  const values = Array.from({ length: 90 }, (_, index) => `${index}`);
  const joined = `[concat(${names.map((name) => `parameters('${name}')`).join(", ")})]`;
  const content = template(Object.fromEntries(names.map((name) => [name, open(values)] as const)), {
    properties: { storageProfile: { imageReference: { sku: joined } } },
  });
  const { choices } = readInput(JSON.stringify(content));
  expect([...(choices?.tried() ?? [])]).toEqual([]);
});
