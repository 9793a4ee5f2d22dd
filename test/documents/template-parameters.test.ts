import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";
import { type GivenParameters, readParameters } from "../../documents/template-parameters";
import { judge } from "../../policies/judge";

const SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#";
const VALUES = { sku: { value: "2012-Datacenter" }, key: { reference: { keyVault: { id: "x" } } } };

test.each<readonly [what: string, content: unknown]>([
  ["a parameter file", { $schema: SCHEMA, contentVersion: "1.0.0.0", parameters: VALUES }],
  ["a parameter file with another schema", { $schema: "https://x/y.json", parameters: VALUES }],
  ["a parameter file without a schema", { parameters: VALUES }],
  ["parameters alone", VALUES],
  ["`az bicep build-params --stdout`", { parametersJson: JSON.stringify({ parameters: VALUES }), templateJson: "{}" }],
])("%s gives values", (_, content) => {
  expect(readParameters(JSON.stringify(content))).toEqual(VALUES);
});

test("a parameter file may give no values", () => {
  expect(readParameters(JSON.stringify({ $schema: SCHEMA, parameters: {} }))).toEqual({});
});

test.each<readonly [what: string, content: string]>([
  ["a text", '"x"'],
  ["no JSON", "sku=2012-Datacenter"],
  ["an empty object", "{}"],
  ["values by themselves", '{"sku": "2012-Datacenter"}'],
  ["some values by themselves", '{"sku": "2012-Datacenter", "key": {"value": 1}}'],
  ["values of another kind", '{"sku": {"type": "string"}}'],
  ["a list of parameters", JSON.stringify({ $schema: SCHEMA, parameters: [VALUES] })],
  [
    "a template",
    JSON.stringify({ $schema: "https://x/deploymentTemplate.json#", parameters: { sku: { type: "string" } } }),
  ],
])("%s isn't a parameter file", (_, content) => {
  expect(() => readParameters(content)).toThrow(messages.notParameters);
});

/** A template of a Hub with one machine, whose image is an object and whose number is a parameter. */
const TEMPLATE = {
  contentVersion: "1.0.0.0",
  apiProfile: "2020-09-01-hybrid",
  parameters: {
    sku: { type: "string", defaultValue: "2019-Datacenter" },
    image: { type: "Object", defaultValue: {} },
    skus: { type: "array", defaultValue: [] },
  },
  resources: [
    {
      type: "Microsoft.Compute/virtualMachines",
      apiVersion: "2017-12-01",
      name: "a",
      location: "local",
      properties: {
        storageProfile: {
          imageReference: {
            publisher: "MicrosoftWindowsServer",
            offer: "WindowsServer",
            sku: "[coalesce(tryGet(parameters('image'), 'sku'), tryGet(parameters('skus'), 0), parameters('sku'))]",
          },
        },
      },
    },
  ],
};

function verdictWith(given: Partial<GivenParameters>, template: object = TEMPLATE): string | undefined {
  const { resources } = readInput(JSON.stringify(template), { entries: {}, texts: {}, ...given });
  const { judged } = judge({ stack: "main", resources, variables: {} }, {});
  return judged[0]?.verdict.kind;
}

const OLD = "2012-Datacenter";

test.each<readonly [what: string, given: Partial<GivenParameters>, verdict: string]>([
  ["nothing", {}, "activates"],
  ["a value", { entries: { sku: { value: OLD } } }, "needs-key"],
  ["a value of a name in other case", { entries: { SKU: { value: OLD } } }, "needs-key"],
  ["a text", { texts: { sku: OLD } }, "needs-key"],
  ["a text of a name in other case", { texts: { Sku: OLD } }, "needs-key"],
  [
    "a value and a text, which wins",
    { entries: { SKU: { value: OLD } }, texts: { sku: "2016-Datacenter" } },
    "activates",
  ],
  ["a reference", { entries: { sku: { reference: {} } } }, "undecided"],
  ["an object as text", { texts: { image: JSON.stringify({ sku: OLD }) } }, "needs-key"],
  ["an array as text", { texts: { skus: JSON.stringify([OLD]) } }, "needs-key"],
  ["a text that looks like JSON", { texts: { sku: "2012" } }, "needs-key"],
])("a template takes %s", (_, given, verdict) => {
  expect(verdictWith(given)).toBe(verdict);
});

test.each<readonly [what: string, given: Partial<GivenParameters>, template: object, reason: string]>([
  [
    "an unknown value",
    { entries: { os: { value: OLD } } },
    TEMPLATE,
    messages.unknownParameter("os", "sku, image, skus"),
  ],
  ["an unknown text", { texts: { os: OLD } }, TEMPLATE, messages.unknownParameter("os", "sku, image, skus")],
  [
    "a value for a template without parameters",
    { texts: { sku: OLD } },
    { ...TEMPLATE, parameters: {} },
    messages.unknownParameter("sku", "none"),
  ],
  ["a text that is no object", { texts: { image: "2012-Datacenter" } }, TEMPLATE, messages.parameterNotJson("image")],
  ["a text that is no array", { texts: { skus: "[" } }, TEMPLATE, messages.parameterNotJson("skus")],
])("a template refuses %s", (_, given, template, reason) => {
  expect(() => verdictWith(given, template)).toThrow(reason);
});
