import { type Written, judged } from "./declare";

const ARM = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network";
const SUBNET = `${ARM}/virtualNetworks/vnet/subnets/nodes`;
const IMAGE = {
  publisher: "MicrosoftWindowsServer",
  offer: "WindowsServer",
  sku: "2022-datacenter",
  version: "latest",
};

function network(subnet: object, nextHopType = "VirtualNetworkGateway"): readonly Written[] {
  const group = { resourceGroupName: "rg" };
  const route = { name: "default", addressPrefix: "0.0.0.0/0", nextHopType };
  return [
    { type: "azure-native:network:VirtualNetwork", name: "vnet", properties: { ...group, virtualNetworkName: "vnet" } },
    {
      type: "azure-native:network:RouteTable",
      name: "rt",
      properties: { ...group, routeTableName: "rt", routes: [route] },
    },
    {
      type: "azure-native:network:Subnet",
      name: "nodes",
      properties: { ...group, virtualNetworkName: "vnet", subnetName: "nodes", ...subnet },
    },
  ];
}

const ROUTED = { routeTable: { id: `${ARM}/routeTables/rt` } };
const PRIVATE = { defaultOutboundAccess: false };

function service(type: string, props: object): Written {
  return { type, name: "one", properties: { resourceGroupName: "rg", location: "westeurope", ...props } };
}

function cluster(outboundType?: string): Written {
  return service("azure-native:containerservice:ManagedCluster", {
    networkProfile: { outboundType },
    agentPoolProfiles: [{ name: "win", osType: "Windows", vnetSubnetID: SUBNET }],
  });
}

function batch(more: object = {}): Written {
  return service("azure-native:batch:Pool", {
    deploymentConfiguration: {
      virtualMachineConfiguration: { imageReference: IMAGE, nodeAgentSkuId: "batch.node.windows amd64" },
    },
    networkConfiguration: { subnetId: SUBNET, ...more },
  });
}

const INTERFACE = { ipConfigurations: [{ name: "ip", properties: { subnet: { id: SUBNET } } }] };
const SERVICES: readonly (readonly [name: string, service: Written])[] = [
  ["a Kubernetes cluster", cluster()],
  [
    "a Kubernetes node pool",
    service("azure-native:containerservice:AgentPool", { osType: "Windows", vnetSubnetID: SUBNET }),
  ],
  [
    "a Kubernetes node pool of the classic provider",
    service("azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool", {
      osType: "Windows",
      vnetSubnetId: SUBNET,
    }),
  ],
  ["a Batch pool", batch()],
  [
    "a Service Fabric node type",
    service("azure-native:servicefabric:NodeType", {
      vmImagePublisher: IMAGE.publisher,
      vmImageOffer: IMAGE.offer,
      vmImageSku: IMAGE.sku,
      subnetId: SUBNET,
    }),
  ],
  [
    "a fleet",
    service("azure-native:azurefleet:Fleet", {
      computeProfile: {
        baseVirtualMachineProfile: {
          storageProfile: { imageReference: IMAGE },
          networkProfile: { networkInterfaceConfigurations: [{ name: "nic", properties: INTERFACE }] },
        },
      },
    }),
  ],
  [
    "a compute cluster",
    service("azure-native:machinelearningservices:Compute", {
      properties: { computeType: "AmlCompute", properties: { osType: "Windows", subnet: { id: SUBNET } } },
    }),
  ],
];

const CONNECTION = {
  type: "azure-native:devcenter:NetworkConnection",
  name: "connection",
  properties: { resourceGroupName: "rg", networkConnectionName: "office", subnetId: SUBNET },
};

function attachedTo(networkConnectionId: string): Written {
  return {
    type: "azure-native:devcenter:AttachedNetworkByDevCenter",
    name: "attached",
    properties: {
      resourceGroupName: "rg",
      devCenterName: "center",
      attachedNetworkConnectionName: "office",
      networkConnectionId,
    },
  };
}

const ATTACHED = attachedTo("${connection.id}");
const devBoxes = (props: object): Written => service("azure-native:devcenter:Pool", { projectName: "p", ...props });

/** The verdict of the only machine, with the gap where it is undecided. */
function verdictOf(...resources: readonly Written[]): string {
  const [one] = judged(resources).judged;
  const verdict = one?.verdict;
  return verdict?.kind === "undecided"
    ? `undecided: ${verdict.gaps.map(({ gap }) => gap).join()}`
    : (verdict?.kind ?? "");
}

describe("a service that runs Windows in a subnet of the stack", () => {
  it.each(SERVICES)("%s is undecided where the network blocks Azure's KMS", (_name, one) => {
    expect(verdictOf(...network(ROUTED), one)).toBe("undecided: network");
  });

  it.each(SERVICES)("%s activates where nothing blocks Azure's KMS", (_name, one) => {
    expect(verdictOf(...network(ROUTED, "Internet"), one)).toBe("activates");
    expect(verdictOf(one)).toBe("activates");
  });

  it.each([
    ["activates", "loadBalancer", cluster("loadBalancer")],
    ["activates", "no outbound type", cluster()],
    ["undecided: network", "userDefinedRouting", cluster("userDefinedRouting")],
    ["activates", "public addresses", batch()],
    [
      "undecided: network",
      "no public addresses",
      batch({ publicIPAddressConfiguration: { provision: "NoPublicIPAddresses" } }),
    ],
  ])("%s in a private subnet with %s", (expected, _name, one) => {
    expect(verdictOf(...network(PRIVATE), one)).toBe(expected);
  });

  it.each<[expected: string, name: string, resources: readonly Written[]]>([
    ["undecided: network", "by name", [CONNECTION, ATTACHED, devBoxes({ networkConnectionName: "office" })]],
    [
      "undecided: network",
      "by output",
      [CONNECTION, ATTACHED, devBoxes({ networkConnectionName: "${attached.name}" })],
    ],
    [
      "undecided: network",
      "by ids",
      [
        CONNECTION,
        attachedTo("/subscriptions/s/resourceGroups/rg/providers/Microsoft.DevCenter/networkConnections/office"),
        devBoxes({ networkConnectionName: "Office" }),
      ],
    ],
    [
      "undecided: network",
      "in the classic provider",
      [
        { ...CONNECTION, type: "azure:devcenter/networkConnection:NetworkConnection" },
        {
          type: "azure:devcenter/attachedNetwork:AttachedNetwork",
          name: "attached",
          properties: { name: "office", networkConnectionId: "${connection.id}" },
        },
        service("azure:devcenter/projectPool:ProjectPool", { devCenterAttachedNetworkName: "office" }),
      ],
    ],
    ["activates", "of another name", [CONNECTION, ATTACHED, devBoxes({ networkConnectionName: "lab" })]],
    ["activates", "that Microsoft manages", [devBoxes({ virtualNetworkType: "Managed", networkConnectionName: "m" })]],
  ])("%s for dev boxes of a network connection %s", (expected, _name, resources) => {
    expect(verdictOf(...network(ROUTED), ...resources)).toBe(expected);
  });

  it("leaves the hosts of Azure Virtual Desktop ordinary machines", () => {
    const hosts = service("azure-native:desktopvirtualization:SessionHostConfiguration", {
      imageInfo: {
        marketplaceInfo: { publisher: "MicrosoftWindowsDesktop", offer: "windows-11", sku: "win11-23h2-avd" },
      },
      networkInfo: { subnetId: SUBNET },
    });
    expect(verdictOf(...network(ROUTED), hosts)).toBe("cannot-activate");
  });
});
