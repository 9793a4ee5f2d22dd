import {
  BASE,
  DEFAULT,
  DENY_TAG,
  EXCEPTIONS,
  type Given,
  LATER,
  ROUTED,
  classic,
  native,
  reaches,
  route,
  routeTable,
  subnet,
} from "./network-stack";
import { judgedIn, machineIn } from "./template-machine";

/** The same resource, deployed on a condition that isn't known. */
function perhaps(given: Given): Given {
  return { ...given, condition: "parameters('later')" };
}

const GROUP = native("network:NetworkSecurityGroup", "nsg", { networkSecurityGroupName: "nsg" });
const GUARDED = subnet({ networkSecurityGroup: { id: LATER } }, { networkSecurityGroup: ["nsg"] });
const WITH_GROUP = [...BASE, GUARDED, GROUP];
const WITH_TABLE = [...BASE, ROUTED];

function rule(name: string, props: object = {}): Given {
  return native("network:SecurityRule", name, { networkSecurityGroupName: "nsg", ...DENY_TAG, name, ...props });
}

const [FIRST, SECOND] = EXCEPTIONS.map((one) => route(one.name, one));

describe("a rule of a security group that may not be deployed", () => {
  reaches([
    ["and denies Azure's KMS", "undecided", ...WITH_GROUP, perhaps(rule("deny"))],
    [
      "and would let it through",
      "undecided",
      ...WITH_GROUP,
      rule("deny"),
      perhaps(rule("let", { priority: 99, access: "Allow" })),
    ],
    ["and is inbound", "open", ...WITH_GROUP, perhaps(rule("in", { direction: "Inbound" }))],
    ["beside one that denies it", "denied-by-rule nsg/deny", ...WITH_GROUP, rule("deny"), perhaps(rule("other"))],
  ]);
});

describe("a route that may not be deployed", () => {
  const tunneled = [...WITH_TABLE, routeTable(DEFAULT)];
  reaches([
    ["to a gateway", "undecided", ...WITH_TABLE, routeTable(), perhaps(route("default", DEFAULT))],
    [
      "to the internet, for Azure's KMS",
      "undecided",
      ...tunneled,
      ...[FIRST, SECOND].flatMap((one) => (one ? [perhaps(one)] : [])),
    ],
    [
      "beside one that blocks it",
      "route-to-gateway rt/default",
      ...tunneled,
      perhaps(route("half", { ...DEFAULT, addressPrefix: "0.0.0.0/1" })),
    ],
    [
      "to another address",
      "open",
      ...WITH_TABLE,
      routeTable(),
      perhaps(route("x", { ...DEFAULT, addressPrefix: "10.9.0.0/16" })),
    ],
  ]);
});

/** A resource of the classic provider that attaches something to the subnet. */
function attaches(type: string, input: string, to: string): Given {
  return classic(
    `network/subnet${type}Association:Subnet${type}Association`,
    "association",
    { subnetId: LATER, [input]: LATER },
    { subnetId: ["subnet"], [input]: [to] },
  );
}

const SUBNET = classic("network/subnet:Subnet", "subnet", { virtualNetworkName: "vnet" });
const PRIVATE = classic("network/subnet:Subnet", "subnet", {
  virtualNetworkName: "vnet",
  defaultOutboundAccessEnabled: false,
});
const TABLE = classic("network/routeTable:RouteTable", "rt", { routes: [{ ...DEFAULT, nextHopInIpAddress: "" }] });
const gateway = attaches("NatGateway", "natGatewayId", "nat");
const table = attaches("RouteTable", "routeTableId", "rt");
const denying = classic("network/networkSecurityGroup:NetworkSecurityGroup", "nsg", { securityRules: [DENY_TAG] });
const allowing = classic("network/networkSecurityGroup:NetworkSecurityGroup", "nsg", { securityRules: [] });
const group = attaches("NetworkSecurityGroup", "networkSecurityGroupId", "nsg");

describe("what may not be attached to a subnet", () => {
  reaches([
    ["a NAT gateway of a private subnet", "undecided", ...BASE, PRIVATE, perhaps(gateway)],
    ["a NAT gateway of another subnet", "open", ...BASE, SUBNET, perhaps(gateway)],
    ["a table with a route to a gateway", "undecided", ...BASE, SUBNET, TABLE, perhaps(table)],
    ["a group that denies Azure's KMS", "undecided", ...BASE, SUBNET, denying, perhaps(group)],
    ["a group that denies nothing", "open", ...BASE, SUBNET, allowing, perhaps(group)],
  ]);
});

const TO_FIREWALL = { ...DEFAULT, nextHopType: "VirtualAppliance", nextHopIpAddress: "10.0.0.4" };
const RULES = {
  priority: 100,
  action: { type: "Allow" },
  rules: [
    {
      ruleType: "NetworkRule",
      ipProtocols: ["TCP"],
      protocols: ["TCP"],
      sourceAddresses: ["*"],
      destinationPorts: ["1688"],
      destinationAddresses: ["*"],
    },
  ],
};
const BEHIND = [...WITH_TABLE, routeTable(TO_FIREWALL)];
const BY_POLICY = [
  ...BEHIND,
  native("network:AzureFirewall", "fw", { firewallPolicy: { id: LATER } }, { firewallPolicy: ["policy"] }),
  native("network:FirewallPolicy", "policy", { firewallPolicyName: "policy" }),
];
const collections = native("network:FirewallPolicyRuleCollectionGroup", "rules", {
  firewallPolicyName: "policy",
  ruleCollections: [RULES],
});
const ownRules = classic("network/firewallNetworkRuleCollection:FirewallNetworkRuleCollection", "rules", {
  azureFirewallName: "fw",
  ...RULES,
  action: "Allow",
});

describe("rules of a firewall that may not be deployed", () => {
  reaches([
    ["in its policy", "undecided", ...BY_POLICY, perhaps(collections)],
    [
      "of its own",
      "undecided",
      ...BEHIND,
      classic("network/firewall:Firewall", "fw", { name: "fw" }),
      perhaps(ownRules),
    ],
  ]);
});

const DEPLOYED = {
  type: "Microsoft.Resources/deployments",
  apiVersion: "2022-09-01",
  name: "all",
  condition: "[parameters('later')]",
};

const TUNNEL = [
  {
    type: "Microsoft.Network/virtualNetworks",
    apiVersion: "2023-09-01",
    name: "net",
    properties: {
      subnets: [
        { name: "a", properties: { routeTable: { id: "[resourceId('Microsoft.Network/routeTables', 'rt')]" } } },
      ],
    },
  },
  {
    type: "Microsoft.Network/routeTables",
    apiVersion: "2023-09-01",
    name: "rt",
    properties: { routes: [{ name: "default", properties: DEFAULT }] },
  },
  ...EXCEPTIONS.map((one) => ({
    type: "Microsoft.Network/routeTables/routes",
    apiVersion: "2023-09-01",
    name: `rt/${one.name}`,
    properties: one,
  })),
  ...machineIn({ subnetId: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'net', 'a')]" }),
];

test("what is deployed together with a machine certainly exists if it does", () => {
  const template = { resources: TUNNEL };
  const { judged } = judgedIn(
    { parameters: { later: { type: "string" } }, resources: [{ ...DEPLOYED, properties: { template } }] },
    { defaultCloud: "azure" },
  );
  expect(judged.map(({ verdict }) => verdict.kind)).toEqual(["activates"]);
});
