import { readInput } from "../../documents/read-input";
import { MACHINE, SKUS, template, undecidedOf } from "./choice-templates";

const sku = { type: "string", defaultValue: "2016-Datacenter", allowedValues: SKUS };
const old = { type: "string", defaultValue: "2012-Datacenter" };

test("a machine that fails with other values that its template allows is undecided, with those values", async () => {
  const { found, text, rows } = await undecidedOf(template({ sku }));
  expect({ found, rows }).toEqual({ found: ["activation-undecided"], rows: 1 });
  expect(text).toContain("`sku` = `2008-R2-SP1`; `sku` = `2012-Datacenter` ");
});

test.each([
  ["a flag", { type: "bool", defaultValue: false }, "[parameters('deploy')]", "`deploy` = `true`"],
  [
    "a word",
    { type: "string", defaultValue: "no", allowedValues: ["yes", "no"] },
    "[equals(parameters('deploy'), 'yes')]",
    "`deploy` = `yes`",
  ],
])("a machine that isn't deployed by default, but by %s, is undecided", async (_, deploy, condition, value) => {
  const { found, text, rows } = await undecidedOf(template({ sku: old, deploy }, { condition }));
  expect({ found, rows }).toEqual({ found: ["activation-undecided"], rows: 1 });
  expect(text).toContain(value);
});

const loop = (count: string) => ({ copy: { name: "l", count }, name: "[concat('vm', copyIndex())]" });

test.each<[what: string, count: string, deploy: object, text: string]>([
  ["a flag", "[if(parameters('deploy'), 1, 0)]", { type: "bool", defaultValue: false }, "`deploy` = `true`"],
  [
    "a word",
    "[if(equals(parameters('deploy'), 'yes'), 3, 0)]",
    { type: "string", defaultValue: "no", allowedValues: ["yes", "no"] },
    "`deploy` = `yes`",
  ],
  ["a number", "[parameters('deploy')]", { type: "int", defaultValue: 0, allowedValues: [0, 2, 1] }, "`deploy` = `1`"],
  ["no default", "[if(parameters('deploy'), 1, 0)]", { type: "bool" }, "number of copies"],
])("a machine without copies by default, but with some by %s, is undecided once", async (_, count, deploy, text) => {
  const result = await undecidedOf(template({ sku: old, deploy }, loop(count)));
  expect({ found: result.found, rows: result.rows }).toEqual({ found: ["activation-undecided"], rows: 1 });
  expect(result.text).toContain(text);
});

test.each<[what: string, count: string, deploy: object, found: readonly string[]]>([
  ["a number that must be given", "[parameters('deploy')]", { type: "int", minValue: 1 }, ["mak-key-required"]],
  [
    "more or fewer",
    "[parameters('deploy')]",
    { type: "int", defaultValue: 1, allowedValues: [1, 2] },
    ["mak-key-required"],
  ],
  [
    "copies, or one more by another flag",
    "[if(parameters('deploy'), 1, 2)]",
    { type: "bool", defaultValue: true },
    ["mak-key-required"],
  ],
])("machines that need a key are reported as before: %s", async (_, count, deploy, found) => {
  expect((await undecidedOf(template({ sku: old, deploy }, loop(count)))).found).toEqual(found);
});

test("a number of copies isn't tried if it isn't zero by default", () => {
  const more = { type: "int", defaultValue: 1, allowedValues: [1, 2] };
  const { choices } = readInput(JSON.stringify(template({ sku: old, more }, loop("[parameters('more')]"))));
  expect([...(choices?.tried() ?? [])]).toEqual([]);
});

test.each([
  ["a definition", { release: { type: "string", allowedValues: SKUS } }],
  [
    "a definition of a definition",
    { release: { $ref: "#/definitions/all" }, all: { type: "string", allowedValues: SKUS } },
  ],
])("values that %s allows are tried", async (_, definitions) => {
  const declared = { $ref: "#/definitions/release", defaultValue: "2016-Datacenter" };
  const { found, text } = await undecidedOf({ ...template({ sku: declared }), languageVersion: "2.0", definitions });
  expect(found).toEqual(["activation-undecided"]);
  expect(text).toContain("`sku` = `2008-R2-SP1`; `sku` = `2012-Datacenter` ");
});

