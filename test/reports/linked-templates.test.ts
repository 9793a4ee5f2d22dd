import { mkdirSync, symlinkSync } from "node:fs";
import { isObject } from "../../values/read";
import { Folder, run } from "./command";

const folder = new Folder();
afterAll(() => {
  folder.remove();
});
for (const path of ["repo/app/nested", "repo/shared", "outside"]) mkdirSync(folder.at(path), { recursive: true });

const SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
const machineOf = (sku: string, parameters: object = {}) => ({
  $schema: SCHEMA,
  contentVersion: "1.0.0.0",
  parameters,
  resources: [
    {
      type: "Microsoft.Compute/virtualMachines",
      apiVersion: "2020-06-01",
      name: "vm",
      properties: {
        storageProfile: { imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku } },
      },
    },
  ],
});
const linking = (templateLink: object, parameters: object = {}, declared: object = {}) => ({
  $schema: SCHEMA,
  contentVersion: "1.0.0.0",
  parameters: declared,
  resources: [
    {
      type: "Microsoft.Resources/deployments",
      apiVersion: "2021-04-01",
      name: "child",
      properties: { mode: "Incremental", templateLink, parameters },
    },
  ],
});

const CONFIG = folder.write("config.json", { "activation-settings": { defaultCloud: "azure-stack-hub" } });
const SKU = { sku: { type: "string" } };
const OLD = { sku: { value: "2012-Datacenter" } };
folder.write("repo/app/main.json", linking({ uri: "https://h/app/nested/vm.json?sv=1" }, OLD));
folder.write("repo/app/nested/vm.json", machineOf("[parameters('sku')]", SKU));
folder.write("repo/app/up.json", linking({ relativePath: "../shared/old.json" }));
folder.write("repo/app/away.json", linking({ relativePath: "../../outside/old.json" }));
folder.write("repo/app/symbolic.json", linking({ relativePath: "alias.json" }));
folder.write(
  "repo/app/choice.json",
  linking(
    { relativePath: "nested/vm.json" },
    { sku: { value: "[parameters('release')]" } },
    {
      release: {
        type: "string",
        defaultValue: "2019-Datacenter",
        allowedValues: ["2019-Datacenter", "2012-Datacenter"],
      },
    },
  ),
);
folder.write("repo/shared/old.json", machineOf("2012-Datacenter"));
folder.write("outside/old.json", machineOf("2012-Datacenter"));
symlinkSync(folder.at("outside/old.json"), folder.at("repo/app/alias.json"));

/** The findings of a run, as file and policy. */
function findingsOf(cwd: string, ...args: readonly string[]): readonly string[] {
  const { out } = run(["check", ...args, "--config", CONFIG, "--format", "json"], { cwd: folder.at(cwd) });
  const report: unknown = JSON.parse(out);
  const stacks = isObject(report) && Array.isArray(report["stacks"]) ? report["stacks"].filter(isObject) : [];
  return stacks.flatMap(({ file, findings }) =>
    (Array.isArray(findings) ? findings : []).filter(isObject).map(({ policy }) => `${String(file)} ${String(policy)}`),
  );
}

const KEY = "mak-key-required";
const UNDECIDED = "activation-undecided";

const CASES: readonly (readonly [what: string, cwd: string, args: readonly string[], found: readonly string[]])[] = [
  ["a file in a folder below", "repo/app", ["main.json"], [`main.json ${KEY}`]],
  [
    "a template and what it links to, both named",
    "repo/app",
    ["main.json", "nested/vm.json"],
    [`main.json ${KEY}`, `nested/vm.json ${UNDECIDED}`],
  ],
  ["a pattern that finds both", "repo/app", ["{main,nested/vm}.json"], [`main.json ${KEY}`]],
  ["a file found before the one that links to it", "repo", ["app/{nested/vm,main}.json"], [`app/main.json ${KEY}`]],
  ["a file next to the folder, from the repository", "repo", ["app/up.json"], [`app/up.json ${KEY}`]],
  ["a file next to the folder, from the folder", "repo/app", ["up.json"], [`up.json ${UNDECIDED}`]],
  ["a file next to the folder, which is given too", "repo/app", ["up.json", "../shared"], [`up.json ${KEY}`]],
  ["a file outside", "repo", ["app/away.json"], [`app/away.json ${UNDECIDED}`]],
  ["a symbolic link to a file outside", "repo", ["app/symbolic.json"], [`app/symbolic.json ${UNDECIDED}`]],
  ["another value of a parameter that it passes on", "repo", ["app/choice.json"], [`app/choice.json ${UNDECIDED}`]],
];

test.each(CASES)("%s", (_, cwd, args, found) => {
  expect(findingsOf(cwd, ...args)).toEqual(found);
});

test("explain machine reads linked templates, too", () => {
  const { out } = run(["explain", "machine", "vm", "app/main.json", "--config", CONFIG], { cwd: folder.at("repo") });
  expect(out).toContain("Windows Server 2012 Datacenter");
});
