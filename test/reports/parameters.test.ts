import { messages } from "../../documents/messages";
import { MAK } from "../policies/declare";
import { Folder, run } from "./command";

const folder = new Folder();
afterAll(() => {
  folder.remove();
});

const CONFIG = folder.write("config.json", { "activation-settings": { defaultCloud: "azure-stack-hub" } });
const TEMPLATE = {
  $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  contentVersion: "1.0.0.0",
  parameters: {
    sku: { type: "string" },
    mak: { type: "securestring", defaultValue: "" },
    image: { type: "object", defaultValue: {} },
  },
  resources: [
    {
      type: "Microsoft.Compute/virtualMachines",
      apiVersion: "2020-06-01",
      name: "vm",
      properties: {
        storageProfile: {
          imageReference: {
            publisher: "MicrosoftWindowsServer",
            offer: "WindowsServer",
            sku: "[coalesce(tryGet(parameters('image'), 'sku'), parameters('sku'))]",
            version: "latest",
          },
        },
      },
    },
    {
      condition: "[not(empty(parameters('mak')))]",
      type: "Microsoft.Compute/virtualMachines/extensions",
      apiVersion: "2020-06-01",
      name: "vm/activate",
      properties: {
        publisher: "Microsoft.Compute",
        type: "CustomScriptExtension",
        protectedSettings: { commandToExecute: "[concat('cscript slmgr.vbs /ipk ', parameters('mak'))]" },
      },
    },
  ],
};
const file = folder.write("main.json", TEMPLATE);
const values = (parameters: object) => ({
  $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  contentVersion: "1.0.0.0",
  parameters,
});
const vault = {
  keyVault: { id: "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v" },
  secretName: "m",
};
const old = folder.write("old.parameters.json", values({ sku: { value: "2012-Datacenter" } }));
const bare = { sku: { value: "2012-Datacenter" } };
const misnamed = folder.write("misnamed.json", { ...values(bare), $schema: TEMPLATE.$schema });
const nameless = folder.write("nameless.json", {
  schema: TEMPLATE.$schema,
  contentVersion: "1.0.0.0",
  parameters: bare,
});
const alone = folder.write("alone.json", { ...bare, mak: { reference: {} } });
const empty = folder.write("empty.json", {});
const texts = folder.write("texts.json", { parameters: { sku: "2012-Datacenter" } });
const keyed = folder.write("keyed.parameters.json", values({ mak: { value: MAK } }));
const hidden = folder.write(
  "vault.parameters.json",
  values({ SKU: { value: "2012-Datacenter" }, mak: { reference: vault } }),
);
const built = folder.write("built.json", {
  parametersJson: JSON.stringify(values({ sku: { value: "2012-Datacenter" }, mak: { value: MAK } })),
  templateJson: JSON.stringify(TEMPLATE),
});

/** Arguments after the configuration, and the policies that then report something. */
const CASES: readonly (readonly [what: string, args: readonly string[], said: readonly string[]])[] = [
  ["nothing given", [file], ["activation-undecided"]],
  ["a file", [file, "--parameters", old], ["mak-key-required"]],
  ["a file with the schema of a template", [file, "--parameters", misnamed], ["mak-key-required"]],
  ["a file without a schema", [file, "--parameters", nameless], ["mak-key-required"]],
  ["parameters alone", [file, "--parameters", alone], ["activation-undecided"]],
  ["two files", [file, "--parameters", old, "--parameters", keyed], []],
  ["a key vault", [file, "--parameters", hidden], ["activation-undecided"]],
  ["a value", [file, "--parameter", "sku=2012-Datacenter"], ["mak-key-required"]],
  ["a value that wins over a file", [file, "--parameters", old, "--parameter", "Sku=2019-Datacenter"], []],
  ["an object", [file, "--parameter", 'image={"sku": "2012-Datacenter"}'], ["mak-key-required"]],
  ["what build-params prints", [built], []],
  ["what build-params prints, with a value", [built, "--parameter", "mak="], ["mak-key-required"]],
  ["what build-params prints, as parameters", [file, "--parameters", built], []],
];

test.each(CASES)("a template with %s", (_, args, said) => {
  const { out, err } = run(["check", ...args, "--config", CONFIG, "--format", "sarif", "--quiet"]);
  const found = [...out.matchAll(/"ruleId": ?"([a-z-]+)"/g)].map(([, policy]) => policy);
  expect({ found, err }).toEqual({ found: said, err: "" });
  expect(out).not.toContain(MAK);
});

/** Arguments that can't be used, and what the error names. */
const REFUSED: readonly (readonly [what: string, args: readonly string[], error: string])[] = [
  [
    "a name that the template doesn't have",
    [file, "--parameter", `skuu=${MAK}`],
    messages.unknownParameter("skuu", "sku, mak, image"),
  ],
  ["a parameter file as input", [old], `old.parameters.json: ${messages.parametersAlone}`],
  ["a template as parameters", [file, "--parameters", file], `main.json: ${messages.notParameters}`],
  ["an empty object as parameters", [file, "--parameters", empty], `empty.json: ${messages.notParameters}`],
  ["texts as parameters", [file, "--parameters", texts], `texts.json: ${messages.notParameters}`],
  ["a value without a name", [file, "--parameter", MAK], "--parameter: expected name=value"],
  ["an object that is not JSON", [file, "--parameter", `image={${MAK}`], messages.parameterNotJson("image")],
  [
    "a file that doesn't exist",
    [file, "--parameters", "/nowhere"],
    "/nowhere: can't be read: no such file or directory (ENOENT)",
  ],
];

test.each(REFUSED)("%s is refused", (_, args, error) => {
  const { code, out, err } = run(["check", ...args]);
  expect(code).toBe(2);
  expect(err).toContain(error);
  expect(out + err).not.toContain(MAK);
});