test("definitions that reference each other allow nothing", async () => {
  const definitions = { a: { $ref: "#/definitions/b" }, b: { $ref: "#/definitions/a" } };
  const declared = { $ref: "#/definitions/a", defaultValue: "2016-Datacenter" };
  expect((await undecidedOf({ ...template({ sku: declared }), definitions })).found).toEqual([]);
});

test("a module's machine is undecided because of the module's parameters", async () => {
  const inner = template({ sku: { type: "string" } });
  const module = {
    type: "Microsoft.Resources/deployments",
    name: "module",
    properties: {
      expressionEvaluationOptions: { scope: "inner" },
      parameters: { sku: { value: "[parameters('which')]" } },
      template: inner,
    },
  };
  const { found } = await undecidedOf({ ...template({ which: sku }), resources: [module] });
  expect(found).toEqual(["activation-undecided"]);
});

const SILENT: readonly (readonly [what: string, content: object, texts: Readonly<Record<string, string>>])[] = [
  ["a value that is given", template({ sku }), { sku: "2019-Datacenter" }],
  [
    "values that all activate",
    template({ sku: { ...sku, allowedValues: ["2016-Datacenter", "2019-Datacenter"] } }),
    {},
  ],
  ["values of something else", template({ sku: { ...sku, allowedValues: undefined }, size: { ...sku } }), {}],
];

test.each(SILENT)("%s leaves nothing undecided", async (_, content, texts) => {
  expect((await undecidedOf(content, texts)).found).toEqual([]);
});

test.each([
  [150_000, ["activation-undecided", "activation-undecided"], "another value of `sku`"],
  [300_000, ["activation-undecided", "activation-undecided"], "2 other values of `sku`"],
  [30_000, ["activation-undecided"], ""],
])(
  "values that a template of %d characters leaves untried are a finding of their own",
  async (size, found, untried) => {
    const large = template({ sku }, { tags: { notes: "x".repeat(size) } });
    const findings = await undecidedOf(large);
    expect(findings.found).toEqual(found);
    expect(findings.all).toContain(untried);
  },
);

test.each<[what: string, image: object, found: readonly string[]]>([
  ["of an image that never runs Windows", { publisher: "Canonical", offer: "UbuntuServer" }, []],
  [
    "of an image that may run Windows",
    { publisher: "MicrosoftSQLServer", offer: "[parameters('sku')]" },
    ["activation-undecided"],
  ],
])("untried values %s", async (_, image, found) => {
  const imageReference = { ...image, sku: "[parameters('sku')]" };
  const large = template(
    { sku: { ...sku, defaultValue: "sql2019-ws2019", allowedValues: [...SKUS, "sql2019-ws2019"] } },
    { tags: { notes: "x".repeat(300_000) }, properties: { storageProfile: { imageReference } } },
  );
  expect((await undecidedOf(large)).found).toEqual(found);
});

test("untried values of a machine that isn't deployed by default are a finding of their own", async () => {
  const deploy = { type: "string", defaultValue: "no", allowedValues: ["no", "maybe", "yes"] };
  const condition = "[equals(parameters('deploy'), 'yes')]";
  const large = template({ sku: old, deploy }, { condition, tags: { notes: "x".repeat(300_000) } });
  expect((await undecidedOf(large)).all).toContain("another value of `deploy`");
});

test("values that aren't tried because they were given leave nothing open", async () => {
  const large = template({ sku }, { tags: { notes: "x".repeat(300_000) } });
  expect((await undecidedOf(large, { sku: "2019-Datacenter" })).found).toEqual([]);
});

test("a machine that fails with its defaults is reported once", async () => {
  const { found } = await undecidedOf(template({ sku: { ...sku, defaultValue: "2012-Datacenter" } }));
  expect(found).toEqual(["mak-key-required"]);
});

