import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";
import { judge } from "../../policies/judge";
import { vm } from "./live-files";

const PARAMETERS = {
  $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  contentVersion: "1.0.0.0",
  parameters: { sku: { value: "2012-Datacenter" } },
};

/** A template of a Hub with one machine. */
const TEMPLATE = {
  contentVersion: "1.0.0.0",
  apiProfile: "2020-09-01-hybrid",
  parameters: { sku: { type: "string" } },
  resources: [
    {
      type: "Microsoft.Compute/virtualMachines",
      apiVersion: "2017-12-01",
      name: "a",
      location: "local",
      properties: {
        storageProfile: {
          imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "[parameters('sku')]" },
        },
      },
    },
  ],
};

const BUILT = { templateJson: JSON.stringify(TEMPLATE), parametersJson: JSON.stringify(PARAMETERS) };

/** The same with a value for its parameter. */
const DECIDED = { ...TEMPLATE, parameters: { sku: { type: "string", defaultValue: "2012-Datacenter" } } };

function spec(type: string): object {
  return {
    id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.Resources/${type.replace(/(\/|$)/g, "/x$1")}`,
    type: `Microsoft.Resources/${type}`,
  };
}

test.each<readonly [what: string, content: string, reason: string]>([
  ["nothing", "", messages.empty],
  ["spaces", " \r\n", messages.empty],
  ["a mark", "\uFEFF", messages.empty],
  ["this command's report", JSON.stringify({ tool: "windows-activation", stacks: [] }), messages.ownReport],
  ["parameters", JSON.stringify(PARAMETERS), messages.parametersAlone],
  [
    "parameters that `az bicep build-params` built without a template",
    JSON.stringify({ parametersJson: "{}" }),
    messages.unrecognized("an object"),
  ],
  [
    "an object with another template",
    JSON.stringify({ template: { Resources: {} } }),
    messages.unrecognized("an object"),
  ],
  ["`az stack group show`", JSON.stringify(spec("deploymentStacks")), messages.withoutTemplate],
  ["`az ts show` without a version", JSON.stringify(spec("templateSpecs")), messages.withoutTemplate],
  ["`az deployment group show`", JSON.stringify(spec("deployments")), messages.withoutTemplate],
  ["a number", "1", messages.unrecognized("a number")],
])("refuses %s", (_, content, reason) => {
  expect(() => readInput(content)).toThrow(reason);
});

function verdicts(content: string): readonly string[] {
  const { kind, resources } = readInput(content, undefined, "main.json");
  expect(kind).toBe("template");
  const { judged } = judge({ stack: "main", resources, variables: {} }, {});
  return judged.map(({ verdict }) => verdict.kind);
}

test.each<readonly [what: string, content: object, verdict: string]>([
  ["a template without values", TEMPLATE, "undecided"],
  ["`az bicep build-params --stdout`", BUILT, "needs-key"],
  ["`az stack group export`", { template: DECIDED, templateLink: null }, "needs-key"],
  ["`az ts show --version 1`", { ...spec("templateSpecs/versions"), mainTemplate: DECIDED }, "needs-key"],
  [
    "a template spec of the REST API",
    { ...spec("templateSpecs/versions"), properties: { mainTemplate: DECIDED } },
    "needs-key",
  ],
  ["a template as text in a managed application's definition", { mainTemplate: JSON.stringify(DECIDED) }, "needs-key"],
  ["a template with an object of that name", { ...DECIDED, template: { ...DECIDED, resources: [] } }, "needs-key"],
])("%s", (_, content, verdict) => {
  expect(verdicts(JSON.stringify(content))).toEqual([verdict]);
});

test.each([
  [{ x: 1 }, false],
  [{ TemplateLink: {} }, true],
])("a template that holds %j may link to others: %s", (more, links) => {
  expect(readInput(JSON.stringify({ ...TEMPLATE, outputs: more })).links).toBe(links);
});

test("a list of machines from standard input", () => {
  const { files, resources } = readInput(JSON.stringify([vm("a", "2012-Datacenter")]));
  expect(files).toBeUndefined();
  expect(resources).toHaveLength(2);
});

test("the URN of a template names its file", () => {
  const content = JSON.stringify(TEMPLATE);
  const [named, input] = [readInput(content, undefined, "main.json"), readInput(content)].map(
    ({ resources }) => resources[0]?.urn,
  );
  expect(named).toContain("main");
  expect(input).toContain("template");
});
