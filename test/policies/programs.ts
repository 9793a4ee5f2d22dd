import type { Settings } from "../../activation/settings";
import type { ActivationPolicy, Judgement } from "../../policies/policy";
import { type Said, type Written, judged, saidBy } from "./declare";

/** A provider that points at an Azure Stack Hub. */
export const HUB: Written = {
  type: "pulumi:providers:azure-native",
  name: "hub",
  properties: { metadataHost: "management.hub1.azurestack.corp.example" },
};

/** Image references by a short name; what is no name here is a SKU of Windows Server. */
const IMAGES: Readonly<Record<string, readonly [publisher: string, offer: string, sku: string]>> = {
  ubuntu: ["Canonical", "ubuntu-24_04-lts", "server"],
  "windows-10": ["MicrosoftWindowsDesktop", "windows-10", "win10-22h2-ent"],
  "windows-11": ["MicrosoftWindowsDesktop", "windows-11", "win11-23h2-ent"],
  "windows-11-multi-session": ["MicrosoftWindowsDesktop", "windows-11", "win11-23h2-avd"],
};

/** A virtual machine from an image of the marketplace. */
export function vm(name: string, image: string, more: Readonly<Record<string, unknown>> = {}): Written {
  const [publisher, offer, sku] = IMAGES[image] ?? ["MicrosoftWindowsServer", "WindowsServer", image];
  return {
    type: "azure-native:compute:VirtualMachine",
    name,
    properties: {
      resourceGroupName: "rg",
      vmName: name,
      storageProfile: {
        imageReference: { publisher, offer, sku, version: "latest" },
        osDisk: { createOption: "FromImage" },
      },
      ...more,
    },
  };
}

/** A virtual machine whose operating system disk is described by `osDisk`, with no image. */
export function vmOfDisk(
  name: string,
  osDisk: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): Written {
  return vm(name, "", { storageProfile: { osDisk: { osType: "Windows", ...osDisk } }, ...more });
}

/** The same resource on the Hub. */
export function onHub(one: Written): Written {
  return { ...one, provider: HUB.name };
}

/** An extension that runs a command on a machine, out of its protected settings. */
export function runs(name: string, vmName: string, commandToExecute: string): Written {
  return extension(name, vmName, { protectedSettings: { commandToExecute } });
}

/** A script extension of a machine. */
export function extension(name: string, vmName: string, more: Readonly<Record<string, unknown>>): Written {
  return {
    type: "azure-native:compute:VirtualMachineExtension",
    name,
    properties: {
      resourceGroupName: "rg",
      vmName,
      publisher: "Microsoft.Compute",
      type: "CustomScriptExtension",
      typeHandlerVersion: "1.10",
      ...more,
    },
  };
}

/** A stack, and what the settings say. */
export interface Program {
  readonly resources: readonly Written[];
  readonly settings?: Settings;
}

/** Programs by what they show. A rejected one comes with what is to be said of it. */
export interface Table {
  readonly accept: Readonly<Record<string, Program>>;
  readonly reject: Readonly<Record<string, Program & { readonly says: (judgement: Judgement) => readonly Said[] }>>;
}

/** Puts every program of a table to a policy. */
export function check(policy: ActivationPolicy, { accept, reject }: Table): void {
  test.each(Object.entries(accept))("accepts %s", (_, { resources, settings }) => {
    expect(saidBy(policy, judged(resources, settings))).toEqual([]);
  });
  test.each(Object.entries(reject))("rejects %s", (_, { resources, settings, says }) => {
    const judgement = judged(resources, settings);
    expect(saidBy(policy, judgement)).toEqual(says(judgement));
  });
}
