import { activationUndecided } from "../../policies/activation-undecided";
import { makKeyRequired } from "../../policies/mak-key-required";
import { MAK, type Written, judged, saidBy } from "../policies/declare";

/** A provider of a Hub. */
export function hub(name: string): Written {
  return {
    type: "pulumi:providers:azure-native",
    name,
    properties: { metadataHost: `management.${name}.azurestack.corp.example` },
  };
}

/** Windows Server 2012, which no Hub activates. */
export const STORAGE = {
  imageReference: {
    publisher: "MicrosoftWindowsServer",
    offer: "WindowsServer",
    sku: "2012-datacenter",
    version: "latest",
  },
  osDisk: { createOption: "FromImage" },
};

/** A machine that needs a MAK on a Hub. */
export function vm(name: string, properties: Written["properties"] = {}, rest: Partial<Written> = {}): Written {
  const type = "azure-native:compute:VirtualMachine";
  return {
    type,
    name,
    provider: "hub",
    properties: { resourceGroupName: "rg", storageProfile: STORAGE, ...properties },
    ...rest,
  };
}

/** Settings that install a MAK. */
export const SETTINGS = {
  publisher: "Microsoft.Compute",
  type: "CustomScriptExtension",
  protectedSettings: { commandToExecute: `cscript slmgr.vbs /ipk ${MAK}` },
};

/** An extension that brings it. */
export function key(name: string, properties: Written["properties"], rest: Partial<Written> = {}): Written {
  const type = "azure-native:compute:VirtualMachineExtension";
  return { type, name, provider: "hub", properties: { resourceGroupName: "rg", ...SETTINGS, ...properties }, ...rest };
}

/** What a preview shows of an unknown text. */
export const LATER = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A scale set that needs a MAK. */
export function scaleSet(name: string): Written {
  const type = "azure-native:compute:VirtualMachineScaleSet";
  const properties = { resourceGroupName: "rg", virtualMachineProfile: { storageProfile: STORAGE } };
  return { type, name, provider: "hub", properties };
}

/** A random name. */
export const pet = (name: string): Written => ({ type: "random:index/randomPet:RandomPet", name });
/** A resource group. */
export const group = (name: string): Written => ({ type: "azure-native:resources:ResourceGroup", name });

/** An ARM template with one machine of Windows Server 2012, or several, and an extension that brings its MAK. */
export function template(machine: object, extension: object): Written {
  const parameters = { go: { type: "bool" }, other: { type: "bool" }, count: { type: "int" } };
  const values = Object.fromEntries(Object.keys(parameters).map((name) => [name, { value: "${pet.id}" }]));
  const resources = [
    {
      type: "Microsoft.Compute/virtualMachines",
      apiVersion: "2020-06-01",
      name: "vm",
      properties: { storageProfile: STORAGE },
      ...machine,
    },
    {
      type: "Microsoft.Compute/virtualMachines/extensions",
      apiVersion: "2020-06-01",
      name: "vm/key",
      properties: SETTINGS,
      ...extension,
    },
  ];
  return {
    type: "azure-native:resources:Deployment",
    name: "dep",
    provider: "hub",
    properties: {
      resourceGroupName: "rg",
      properties: { template: { contentVersion: "1.0.0.0", parameters, resources }, parameters: values },
    },
  };
}

/** What is reported of each resource. */
export function verdicts(resources: readonly Written[]): Record<string, string> {
  const judgement = judged([hub("hub"), hub("hub2"), pet("pet"), ...resources]);
  const blocked = saidBy(makKeyRequired, judgement).map(({ at }) => [at, "blocked"] as const);
  const undecided = saidBy(activationUndecided, judgement).map(({ at }) => [at, "undecided"] as const);
  return Object.fromEntries([...blocked, ...undecided]);
}
