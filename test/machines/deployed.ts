import type { Written } from "../policies/declare";

/** Windows Server 2012, which no Hub activates. */
export const IMAGE = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" };
/** A machine of a template. */
export const VM = {
  type: "Microsoft.Compute/virtualMachines",
  name: "vm",
  location: "[resourceGroup().location]",
  properties: { storageProfile: { imageReference: IMAGE } },
};

/** A resource of azure-native. */
export function native(
  type: string,
  name: string,
  properties: Record<string, unknown> = {},
  more: Partial<Written> = {},
): Written {
  return { type: `azure-native:${type}`, name, properties, ...more };
}

/** A deployment of a template with these resources. */
export function deployment(
  resources: unknown,
  sections: object = {},
  inputs: object = {},
  more: Partial<Written> = {},
): Written {
  const template = { contentVersion: "1.0.0.0", ...sections, resources };
  return native("resources:Deployment", "web", { resourceGroupName: "rg", ...inputs, properties: { template } }, more);
}
