import * as azure from "@pulumi/azure-native";
import * as pulumi from "@pulumi/pulumi";

const adminPassword = new pulumi.Config().requireSecret("adminPassword");

const group = new azure.resources.ResourceGroup("spokes");
const resourceGroupName = group.name;
const network = new azure.network.VirtualNetwork("spokes", {
  resourceGroupName,
  addressSpace: { addressPrefixes: ["10.1.0.0/16"] },
});

/** Forced tunneling: all Internet traffic goes through the gateway to the organization's own network. */
const tunnel = { name: "tunnel", addressPrefix: "0.0.0.0/0", nextHopType: "VirtualNetworkGateway" };

/**
 * Azure's KMS answers only Azure addresses, so traffic to it must not go through the organization's network.
 * https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/custom-routes-enable-kms-activation
 */
const activation = ["20.118.99.224", "40.83.235.53", "23.102.135.246"].map((address, place) => ({
  name: `azure-kms-${place + 1}`,
  addressPrefix: `${address}/32`,
  nextHopType: "Internet",
}));

function spoke(name: string, prefix: string, routes: azure.types.input.network.RouteArgs[]) {
  const routeTable = new azure.network.RouteTable(name, { resourceGroupName, routes });
  const subnet = new azure.network.Subnet(name, {
    resourceGroupName,
    virtualNetworkName: network.name,
    addressPrefix: prefix,
    defaultOutboundAccess: true,
    routeTable: { id: routeTable.id },
  });
  const nic = new azure.network.NetworkInterface(name, {
    resourceGroupName,
    ipConfigurations: [{ name: "main", subnet: { id: subnet.id } }],
  });
  return new azure.compute.VirtualMachine(name, {
    resourceGroupName,
    hardwareProfile: { vmSize: "Standard_D2s_v5" },
    networkProfile: { networkInterfaces: [{ id: nic.id, primary: true }] },
    osProfile: { computerName: name, adminUsername: "operator", adminPassword },
    storageProfile: {
      imageReference: {
        publisher: "MicrosoftWindowsServer",
        offer: "WindowsServer",
        sku: "2022-datacenter-g2",
        version: "latest",
      },
      osDisk: { createOption: "FromImage" },
    },
  });
}

/** Never activates: `azure-kms-unreachable` stops it. */
spoke("stranded", "10.1.0.0/24", [tunnel]);

/** Activates by Azure's KMS. */
spoke("reachable", "10.1.1.0/24", [tunnel, ...activation]);
