import { readInput } from "../../documents/read-input";
import { findAll } from "../../policies/find";
import { judge } from "../../policies/judge";
import { MAK, REPORTING } from "../policies/declare";

const PROVIDER = "urn:pulumi:dev::app::pulumi:providers:azure-native::hub";
const PLACEHOLDER = "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX";

type Step = Readonly<Record<string, unknown>>;

function urnOf(type: string, name: string): string {
  return `urn:pulumi:dev::app::${type}::${name}`;
}

const VM = "azure-native:compute:VirtualMachine";
const EXTENSION = "azure-native:compute:VirtualMachineExtension";

function resource(type: string, name: string, inputs: Step, more: Step = {}): Step {
  return { urn: urnOf(type, name), custom: true, type, inputs, outputs: inputs, provider: `${PROVIDER}::1`, ...more };
}

const HUB: Step = {
  urn: PROVIDER,
  custom: true,
  id: "1",
  type: "pulumi:providers:azure-native",
  inputs: { metadataHost: "management.hub1.azurestack.corp.example" },
};

const IMAGE = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" };

function machine(name: string): Step {
  return resource(VM, name, { vmName: name, storageProfile: { imageReference: IMAGE } });
}

function extension(name: string, vmName: string, command: string): Step {
  return resource(EXTENSION, name, {
    vmName,
    publisher: "Microsoft.Compute",
    type: "CustomScriptExtension",
    settings: { commandToExecute: command },
  });
}

const external = (one: Step): Step => ({ ...one, external: true });

function state(resources: readonly Step[]): string {
  return JSON.stringify({ version: 3, deployment: { resources: [HUB, ...resources] } });
}

function preview(steps: readonly (readonly [op: string, resource: Step])[]): string {
  const all = [["create", HUB] as const, ...steps];
  return JSON.stringify({ steps: all.map(([op, newState]) => ({ op, urn: newState["urn"], newState })) });
}

function events(steps: readonly (readonly [op: string, resource: Step])[]): string {
  const all = [["create", HUB] as const, ...steps];
  const lines = all.map(([op, one]) => ({ resourcePreEvent: { metadata: { op, urn: one["urn"], new: one } } }));
  return [{ preludeEvent: { config: {} } }, ...lines, { summaryEvent: {} }]
    .map((line) => JSON.stringify(line))
    .join("\n");
}

function findingsOf(content: string): { machines: readonly string[]; findings: readonly string[] } {
  const { resources } = readInput(content);
  const judgement = judge({ stack: "dev", resources, variables: {} }, {});
  const found = [...findAll(REPORTING, judgement)];
  return {
    machines: judgement.judged.map(({ machine: { name } }) => name),
    findings: found.flatMap(([policy, all]) => all.map(({ name }) => `${policy} ${name}`)),
  };
}

test.each<[what: string, content: string]>([
  ["a machine of a state", state([external(machine("old"))])],
  ["a step `read` of a preview", preview([["read", machine("old")]])],
  ["a step `read-replacement` of a preview", preview([["read-replacement", external(machine("old"))]])],
  ["an event `read`", events([["read", machine("old")]])],
  ["a key in plain sight", state([external(machine("old")), external(extension("key", "old", `slmgr /ipk ${MAK}`))])],
  ["a key that is a placeholder", state([external(extension("key", "old", `slmgr /ipk ${PLACEHOLDER}`))])],
  [
    "a template that can't be read",
    state([external(resource("azure-native:resources:Deployment", "arm", { properties: { template: 1 } }))]),
  ],
])("reports nothing on %s that is only read", (_, content) => {
  expect(findingsOf(content)).toEqual({ machines: [], findings: [] });
});

test("a machine that was read once and is managed now is judged", () => {
  const { findings } = findingsOf(state([machine("old"), external(machine("other"))]));
  expect(findings).toEqual(["mak-key-required old"]);
});

test("an extension that is only read brings its key to a machine of this stack", () => {
  const { machines, findings } = findingsOf(
    state([machine("old"), external(extension("key", "old", `slmgr /ipk ${MAK}`))]),
  );
  expect(machines).toEqual(["old"]);
  expect(findings).toEqual([]);
});

test("an extension of this stack on a machine that is only read is judged by itself", () => {
  const { machines, findings } = findingsOf(
    state([external(machine("old")), extension("key", "old", `slmgr /ipk ${PLACEHOLDER}`)]),
  );
  expect(machines).toEqual([]);
  expect(findings).toEqual(["product-key-invalid key"]);
});
