import { readStack } from "../../machines/inventory";
import { MAK, type Written, stackOf } from "../policies/declare";

const IMAGE = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" };
const VM: Written = {
  type: "azure-native:compute:VirtualMachine",
  name: "vm",
  properties: { vmName: "vm", storageProfile: { imageReference: IMAGE } },
};
const STORAGE: Written = { type: "azure-native:storage:StorageAccount", name: "disks" };

function extension(name: string, commandToExecute: string, vmName = "vm"): Written {
  const settings = { commandToExecute };
  return {
    type: "azure-native:compute:VirtualMachineExtension",
    name,
    properties: { vmName, publisher: "Microsoft.Compute", type: "CustomScriptExtension", settings },
  };
}

function read(...resources: readonly Written[]) {
  return readStack(stackOf(resources), {});
}

test("a stack that can hold no machine has nothing to report", () => {
  const nothing = { machines: [], exposures: [], loose: [], unreadable: [], context: new Set() };
  expect(read()).toEqual(nothing);
  expect(read(STORAGE)).toEqual(nothing);
});

test("a machine of a type without a row is found among other resources", () => {
  const type = "azure-native:compute:ConfidentialMachine";
  const { machines } = read(STORAGE, { type, name: "one", properties: { storageProfile: { imageReference: IMAGE } } });
  expect(machines.map(({ name }) => name)).toEqual(["one"]);
});

test("what several carriers bring is in the same order, whichever comes first", () => {
  const scripts = ["slmgr /skms a.corp.example", `slmgr /ipk ${MAK}`, `slmgr /ipk ${MAK} & slmgr /skms b.corp.example`];
  const extensions = scripts.map((script, index) => extension(`e${index}`, script));
  const brought = (...resources: readonly Written[]) =>
    read(VM, ...resources).machines.map(({ deliveries, kmsHosts }) =>
      [...deliveries, ...kmsHosts].map(({ carrier }) => carrier.name),
    );
  expect(brought(...extensions)).toEqual([["e1", "e2", "e0", "e2"]]);
  expect(brought(...[...extensions].reverse())).toEqual([["e1", "e2", "e0", "e2"]]);
});

const DEPLOYMENT: Written = { type: "azure-native:resources:Deployment", name: "web", properties: {} };

test.each<[what: string, resource: Written, found: "exposures" | "loose" | "unreadable" | "machines"]>([
  ["a machine", VM, "machines"],
  ["a key that anyone may read", extension("key", `slmgr /ipk ${MAK}`), "exposures"],
  ["a key for a machine that isn't here", extension("key", `slmgr /ipk ${MAK}`), "loose"],
  ["a deployment without a template", DEPLOYMENT, "unreadable"],
])("%s counts unless the stack only reads it", (_, resource, found) => {
  expect(read(resource)[found].length).toBe(1);
  const { [found]: none, context } = read({ ...resource, external: true });
  expect([none.length, context.size]).toEqual([0, 1]);
});
