import { inventoryOf } from "../../documents/live/declare";
import { readInput } from "../../documents/read-input";
import { findAll } from "../../policies/find";
import { judge } from "../../policies/judge";
import { REPORTING } from "../policies/declare";

/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

export const GROUP = "/subscriptions/s1/resourceGroups/RG";

export function vmId(name: string): string {
  return `${GROUP}/providers/Microsoft.Compute/virtualMachines/${name}`;
}

export function storage(sku: string): Fields {
  return {
    imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku, version: "latest", id: null },
    osDisk: { createOption: "FromImage", osType: "Windows", managedDisk: { id: `${GROUP}/disks/os` } },
  };
}

/** A row of `az vm list`. */
export function vm(name: string, sku: string, more: Fields = {}): Fields {
  return {
    id: vmId(name),
    name,
    location: "local",
    resourceGroup: "RG",
    type: "Microsoft.Compute/virtualMachines",
    resources: null,
    storageProfile: storage(sku),
    ...more,
  };
}

/** A row of `az vm extension list`. */
export function extension(machine: string, more: Fields = {}): Fields {
  return {
    id: `${vmId(machine)}/extensions/activate`,
    name: "activate",
    type: "Microsoft.Compute/virtualMachines/extensions",
    typePropertiesType: "CustomScriptExtension",
    publisher: "Microsoft.Compute",
    protectedSettings: null,
    settings: { fileUris: [] },
    ...more,
  };
}

/** A row of a Resource Graph query for extensions. */
export function graphExtension(machine: string, more: Fields = {}): Fields {
  return {
    id: `${vmId(machine)}/extensions/activate`,
    name: "activate",
    type: "microsoft.compute/virtualmachines/extensions",
    properties: { type: "CustomScriptExtension", publisher: "Microsoft.Compute", settings: { fileUris: [] }, ...more },
  };
}

export const AGENT = {
  typePropertiesType: "MicrosoftMonitoringAgent",
  publisher: "Microsoft.EnterpriseCloud.Monitoring",
};

/** What every policy finds in an inventory of these files, as `policy machine`, and what the files leave out. */
export function found(...files: readonly unknown[]): string[] {
  return foundIn(Object.fromEntries(files.map((file, place) => [`${place}.json`, JSON.stringify(file)])));
}

/** The same for the content of files, by name. */
export function foundIn(files: Readonly<Record<string, string>>): string[] {
  const parts = Object.entries(files).map(([file, content]) => {
    const { live } = readInput(content, undefined, file);
    if (!live) throw new Error("It is no inventory.");
    return { file, live };
  });
  const { resources, missing = [] } = inventoryOf(parts);
  const all = findAll(REPORTING, judge({ stack: "live", resources, variables: {} }, {}));
  const findings = [...all].flatMap(([policy, list]) => list.map(({ name }) => `${policy} ${name}`));
  return [...findings, ...missing.map((one) => `missing: ${one.split(";")[0] ?? ""}`)];
}

export function graph(name: string, properties: Fields): Fields {
  return {
    id: vmId(name).toLowerCase(),
    name,
    type: "microsoft.compute/virtualmachines",
    location: "local",
    properties,
  };
}

export function custom(): Fields {
  const imageReference = { id: `${GROUP}/providers/Microsoft.Compute/images/gold`, publisher: null };
  return { imageReference, osDisk: { createOption: "FromImage", osType: null } };
}

export function powerShell(name: string, image: unknown, osType = 0): Fields {
  return {
    Id: vmId(name),
    Name: name,
    ResourceGroupName: "RG",
    Location: "local",
    Extensions: [],
    OSProfile: { ComputerName: name },
    StorageProfile: { ImageReference: image, OsDisk: { OsType: osType, CreateOption: 0, ManagedDisk: { Id: "x" } } },
  };
}

export function scaleSet(name: string, extensionProfile: Fields): Fields {
  return {
    id: `${GROUP}/providers/Microsoft.Compute/virtualMachineScaleSets/${name}`,
    name,
    location: "local",
    virtualMachineProfile: { storageProfile: storage("2012-Datacenter"), extensionProfile },
  };
}
