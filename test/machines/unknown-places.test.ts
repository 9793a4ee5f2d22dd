import { findAll } from "../../policies/find";
import { REPORTING, type Written, judged } from "../policies/declare";

const LATER = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const HUB: Written = {
  type: "pulumi:providers:azure-native",
  name: "hub",
  properties: { metadataHost: "management.local.azurestack.external" },
};
const LINUX = { publisher: "Canonical", offer: "UbuntuServer", sku: "18.04-LTS" };
const SUBNET = { id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s" };

function declared(type: string, properties: Readonly<Record<string, unknown>>): readonly Written[] {
  return [HUB, { type: `azure-native:${type}`, name: "one", provider: "hub", properties }];
}

function generic(type: string, properties: unknown): readonly Written[] {
  const [namespace, ...rest] = type.split("/");
  const named = { resourceProviderNamespace: namespace, resourceType: rest.join("/"), resourceName: "one" };
  return declared("resources:Resource", { ...named, properties });
}

function policiesThatFire(resources: readonly Written[]): string[] {
  return [...findAll(REPORTING, judged(resources))].flatMap(([name, findings]) => (findings.length > 0 ? [name] : []));
}

const fleet = (additional: unknown) =>
  declared("azurefleet:Fleet", {
    computeProfile: { baseVirtualMachineProfile: { storageProfile: { imageReference: LINUX } } },
    additionalLocationsProfile: additional,
  });

/** Each an unknown value where a machine could be. */
const UNDECIDED: Readonly<Record<string, readonly Written[]>> = {
  "the deployment of a Batch pool": declared("batch:Pool", { deploymentConfiguration: LATER }),
  "which of both a Batch pool is": declared("batch:Pool", {
    deploymentConfiguration: { cloudServiceConfiguration: LATER, virtualMachineConfiguration: LATER },
  }),
  "the cloud service of a Batch pool": declared("batch:Pool", {
    deploymentConfiguration: { cloudServiceConfiguration: LATER },
  }),
  "the roles of a vendor's SKU": declared("hybridnetwork:VendorSkus", { networkFunctionTemplate: LATER }),
  "one role of a vendor's SKU": declared("hybridnetwork:VendorSkus", {
    networkFunctionTemplate: { networkFunctionRoleConfigurations: [LATER] },
  }),
  "the other locations of a fleet": fleet(LATER),
  "one other location of a fleet": fleet({ locationProfiles: [LATER] }),
  "the override of a fleet's location": fleet({ locationProfiles: [{ virtualMachineProfileOverride: LATER }] }),
  "the profile of a VMware machine": declared("connectedvmwarevsphere:VirtualMachineInstance", { osProfile: LATER }),
  "the Windows configuration of a VMware machine": declared("connectedvmwarevsphere:VirtualMachineInstance", {
    osProfile: { windowsConfiguration: LATER },
  }),
  "the template of a CloudSimple machine": declared("vmwarecloudsimple:VirtualMachine", { templateId: LATER }),
  "the image of a Nexus machine": declared("networkcloud:VirtualMachine", { vmImage: LATER }),
  "the properties of a generic scale set": generic("Microsoft.Compute/virtualMachineScaleSets", LATER),
  "the properties of a generic Batch pool": generic("Microsoft.Batch/batchAccounts/pools", LATER),
  "the properties of a generic vendor's SKU": generic("Microsoft.HybridNetwork/vendors/vendorSkus", LATER),
  "the profile of a generic scale set": generic("Microsoft.Compute/virtualMachineScaleSets", {
    virtualMachineProfile: LATER,
  }),
};

test.each(Object.entries(UNDECIDED))("%s, unknown, may be a Windows machine", (_, resources) => {
  expect(policiesThatFire(resources)).toEqual(["activation-undecided"]);
});

/** Unknown values where no machine could be, and nothing at all. */
const SILENT: Readonly<Record<string, readonly Written[]>> = {
  "a Batch pool without a deployment": declared("batch:Pool", { vmSize: LATER }),
  "a vendor's SKU without a template": declared("hybridnetwork:VendorSkus", { skuType: LATER }),
  "a fleet in one location": fleet(undefined),
  "a fleet whose other location overrides nothing": fleet({ locationProfiles: [{ location: LATER }] }),
  "a VMware machine of Linux": declared("connectedvmwarevsphere:VirtualMachineInstance", {
    osProfile: { osType: "Linux", windowsConfiguration: LATER },
  }),
  "a VMware machine that says nothing": declared("connectedvmwarevsphere:VirtualMachineInstance", {
    hardwareProfile: LATER,
  }),
  "a scale set that machines join by themselves": generic("Microsoft.Compute/virtualMachineScaleSets", {
    orchestrationMode: LATER,
  }),
};

test.each(Object.entries(SILENT))("%s is no Windows machine", (_, resources) => {
  expect(policiesThatFire(resources)).toEqual([]);
});

const BLOCKED: readonly Written[] = [
  {
    type: "azure-native:network:RouteTable",
    name: "routes",
    properties: {
      routeTableName: "routes",
      routes: [{ name: "all", addressPrefix: "0.0.0.0/0", nextHopType: "VirtualNetworkGateway" }],
    },
  },
];

/** A machine whose interface names its subnet by a literal id, beside a network of these names. */
function inNetwork(network: string | undefined, subnet: string, resourceGroupName = "rg"): readonly Written[] {
  return [
    ...BLOCKED,
    {
      type: "azure-native:network:VirtualNetwork",
      name: "net",
      properties: {
        ...(network !== undefined && { virtualNetworkName: network }),
        resourceGroupName,
        subnets: [{ name: subnet, addressPrefix: "10.0.0.0/24", routeTable: { id: "${routes.id}" } }],
      },
    },
    {
      type: "azure-native:network:NetworkInterface",
      name: "nic",
      properties: { networkInterfaceName: "nic", ipConfigurations: [{ name: "main", subnet: SUBNET }] },
    },
    {
      type: "azure-native:compute:VirtualMachine",
      name: "vm",
      properties: {
        vmName: "vm",
        networkProfile: { networkInterfaces: [{ id: "${nic.id}" }] },
        storageProfile: {
          imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2019-Datacenter" },
        },
      },
    },
  ];
}

test.each([
  ["both known", inNetwork("v", "s"), ["azure-kms-unreachable"]],
  ["the network's name hidden", inNetwork(LATER, "s"), ["activation-undecided"]],
  ["the subnet's name hidden", inNetwork("v", LATER), ["activation-undecided"]],
  ["a network that Pulumi names", inNetwork(undefined, "s"), []],
  ["a network of another name", inNetwork("w", "s"), []],
  ["a hidden name in another group", inNetwork(LATER, "s", "other"), []],
  ["a name made from another resource", inNetwork("${routes.name}", "s"), []],
])("a subnet by its literal id, %s", (_, resources, expected) => {
  expect(policiesThatFire(resources)).toEqual(expected);
});
