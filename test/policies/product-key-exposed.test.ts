import { messages, productKeyExposed } from "../../policies/product-key-exposed";
import { MAK, urnOf, type Said, type Written } from "./declare";
import { check, extension, runs, vm } from "./programs";

const machine = vm("web-01", "2019-Datacenter");
const command = (key: string) => ({ commandToExecute: `slmgr /ipk ${key}` });
const runCommand = (properties: Readonly<Record<string, unknown>>): Written => ({
  type: "azure-native:compute:VirtualMachineRunCommandByVirtualMachine",
  name: "key",
  properties: { resourceGroupName: "rg", vmName: "web-01", ...properties },
});

/** Says that a resource shows a key at these paths. */
const at =
  (resource: Written, what: string, ...paths: readonly string[]) =>
  (): Said[] =>
    paths.map((path) => {
      const message = messages.inPlainSight({ urn: urnOf(resource), name: resource.name, what, path });
      return { at: resource.name, message };
    });

const open = extension("key", "web-01", { settings: command(MAK) });
const tagged = vm("web-01", "2019-Datacenter", { tags: { key: MAK } });
const script = runCommand({ source: { script: `slmgr /ipk ${MAK}` } });
const parameter = runCommand({
  source: { script: "param($key) slmgr /ipk $key" },
  parameters: [{ name: "key", value: MAK }],
});

check(productKeyExposed, {
  accept: {
    "a MAK in protected settings": { resources: [machine, runs("key", "web-01", `slmgr /ipk ${MAK}`)] },
    "a MAK in a protected parameter": {
      resources: [
        machine,
        runCommand({
          source: { script: "param($key) slmgr /ipk $key" },
          protectedParameters: [{ name: "key", value: MAK }],
        }),
      ],
    },
    "a public generic key, which is no secret": {
      resources: [machine, extension("key", "web-01", { settings: command("WMDGN-G9PQG-XVVXX-R3X43-63DFG") })],
    },
    "a placeholder": {
      resources: [machine, extension("key", "web-01", { settings: command("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX") })],
    },
  },
  reject: {
    "a MAK in the settings of an extension": {
      resources: [machine, open],
      says: at(open, "CustomScriptExtension", "settings.commandToExecute"),
    },
    "a MAK in an extension of a machine elsewhere": {
      resources: [open],
      says: at(open, "CustomScriptExtension", "settings.commandToExecute"),
    },
    "a MAK in a tag": { resources: [tagged], says: at(tagged, "virtual machine", "tags.key") },
    "a MAK in the script of a run command": {
      resources: [machine, script],
      says: at(script, "RunCommand", "source.script"),
    },
    "a MAK in an open parameter": {
      resources: [machine, parameter],
      says: at(parameter, "RunCommand", "parameters.key"),
    },
  },
});
