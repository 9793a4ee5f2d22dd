import { DENY_TAG, type Given, LATER, classic, reaches } from "./network-stack";

const VM = classic(
  "compute/windowsVirtualMachine:WindowsVirtualMachine",
  "vm",
  { networkInterfaceIds: [LATER] },
  { networkInterfaceIds: ["nic"] },
);
const NIC = classic(
  "network/networkInterface:NetworkInterface",
  "nic",
  { name: "nic", ipConfigurations: [{ name: "ip", subnetId: LATER }] },
  { ipConfigurations: ["subnet"] },
);
const VNET = classic("network/virtualNetwork:VirtualNetwork", "vnet", { name: "vnet" });
const DEFAULT = { name: "default", addressPrefix: "0.0.0.0/0", nextHopType: "VirtualNetworkGateway" };
const TO_FIREWALL = { ...DEFAULT, nextHopType: "VirtualAppliance", nextHopInIpAddress: "10.0.0.4" };

function subnet(props: object = {}): Given {
  return classic("network/subnet:Subnet", "subnet", { name: "subnet", virtualNetworkName: "vnet", ...props });
}

function associate(type: string, props: Readonly<Record<string, string>>): Given {
  const links = Object.fromEntries(Object.entries(props).map(([input, name]) => [input, [name]]));
  const inputs = Object.fromEntries(Object.keys(props).map((input) => [input, LATER]));
  return classic(`network/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`, type, inputs, links);
}

function routeTable(...routes: readonly object[]): Given {
  return classic("network/routeTable:RouteTable", "rt", { name: "rt", routes });
}

const ROUTED = associate("SubnetRouteTableAssociation", { subnetId: "subnet", routeTableId: "rt" });
const GROUP = classic("network/networkSecurityGroup:NetworkSecurityGroup", "nsg", {
  name: "nsg",
  securityRules: [DENY_TAG],
});
const FIREWALL = classic("network/firewall:Firewall", "fw", { name: "fw" });
const PRIVATE = subnet({ defaultOutboundAccessEnabled: false });

function allow(destinationAddresses: readonly string[]): object {
  return { name: "kms", protocols: ["TCP"], sourceAddresses: ["*"], destinationPorts: ["1688"], destinationAddresses };
}

function collection(addresses: readonly string[]): Given {
  const rules = [allow(addresses)];
  return classic("network/firewallNetworkRuleCollection:FirewallNetworkRuleCollection", "kms", {
    azureFirewallName: "fw",
    priority: 100,
    action: "Allow",
    rules,
  });
}

function policyRules(addresses: readonly string[]): Given[] {
  const rules = [allow(addresses)];
  return [
    { ...FIREWALL, props: { name: "fw", firewallPolicyId: LATER }, links: { firewallPolicyId: ["policy"] } },
    classic("network/firewallPolicy:FirewallPolicy", "policy", { name: "policy" }),
    classic(
      "network/firewallPolicyRuleCollectionGroup:FirewallPolicyRuleCollectionGroup",
      "group",
      {
        firewallPolicyId: LATER,
        priority: 100,
        networkRuleCollections: [{ name: "kms", action: "Allow", priority: 100, rules }],
      },
      { firewallPolicyId: ["policy"] },
    ),
  ];
}

const KMS = ["20.118.99.224", "40.83.235.53"];

function balanced(frontend: object, ...rules: readonly Given[]): Given[] {
  return [
    classic("lb/loadBalancer:LoadBalancer", "lb", {
      name: "lb",
      sku: "Standard",
      frontendIpConfigurations: [frontend],
    }),
    classic(
      "lb/backendAddressPool:BackendAddressPool",
      "pool",
      { name: "pool", loadbalancerId: LATER },
      { loadbalancerId: ["lb"] },
    ),
    associate("NetworkInterfaceBackendAddressPoolAssociation", {
      networkInterfaceId: "nic",
      backendAddressPoolId: "pool",
    }),
    ...rules,
  ];
}

const OUTBOUND = classic(
  "lb/outboundRule:OutboundRule",
  "out",
  { loadbalancerId: LATER, backendAddressPoolId: LATER },
  { loadbalancerId: ["lb"], backendAddressPoolId: ["pool"] },
);

const BASE = [VM, NIC, VNET];

