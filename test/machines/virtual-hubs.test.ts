import {
  BASE,
  DEFAULT,
  type Given,
  LATER,
  ROUTED,
  classic,
  native,
  reaches,
  routeTable,
  subnet,
} from "./network-stack";

const KMS = { destinationAddresses: ["20.118.99.224", "40.83.235.53"] };
const OTHER = { destinationAddresses: ["10.0.0.0/8"] };
const HUB = native("network:VirtualHub", "hub", { virtualHubName: "hub" });
const FIREWALL = native(
  "network:AzureFirewall",
  "fw",
  { sku: { name: "AZFW_Hub" }, virtualHub: { id: LATER }, firewallPolicy: { id: LATER } },
  { virtualHub: ["hub"], firewallPolicy: ["policy"] },
);
const POLICY = native("network:FirewallPolicy", "policy", { firewallPolicyName: "policy" });
const PRIVATE = subnet({ addressPrefix: "10.20.1.0/24", defaultOutboundAccess: false });
const PLAIN = subnet({ addressPrefix: "10.20.1.0/24" });

function rules(rule: object): Given {
  const allow = { ipProtocols: ["TCP"], destinationPorts: ["1688"], sourceAddresses: ["10.20.0.0/16"], ...rule };
  return native("network:FirewallPolicyRuleCollectionGroup", "rules", {
    firewallPolicyName: "policy",
    priority: 200,
    ruleCollections: [{ priority: 100, action: { type: "Allow" }, rules: [{ ruleType: "NetworkRule", ...allow }] }],
  });
}

/** A connection of the network `vnet` to the hub. */
function connection(
  more: object = { enableInternetSecurity: true },
  links: Readonly<Record<string, string[]>> = {},
): Given {
  const props = { virtualHubName: "hub", remoteVirtualNetwork: { id: LATER }, ...more };
  return native("network:HubVirtualNetworkConnection", "connection", props, {
    remoteVirtualNetwork: ["vnet"],
    ...links,
  });
}

function intent(destinations: unknown = ["Internet"]): Given {
  const routingPolicies = [{ name: "out", destinations, nextHop: LATER }];
  return native(
    "network:RoutingIntent",
    "intent",
    { virtualHubName: "hub", routingPolicies },
    { routingPolicies: ["fw"] },
  );
}

function hubTable(name: string, ...destinations: readonly unknown[]): Given {
  const routes = [{ name: "all", destinationType: "CIDR", destinations, nextHopType: "ResourceId", nextHop: LATER }];
  return native(
    "network:HubRouteTable",
    name,
    { virtualHubName: "hub", routeTableName: name, routes },
    { routes: ["fw"] },
  );
}

/** Associates the connection with a declared table. */
function associated(table: string): Given {
  const routingConfiguration = { associatedRouteTable: { id: LATER } };
  return connection({ enableInternetSecurity: true, routingConfiguration }, { routingConfiguration: [table] });
}

const SECURED = [...BASE, HUB, FIREWALL, POLICY];
/** A hub whose firewall lets Azure's KMS through, and one whose firewall does not. */
const [OPEN, CLOSED] = [
  [...SECURED, rules(KMS)],
  [...SECURED, rules(OTHER)],
];

