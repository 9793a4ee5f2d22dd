import * as pulumi from "@pulumi/pulumi";
import type { Run } from "./engine";
import { RawProvider, RawResource } from "./raw";

/** The alphabet of product keys in order: well-formed, with the one N of Windows Server 2012, and nobody's key. */
export const MAK = "BCDFG-HJKMN-PQRTV-WXY23-46789";

/** Names of the resources at which a policy fired, sorted. */
export function firedAt(run: Run, policy: string, level = "mandatory"): string[] {
  const names = run.fired
    .filter((fired) => fired.policy === policy && fired.level === level)
    .map(({ resource }) => resource.slice(resource.lastIndexOf("::") + 2));
  return names.sort();
}

/** An explicit provider for a Hub. */
export function hubProvider(
  name = "hub",
  packageName = "azure-native",
  metadataHost = "management.hub1.azurestack.corp.example",
): RawProvider {
  return new RawProvider(packageName, name, { metadataHost, location: "hub1" });
}

/** Properties of a Windows Server machine of azure-native's shape. */
export function machine(sku: string, more: pulumi.Inputs = {}): pulumi.Inputs {
  return {
    resourceGroupName: "rg-hub",
    storageProfile: {
      imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku, version: "latest" },
      osDisk: { createOption: "FromImage" },
    },
    ...more,
  };
}

/** Properties of an extension that runs a command from its protected settings. */
export function runs(vmName: pulumi.Input<string>, commandToExecute: string): pulumi.Inputs {
  return {
    resourceGroupName: "rg-hub",
    vmName,
    publisher: "Microsoft.Compute",
    type: "CustomScriptExtension",
    typeHandlerVersion: "1.10",
    protectedSettings: pulumi.secret({ commandToExecute }),
  };
}

/** Properties of an extension that installs a key. */
export function keyExtension(vmName: pulumi.Input<string>, key: string): pulumi.Inputs {
  return runs(vmName, `cscript //nologo slmgr.vbs /ipk ${key}`);
}

/** A value unknown in a preview: the output of a resource that isn't deployed yet. */
export function unknownUntilUp(name: string): pulumi.Output<string> {
  return new RawResource("azure-native:resources:ResourceGroup", name, { resourceGroupName: name }).name;
}
