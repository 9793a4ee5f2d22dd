import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-document";
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