describe("a network behind a secured virtual hub", () => {
  reaches([
    ["no connection, a private subnet", "private-subnet subnet", ...OPEN, intent(), PRIVATE],
    ["a routing intent", "open", ...OPEN, intent(), connection(), PRIVATE],
    ["a routing intent, no rule", "firewall-without-rule hub/out/fw", ...CLOSED, intent(), connection(), PLAIN],
    ["a routing intent for private traffic", "open", ...CLOSED, intent(["PrivateTraffic"]), connection(), PLAIN],
    [
      "a routing intent for private traffic, a private subnet",
      "private-subnet subnet",
      ...OPEN,
      intent(["PrivateTraffic"]),
      connection(),
      PRIVATE,
    ],
    ["a routing intent for unknown traffic", "undecided", ...CLOSED, intent(LATER), connection(), PLAIN],
    ["no Internet security", "open", ...CLOSED, intent(), connection({ enableInternetSecurity: false }), PLAIN],
    ["Internet security left out", "undecided", ...CLOSED, intent(), connection({}), PLAIN],
    ["Internet security left out, an open way either way", "open", ...OPEN, intent(), connection({}), PLAIN],
    ["Internet security left out, a private subnet", "undecided", ...OPEN, intent(), connection({}), PRIVATE],
    ["a firewall in the hub, but no routes", "undecided", ...CLOSED, connection(), PLAIN],
    ["a firewall in the hub that lets it through, but no routes", "open", ...OPEN, connection(), PLAIN],
    ["a firewall in the hub, but no routes, a private subnet", "undecided", ...OPEN, connection(), PRIVATE],
    ["a hub without a firewall", "open", ...BASE, HUB, connection(), PLAIN],
    ["a hub without a firewall, a private subnet", "private-subnet subnet", ...BASE, HUB, connection(), PRIVATE],
    ["a hub elsewhere", "undecided", ...BASE, connection(), PLAIN],
    ["a hub elsewhere, a private subnet", "undecided", ...BASE, connection(), PRIVATE],
    ["a hub elsewhere, no Internet security", "open", ...BASE, connection({ enableInternetSecurity: false }), PLAIN],
    [
      "the default table",
      "firewall-without-rule hub/all/fw",
      ...CLOSED,
      hubTable("defaultRouteTable", "0.0.0.0/0"),
      connection(),
      PLAIN,
    ],
    [
      "the default table, with a rule",
      "open",
      ...OPEN,
      hubTable("defaultRouteTable", "0.0.0.0/0"),
      connection(),
      PRIVATE,
    ],
    [
      "a table",
      "firewall-without-rule hub/all/fw",
      ...CLOSED,
      hubTable("spokes", "0.0.0.0/0"),
      associated("spokes"),
      PLAIN,
    ],
    [
      "a table in halves",
      "firewall-without-rule hub/all/fw",
      ...CLOSED,
      hubTable("spokes", "0.0.0.0/1", "128.0.0.0/1"),
      associated("spokes"),
      PLAIN,
    ],
    ["a table for other addresses", "open", ...CLOSED, hubTable("spokes", "10.0.0.0/8"), associated("spokes"), PLAIN],
    ["a table for unknown addresses", "undecided", ...CLOSED, hubTable("spokes", LATER), associated("spokes"), PLAIN],
    [
      "a table that the connection doesn't have",
      "undecided",
      ...CLOSED,
      hubTable("spokes", "0.0.0.0/0"),
      connection(),
      PLAIN,
    ],
    [
      "exceptions in the subnet's own table",
      "open",
      ...CLOSED,
      intent(),
      connection(),
      ROUTED,
      routeTable({ ...DEFAULT, nextHopType: "Internet" }),
    ],
    [
      "another default route in the subnet's own table",
      "route-to-gateway rt/default",
      ...OPEN,
      intent(),
      connection(),
      ROUTED,
      routeTable(DEFAULT),
    ],
    [
      "a table that lets no routes in",
      "undecided",
      ...CLOSED,
      intent(),
      connection(),
      ROUTED,
      native("network:RouteTable", "rt", { routeTableName: "rt", disableBgpRoutePropagation: true }),
    ],
    ["a connection of an unknown network", "undecided", ...CLOSED, intent(), { ...connection(), links: {} }, PLAIN],
    [
      "a connection of another network",
      "open",
      ...CLOSED,
      intent(),
      { ...connection(), links: { remoteVirtualNetwork: ["other"] } },
      native("network:VirtualNetwork", "other", {}),
      PLAIN,
    ],
  ]);
});

describe("a virtual hub of the classic provider", () => {
  const hub = classic("network/virtualHub:VirtualHub", "hub", { name: "hub" });
  const firewall = classic(
    "network/firewall:Firewall",
    "fw",
    { name: "fw", virtualHub: { virtualHubId: LATER }, firewallPolicyId: LATER },
    { virtualHub: ["hub"], firewallPolicyId: ["policy"] },
  );
  const link = (more: object): Given =>
    classic(
      "network/virtualHubConnection:VirtualHubConnection",
      "connection",
      { virtualHubId: LATER, remoteVirtualNetworkId: LATER, ...more },
      { virtualHubId: ["hub"], remoteVirtualNetworkId: ["vnet"] },
    );
  const policy = classic(
    "network/routingIntent:RoutingIntent",
    "intent",
    { virtualHubId: LATER, routingPolicies: [{ name: "out", destinations: ["Internet"], nextHop: LATER }] },
    { virtualHubId: ["hub"], routingPolicies: ["fw"] },
  );
  const table = classic(
    "network/virtualHubRouteTable:VirtualHubRouteTable",
    "table",
    { virtualHubId: LATER, name: "defaultRouteTable" },
    { virtualHubId: ["hub"] },
  );
  const route = classic(
    "network/virtualHubRouteTableRoute:VirtualHubRouteTableRoute",
    "all",
    { routeTableId: LATER, name: "all", destinationsType: "CIDR", destinations: ["0.0.0.0/0"], nextHop: LATER },
    { routeTableId: ["table"], nextHop: ["fw"] },
  );
  const stack = [...BASE, hub, firewall, POLICY, rules(OTHER), PLAIN];
  reaches([
    ["a routing intent", "firewall-without-rule hub/out/fw", ...stack, policy, link({ internetSecurityEnabled: true })],
    ["Internet security left out", "open", ...stack, policy, link({})],
    [
      "a route that is a resource",
      "firewall-without-rule hub/all/fw",
      ...stack,
      table,
      route,
      link({ internetSecurityEnabled: true }),
    ],
  ]);
});
