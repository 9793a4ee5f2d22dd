import { chmodSync, mkdirSync } from "node:fs";
import { messages } from "../../reports/messages";
import { WATCHED, effectsIn } from "../isolation/permission";
import { MAK } from "../policies/declare";
import { Folder, NO_SUCH_FILE, filesIn, run } from "./command";

const folder = new Folder();
afterAll(() => {
  folder.remove();
});

/** Makes a folder with one program, to be the whole PATH. */
function pathWith(name: string, program: string): string {
  mkdirSync(folder.at(`${name}-bin`));
  chmodSync(folder.write(`${name}-bin/${program}`, ""), 0o755);
  return folder.at(`${name}-bin`);
}

/** A compiler that prints the file beside the source, and its arguments to standard error. */
function compiler(name: string, program: string, script: string): string {
  const path = pathWith(name, program);
  folder.write(`${name}-bin/${program}`, `#!/bin/sh\n${script}\n`);
  return path;
}

const PRINT = 'for arg; do case "$arg" in /*) /bin/cat "$arg.out" ;; esac; done';
const BICEP = compiler("bicep", "bicep", `[ "$1" = build ] || [ "$1" = build-params ] || exit 3\n${PRINT}`);
const AZ = compiler("az", "az", `[ "$1 $2" = "bicep build" ] || exit 3\n${PRINT}`);
const FAILING = compiler("failing", "bicep", `echo "main.bicep(3,7) : Error BCP057: ${MAK}" >&2; exit 1`);
const NONE = folder.at("none-bin");
mkdirSync(NONE);

const image = (sku: string) => ({ publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku });
const TEMPLATE = {
  $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  contentVersion: "1.0.0.0",
  parameters: { sku: { type: "string", defaultValue: "2012-Datacenter" } },
  resources: [
    {
      type: "Microsoft.Compute/virtualMachines",
      apiVersion: "2020-06-01",
      name: "vm",
      properties: { storageProfile: { imageReference: image("[parameters('sku')]") } },
    },
  ],
};
const VALUES = {
  $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  contentVersion: "1.0.0.0",
  parameters: { sku: { value: "2019-Datacenter" } },
};
const CONFIG = folder.write("config.json", { "activation-settings": { defaultCloud: "azure-stack-hub" } });
mkdirSync(folder.at("infra"));
folder.write("infra/main.bicep", "param sku string\nmodule vm './vm.bicep' = {\n  name: 'vm'\n}\n");
folder.write("infra/main.bicep.out", TEMPLATE);
folder.write("infra/vm.bicep", "param sku string");
folder.write("infra/vm.bicep.out", TEMPLATE);
folder.write("infra/main.bicepparam", "using './main.bicep'\nparam sku = '2019-Datacenter'\n");
folder.write("infra/main.bicepparam.out", {
  parametersJson: JSON.stringify(VALUES),
  templateJson: JSON.stringify(TEMPLATE),
});

function check(path: string, ...args: readonly string[]) {
  const call = { cwd: folder.at("infra"), env: { PATH: path }, node: [WATCHED] };
  return run(["check", ...args, "--config", CONFIG, "--format", "json", "--quiet"], call);
}

const CASES: readonly (readonly [
  what: string,
  path: string,
  args: readonly string[],
  code: number,
  found: string[],
])[] = [
  ["bicep", BICEP, ["main.bicep"], 1, ["main.bicep"]],
  ["az", AZ, ["main.bicep"], 1, ["main.bicep"]],
  ["a .bicepparam as parameters", BICEP, ["main.bicep", "--parameters", "main.bicepparam"], 0, ["main.bicep"]],
  ["a .bicepparam by itself", BICEP, ["main.bicepparam"], 0, ["main.bicepparam"]],
  ["a pattern, which leaves out modules", BICEP, ["*.bicep"], 1, ["main.bicep"]],
  ["a module that is named", BICEP, ["main.bicep", "vm.bicep"], 1, ["main.bicep", "vm.bicep"]],
];

test.each(CASES)("Bicep is compiled by %s", (_, path, args, code, found) => {
  const answer = check(path, ...args);
  expect([answer.code, filesIn(answer)]).toEqual([code, found]);
  expect(new Set(effectsIn(answer.err))).toEqual(new Set(["PROCESS bicep", ...(path === AZ ? ["PROCESS az"] : [])]));
});

const REFUSED: readonly (readonly [what: string, path: string, file: string, error: string])[] = [
  ["without a compiler", NONE, "main.bicep", messages.noCompiler("bicep build main.bicep", "main.json")],
  [
    "with parameters, without a compiler",
    NONE,
    "main.bicepparam",
    messages.noCompiler("bicep build-params main.bicepparam", "main.parameters.json"),
  ],
  [
    "with an error",
    FAILING,
    "main.bicep",
    messages.compilerFailed("bicep build main.bicep --stdout --no-restore", "main.bicep(3,7) : Error BCP057: "),
  ],
  ["that doesn't exist", BICEP, "none.bicep", `none.bicep: ${NO_SUCH_FILE}`],
];

test.each(REFUSED)("Bicep %s is refused", (_, path, file, error) => {
  const { code, out, err } = check(path, file);
  expect(code).toBe(2);
  expect(err).toContain(error);
  expect(out + err).not.toContain(MAK);
});

test("a folder starts no compiler", () => {
  expect(effectsIn(check(BICEP, ".").err)).toEqual([]);
});