describe("the classic provider, in preview", () => {
  reaches([
    ["a plain subnet", "open", ...BASE, subnet()],
    ["forced tunneling", "route-to-gateway rt/default", ...BASE, subnet(), ROUTED, routeTable(DEFAULT)],
    [
      "a separate route",
      "route-to-gateway rt/default",
      ...BASE,
      subnet(),
      ROUTED,
      routeTable(),
      classic("network/route:Route", "default", { ...DEFAULT, routeTableName: "rt" }),
    ],
    [
      "the same table on another subnet",
      "open",
      ...BASE,
      subnet(),
      associate("SubnetRouteTableAssociation", { subnetId: "elsewhere", routeTableId: "rt" }),
      classic("network/subnet:Subnet", "elsewhere", {}),
      routeTable(DEFAULT),
    ],
    ["a private subnet", "private-subnet subnet", ...BASE, PRIVATE],
    [
      "a private subnet with a NAT gateway",
      "open",
      ...BASE,
      PRIVATE,
      associate("SubnetNatGatewayAssociation", { subnetId: "subnet", natGatewayId: "nat" }),
      classic("network/natGateway:NatGateway", "nat", {}),
    ],
    [
      "a group of the subnet",
      "denied-by-rule nsg/lkm",
      ...BASE,
      subnet(),
      GROUP,
      associate("SubnetNetworkSecurityGroupAssociation", { subnetId: "subnet", networkSecurityGroupId: "nsg" }),
    ],
    [
      "a group of the interface",
      "denied-by-rule nsg/lkm",
      ...BASE,
      subnet(),
      GROUP,
      associate("NetworkInterfaceSecurityGroupAssociation", {
        networkInterfaceId: "nic",
        networkSecurityGroupId: "nsg",
      }),
    ],
    [
      "a separate rule",
      "denied-by-rule nsg/lkm",
      ...BASE,
      subnet(),
      { ...GROUP, props: { name: "nsg" } },
      classic("network/networkSecurityRule:NetworkSecurityRule", "lkm", {
        ...DENY_TAG,
        networkSecurityGroupName: "nsg",
      }),
      associate("SubnetNetworkSecurityGroupAssociation", { subnetId: "subnet", networkSecurityGroupId: "nsg" }),
    ],
    ["a firewall without rules", "undecided", ...BASE, subnet(), ROUTED, routeTable(TO_FIREWALL), FIREWALL],
    ["a firewall with a rule", "open", ...BASE, subnet(), ROUTED, routeTable(TO_FIREWALL), FIREWALL, collection(KMS)],
    [
      "a firewall without a rule for it",
      "firewall-without-rule rt/default/fw",
      ...BASE,
      subnet(),
      ROUTED,
      routeTable(TO_FIREWALL),
      FIREWALL,
      collection(["10.0.0.0/8"]),
    ],
    ["a firewall policy with a rule", "open", ...BASE, subnet(), ROUTED, routeTable(TO_FIREWALL), ...policyRules(KMS)],
    [
      "a firewall policy without a rule for it",
      "firewall-without-rule rt/default/fw",
      ...BASE,
      subnet(),
      ROUTED,
      routeTable(TO_FIREWALL),
      ...policyRules(["10.0.0.0/8"]),
    ],
    [
      "an internal balancer",
      "internal-load-balancer lb",
      ...BASE,
      subnet(),
      ...balanced({ name: "f", subnetId: LATER }),
    ],
    [
      "a public balancer with an outbound rule",
      "open",
      ...BASE,
      PRIVATE,
      ...balanced({ name: "f", publicIpAddressId: "ip" }, OUTBOUND),
    ],
    [
      "a public balancer without rules",
      "private-subnet subnet",
      ...BASE,
      PRIVATE,
      ...balanced({ name: "f", publicIpAddressId: "ip" }),
    ],
    [
      "a scale set",
      "private-subnet subnet",
      classic(
        "compute/windowsVirtualMachineScaleSet:WindowsVirtualMachineScaleSet",
        "vm",
        { networkInterfaces: [{ name: "n", primary: true, ipConfigurations: [{ name: "i", subnetId: LATER }] }] },
        { networkInterfaces: ["subnet"] },
      ),
      VNET,
      PRIVATE,
    ],
    [
      "an orchestrated scale set",
      "flexible-scale-set",
      classic(
        "compute/orchestratedVirtualMachineScaleSet:OrchestratedVirtualMachineScaleSet",
        "vm",
        { networkInterfaces: [{ name: "n", ipConfigurations: [{ name: "i", subnetId: LATER }] }] },
        { networkInterfaces: ["subnet"] },
      ),
      VNET,
      subnet(),
    ],
    [
      "a subnet inside the network",
      "private-subnet vnet/app",
      VM,
      { ...NIC, links: { ipConfigurations: ["vnet"] } },
      classic("network/virtualNetwork:VirtualNetwork", "vnet", {
        subnets: [{ name: "app", defaultOutboundAccessEnabled: false }],
      }),
    ],
  ]);
});
