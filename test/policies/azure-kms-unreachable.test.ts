import type { Reach } from "../../activation/reach";
import { azureKmsUnreachable, messages } from "../../policies/azure-kms-unreachable";
import type { Judgement } from "../../policies/policy";
import { verdictOf } from "../activation/in-short";
import { machineOf } from "../activation/machines";
import { MAK, type Said, type Written, machineIn, saidBy } from "./declare";
import { check, runs, vm } from "./programs";

type Network = Readonly<Record<string, unknown>>;

function native(type: string, name: string, properties: Network): Written {
  return { type: `azure-native:network:${type}`, name, properties: { resourceGroupName: "rg", ...properties } };
}

/** A machine in a subnet, with its interface and its network. */
function inSubnet(subnet: Network, ...more: readonly Written[]): readonly Written[] {
  return [
    native("VirtualNetwork", "net", { virtualNetworkName: "net", addressSpace: { addressPrefixes: ["10.0.0.0/16"] } }),
    native("Subnet", "web", {
      virtualNetworkName: "${net.name}",
      subnetName: "web",
      addressPrefix: "10.0.1.0/24",
      ...subnet,
    }),
    native("NetworkInterface", "nic", {
      networkInterfaceName: "nic",
      ipConfigurations: [{ name: "main", subnet: { id: "${web.id}" } }],
    }),
    vm("web-01", "2019-Datacenter", { networkProfile: { networkInterfaces: [{ id: "${nic.id}" }] } }),
    ...more,
  ];
}

const routed = { routeTable: { id: "${routes.id}" } };
const routeTable = (...routes: readonly Network[]) =>
  native("RouteTable", "routes", { routeTableName: "routes", routes });
const toGateway = { name: "default", addressPrefix: "0.0.0.0/0", nextHopType: "VirtualNetworkGateway" };
const direct = (address: string) => ({ name: address, addressPrefix: `${address}/32`, nextHopType: "Internet" });
const bothDirect = [direct("20.118.99.224"), direct("40.83.235.53")];
const privately = { defaultOutboundAccess: false };
const denial = {
  name: "no-lkm",
  priority: 200,
  direction: "Outbound",
  access: "Deny",
  protocol: "*",
  sourceAddressPrefix: "*",
  sourcePortRange: "*",
  destinationPortRange: "*",
};
const group = (...securityRules: readonly Network[]) =>
  native("NetworkSecurityGroup", "guard", { networkSecurityGroupName: "guard", securityRules });
const guarded = { networkSecurityGroup: { id: "${guard.id}" } };

type Blocked = Extract<Reach, { readonly kind: "blocked" }>;

/** Says that one obstacle is in the way of the machine. */
const blocked =
  (obstacle: Blocked["obstacle"], ...resources: readonly string[]) =>
  (all: Judgement): Said[] => {
    const one = machineIn(all, "web-01");
    const { reach } = one.machine;
    expect(reach).toMatchObject({ kind: "blocked", obstacle, resources });
    return reach.kind === "blocked" ? [{ at: "web-01", message: messages.blocked(one, reach) }] : [];
  };

check(azureKmsUnreachable, {
  accept: {
    "a network that isn't declared": { resources: [vm("web-01", "2019-Datacenter")] },
    "a plain subnet": { resources: inSubnet({}) },
    "a default route with both addresses excepted": {
      resources: inSubnet(routed, routeTable(toGateway, ...bothDirect)),
    },
    "a rule that denies the Internet": {
      resources: inSubnet(guarded, group({ ...denial, destinationAddressPrefix: "Internet" })),
    },
    "a private subnet with a NAT gateway": { resources: inSubnet({ ...privately, natGateway: { id: "/nat" } }) },
    "a blocked interface beside the output of a template deployment": {
      resources: [
        ...inSubnet(routed, routeTable(toGateway)).filter(({ name }) => name !== "web-01"),
        { type: "azure-native:resources:Deployment", name: "shared", properties: { resourceGroupName: "rg" } },
        vm("web-01", "2019-Datacenter", {
          networkProfile: { networkInterfaces: [{ id: "${nic.id}" }, { id: "${shared.outputs}", primary: true }] },
        }),
      ],
    },
    "a machine with a MAK, wherever it is": {
      resources: inSubnet(privately, runs("key", "web-01", `slmgr /ipk ${MAK}`)),
    },
    "a machine with the organization's KMS, wherever it is": {
      resources: inSubnet(privately, runs("kms", "web-01", "slmgr /skms kms.corp.example")),
      settings: { organizationKms: ["kms.corp.example"] },
    },
  },
  reject: {
    "a default route to a gateway": {
      resources: inSubnet(routed, routeTable(toGateway)),
      says: blocked("route-to-gateway", "routes", "default"),
    },
    "a default route with only the retired address excepted": {
      resources: inSubnet(routed, routeTable(toGateway, direct("23.102.135.246"))),
      says: blocked("route-to-gateway", "routes", "default"),
    },
    "a default route to nowhere": {
      resources: inSubnet(routed, routeTable({ ...toGateway, nextHopType: "None" })),
      says: blocked("route-to-none", "routes", "default"),
    },
    "a rule that denies AzurePlatformLKM": {
      resources: inSubnet(guarded, group({ ...denial, destinationAddressPrefix: "AzurePlatformLKM" })),
      says: blocked("denied-by-rule", "guard", "no-lkm"),
    },
    "a private subnet": { resources: inSubnet(privately), says: blocked("private-subnet", "web") },
    "a private subnet, whose routes to the Internet do not count": {
      resources: inSubnet({ ...privately, ...routed }, routeTable(toGateway, ...bothDirect)),
      says: blocked("private-subnet", "web"),
    },
  },
});

describe("every obstacle has a message that names what makes it, and the addresses that stay out of reach", () => {
  const obstacles: [obstacle: Blocked["obstacle"], resources: string[]][] = [
    ["route-to-gateway", ["table-a", "route-b"]],
    ["route-to-none", ["table-a", "route-b"]],
    ["denied-by-rule", ["group-a", "rule-b"]],
    ["private-subnet", ["subnet-a"]],
    ["flexible-scale-set", []],
    ["internal-load-balancer", ["balancer-a"]],
    ["firewall-without-rule", ["table-a", "route-b", "firewall-c"]],
  ];
  const addresses = ["20.118.99.224", "40.83.235.53"];

  test.each(obstacles)("%s", (obstacle, resources) => {
    const reach: Blocked = { kind: "blocked", obstacle, resources, addresses };
    const one = { machine: machineOf({ reach }), verdict: verdictOf({ reach }) };
    const [said] = saidBy(azureKmsUnreachable, {
      judged: [one],
      unsettled: [one],
      receiving: [],
      exposures: [],
      loose: [],
      unreadable: [],
      context: new Set<string>(),
      settings: {},
    });
    expect(said).toEqual({ at: "web-01", message: messages.blocked(one, reach) });
    for (const resource of resources) expect(said?.message).toContain(resource);
    if (obstacle !== "denied-by-rule") for (const address of addresses) expect(said?.message).toContain(address);
  });
});
