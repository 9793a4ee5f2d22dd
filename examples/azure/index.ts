import * as azure from "@pulumi/azure-native";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const group = new azure.resources.ResourceGroup("apps");
const network = new azure.network.VirtualNetwork("apps", {
  resourceGroupName: group.name,
  addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
});
const subnet = new azure.network.Subnet("servers", {
  resourceGroupName: group.name,
  virtualNetworkName: network.name,
  addressPrefix: "10.0.0.0/24",
});

function machine(
  name: string,
  imageReference: azure.types.input.compute.ImageReferenceArgs,
): azure.compute.VirtualMachine {
  const nic = new azure.network.NetworkInterface(name, {
    resourceGroupName: group.name,
    ipConfigurations: [{ name: "main", subnet: { id: subnet.id } }],
  });
  return new azure.compute.VirtualMachine(name, {
    resourceGroupName: group.name,
    hardwareProfile: { vmSize: "Standard_DS2_v2" },
    networkProfile: { networkInterfaces: [{ id: nic.id, primary: true }] },
    osProfile: {
      computerName: name,
      adminUsername: "operator",
      adminPassword: config.requireSecret("adminPassword"),
    },
    storageProfile: { imageReference, osDisk: { createOption: "FromImage" } },
  });
}

const windows2012 = {
  publisher: "MicrosoftWindowsServer",
  offer: "WindowsServer",
  sku: "2012-Datacenter",
  version: "latest",
};

/** Activates by Azure's own KMS, which has served Windows Server 2012 since its release. */
machine("archive", windows2012);

/** Activates with the organization's own key, which only the protected settings hold. */
const keyed = machine("ledger", windows2012);
new azure.compute.VirtualMachineExtension("ledger-key", {
  resourceGroupName: group.name,
  vmName: keyed.name,
  publisher: "Microsoft.Compute",
  type: "CustomScriptExtension",
  typeHandlerVersion: "1.10",
  protectedSettings: {
    commandToExecute: pulumi.interpolate`cscript //nologo %windir%\\system32\\slmgr.vbs /ipk ${config.requireSecret("mak")}`,
  },
});

/** Activates by Azure's own KMS. */
machine("web", { ...windows2012, sku: "2019-Datacenter" });

/** Not Windows, so the pack ignores it. */
machine("proxy", { publisher: "Canonical", offer: "UbuntuServer", sku: "18.04-LTS", version: "latest" });