test.each([
  [
    "a disk controller",
    { diskControllerType: "[if(contains(parameters('more'), 'v6'), 'NVMe', 'SCSI')]" },
    ["sku", "sku", "sku"],
  ],
  [
    "an encryption set",
    { osDisk: { managedDisk: { diskEncryptionSet: { id: "[parameters('more')]" } } } },
    ["sku", "sku", "sku"],
  ],
  ["a data disk's size", { dataDisks: [{ diskSizeGB: "[parameters('more')]" }] }, ["sku", "sku", "sku"]],
  [
    "the type of the OS disk",
    { osDisk: { managedDisk: { storageAccountType: "[parameters('more')]" } } },
    ["sku", "sku", "sku"],
  ],
  [
    "where the OS disk goes",
    {
      osDisk: {
        name: "[parameters('more')]",
        vhd: { uri: "[parameters('more')]" },
        vhdContainers: ["[parameters('more')]"],
      },
    },
    ["sku", "sku", "sku"],
  ],
  [
    "which image the OS disk has",
    { osDisk: { image: { uri: "[parameters('more')]" } } },
    ["sku", "sku", "sku", "more", "more", "more"],
  ],
  [
    "how the OS disk is made",
    { osDisk: { createOption: "[parameters('more')]" } },
    ["sku", "sku", "sku", "more", "more", "more"],
  ],
])("%s is tried only if it decides about the image", (_, storage, expected) => {
  const storageProfile = { ...MACHINE.properties.storageProfile, ...storage };
  const content = template({ sku, more: { ...sku } }, { properties: { storageProfile } });
  const { choices } = readInput(JSON.stringify(content));
  const alone = [...(choices?.tried() ?? [])].filter(({ values }) => values.length === 1);
  expect(alone.flatMap(({ values }) => values).map(([parameter]) => parameter)).toEqual(expected);
});

test("a deployment of nothing isn't tried, whatever its name", () => {
  const telemetry = (resources?: unknown) => ({
    type: "Microsoft.Resources/deployments",
    condition: "[parameters('report')]",
    name: "46d3xbcp.res.compute-virtualmachine",
    properties: { template: { contentVersion: "1.0.0.0", ...(resources !== undefined && { resources }) } },
  });
  const triedWith = (resources?: unknown) => {
    const content = {
      ...template({ report: { type: "bool", defaultValue: true } }),
      resources: [telemetry(resources)],
    };
    return [...(readInput(JSON.stringify(content)).choices?.tried() ?? [])].length;
  };
  expect([triedWith([]), triedWith({}), triedWith(), triedWith([MACHINE])]).toEqual([0, 0, 0, 1]);
});

const must = (allowedValues?: readonly unknown[], type = "string") => ({ type, allowedValues });
const linux = {
  properties: {
    storageProfile: { imageReference: { publisher: "Canonical", offer: "x", sku: "[parameters('sku')]" } },
  },
};

test.each<[what: string, content: object, found: readonly string[], text: string]>([
  ["fails", template({ sku: must(["2012-Datacenter", "2008-R2-SP1"]) }), ["mak-key-required"], "Windows Server 2012"],
  ["activates", template({ sku: must(["2016-Datacenter", "2019-Datacenter"]) }), [], ""],
  ["runs no Windows", template({ sku: must(["18.04", "20.04"]) }, linux), [], ""],
  [
    "activates, or fails with some",
    template({ sku: must(SKUS) }),
    ["activation-undecided"],
    "it fails with `sku` = `2008-R2-SP1`; `sku` = `2012-Datacenter` ",
  ],
  [
    "fails for different reasons",
    template({ sku: must(["2012-Datacenter", "2022-datacenter-azure-edition"]) }),
    ["activation-undecided"],
    "it fails with `sku` = `2012-Datacenter`; `sku` = `2022-datacenter-azure-edition` ",
  ],
  [
    "is undecided with one",
    template({ sku: must(["2012-Datacenter", "23h2-datacenter-core"]) }),
    ["activation-undecided"],
    "which Windows it runs",
  ],
  [
    "isn't deployed, or fails",
    template({ sku: old, deploy: must(undefined, "bool") }, { condition: "[parameters('deploy')]" }),
    ["activation-undecided"],
    "it fails with `deploy` = `true` ",
  ],
  ["may be any", template({ sku: must() }), ["activation-undecided"], "which Windows it runs"],
  [
    "is null if it isn't given",
    template({ sku: { ...must(["2012-Datacenter"]), nullable: true } }),
    ["activation-undecided"],
    "",
  ],
  [
    "isn't tried because there are too many",
    template({ sku: must(["2016-Datacenter", "2019-Datacenter"]) }, { tags: { notes: "x".repeat(300_000) } }),
    ["activation-undecided"],
    "which Windows it runs",
  ],
])("a machine that %s with every value of a parameter without a default", async (_, content, found, text) => {
  const result = await undecidedOf(content);
  expect(result.found).toEqual(found);
  expect(result.text).toContain(text);
});
