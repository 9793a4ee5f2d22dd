import type { HubRoute } from "../../activation/attachment";
import { NOT_DECLARED } from "../../values/ref";
import { UNKNOWN } from "../../values/value";
import { type Given, LATER, NIC, VNET, classic, native, subnet, subnetOf } from "./network-stack";

const ELSEWHERE = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/x/y";

/** The routes that the subnet learns, with the name of a firewall in place of the firewall. */
function routesOf(...given: readonly Given[]): readonly unknown[] {
  const found = subnetOf(NIC, VNET, subnet({}), ...given);
  const routes: readonly HubRoute[] = typeof found === "object" ? found.hubRoutes : [];
  return routes.map(({ firewall, ...route }) => ({
    ...route,
    firewall: typeof firewall === "object" ? firewall.name : firewall,
  }));
}

/** A route, if no more is said the certain default route of the hub to no known firewall. */
function route(more: Partial<Record<keyof HubRoute, unknown>>): object {
  const rest = { hub: "hub", name: "default", prefix: "0.0.0.0/0", nextHop: "VirtualAppliance" };
  return { ...rest, firewall: UNKNOWN, certain: true, ...more };
}

const SOME = route({ certain: false });
const HUB = native("network:VirtualHub", "hub", { virtualHubName: "hub" });
const FIREWALL = native("network:AzureFirewall", "fw", { virtualHub: { id: LATER } }, { virtualHub: ["hub"] });

/** A connection of the network to the hub. */
function connection(more: object = {}, links: Given["links"] = {}): Given {
  const props = { virtualHubName: "hub", remoteVirtualNetwork: { id: LATER }, enableInternetSecurity: true, ...more };
  return native("network:HubVirtualNetworkConnection", "connection", props, {
    remoteVirtualNetwork: ["vnet"],
    ...links,
  });
}

const table = (name: string, props: object = {}, links: Given["links"] = {}): Given =>
  native("network:HubRouteTable", name, { virtualHubName: "hub", routeTableName: name, ...props }, links);
const intent = (routingPolicies: unknown, more: object = {}): Given =>
  native(
    "network:RoutingIntent",
    "intent",
    { virtualHubName: "hub", routingPolicies, ...more },
    { routingPolicies: ["fw"] },
  );
const internet = { name: "out", destinations: ["INTERNET"], nextHop: LATER };
const associatedTo = (id: string, links: readonly string[] = []): Given =>
  connection({ routingConfiguration: { associatedRouteTable: { id } } }, { routingConfiguration: links });
const tableId = (name: string): string =>
  `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualHubs/hub/hubRouteTables/${name}`;
const CIDR = { name: "all", destinationType: "cidr", destinations: ["0.0.0.0/0"], nextHop: LATER };
const byDefault = (...routes: readonly unknown[]): Given => table("defaultRouteTable", { routes }, { routes: ["fw"] });

describe("the routes that a network learns from its hub", () => {
  it.each<[what: string, stack: readonly Given[], expected: readonly object[]]>([
    ["no connection", [HUB, FIREWALL], []],
    ["nothing in the hub", [HUB, connection()], []],
    ["a firewall in the hub", [HUB, FIREWALL, connection()], [route({ firewall: "fw", certain: false })]],
    ["an intent", [HUB, FIREWALL, connection(), intent([internet])], [route({ name: "out", firewall: "fw" })]],
    [
      "an intent without a name",
      [HUB, FIREWALL, connection(), intent([{ ...internet, name: undefined }])],
      [route({ name: "intent", firewall: "fw" })],
    ],
    [
      "an intent by another spelling",
      [HUB, connection(), intent([{ destinations: ["Internet"], nextHopId: ELSEWHERE }])],
      [route({ name: "intent", firewall: NOT_DECLARED })],
    ],
    [
      "an intent by a nested id",
      [HUB, connection(), intent([{ destinations: ["Internet"], nextHop: { id: ELSEWHERE } }])],
      [route({ name: "intent", firewall: NOT_DECLARED })],
    ],
    [
      "an intent for private traffic",
      [HUB, FIREWALL, connection(), intent([{ ...internet, destinations: ["PrivateTraffic"] }])],
      [],
    ],
    [
      "an intent for both",
      [HUB, FIREWALL, connection(), intent([{ ...internet, destinations: ["PrivateTraffic", "Internet"] }])],
      [route({ name: "out", firewall: "fw" })],
    ],
    [
      "an intent for some unknown traffic",
      [HUB, FIREWALL, connection(), intent([{ ...internet, destinations: ["PrivateTraffic", LATER] }])],
      [route({ name: "out", firewall: "fw", certain: false })],
    ],
    ["an intent of unknown policies", [HUB, FIREWALL, connection(), intent(LATER)], [SOME]],
    ["an unknown intent", [HUB, FIREWALL, connection(), intent([LATER])], [SOME]],
    ["an intent without policies", [HUB, FIREWALL, connection(), intent(undefined)], []],
    ["an intent that may be the hub's", [HUB, connection(), intent([internet], { virtualHubName: LATER })], [SOME]],
    ["a table that may be the hub's", [HUB, connection(), table("t", { virtualHubName: LATER })], [SOME]],
    [
      "an intent and a table",
      [HUB, FIREWALL, connection(), intent([internet]), byDefault(CIDR)],
      [route({ name: "out", firewall: "fw" })],
    ],
    [
      "an old table that may be the hub's",
      [HUB, connection(), native("network:VirtualHubRouteTableV2", "old", { virtualHubName: LATER })],
      [SOME],
    ],
    [
      "an old table",
      [HUB, connection(), native("network:VirtualHubRouteTableV2", "old", { virtualHubName: "hub" })],
      [SOME],
    ],
    [
      "old routes inside the hub",
      [{ ...HUB, props: { virtualHubName: "hub", routeTable: { routes: [{}] } } }, connection()],
      [SOME],
    ],
    [
      "old routes inside a classic hub",
      [{ ...HUB, props: { virtualHubName: "hub", routes: [{}] } }, connection()],
      [SOME],
    ],
    ["the default table", [HUB, FIREWALL, connection(), byDefault(CIDR)], [route({ name: "all", firewall: "fw" })]],
    [
      "the default table next to old routes",
      [{ ...HUB, props: { virtualHubName: "hub", routes: [{}] } }, FIREWALL, connection(), byDefault(CIDR)],
      [SOME, route({ name: "all", firewall: "fw" })],
    ],
    [
      "the default table by its id",
      [HUB, FIREWALL, associatedTo(tableId("DefaultRouteTable")), byDefault(CIDR)],
      [route({ name: "all", firewall: "fw" })],
    ],
    [
      "the default table of another hub",
      [
        HUB,
        connection(),
        native("network:VirtualHub", "h2", { virtualHubName: "h2" }),
        table("defaultRouteTable", { virtualHubName: "h2", routes: [CIDR] }),
      ],
      [],
    ],
    ["a table of another name", [HUB, connection(), table("spokes", { routes: [CIDR] })], []],
    ["no table", [HUB, FIREWALL, associatedTo(tableId("noneRouteTable"))], []],
    [
      "no table, next to an old one",
      [
        HUB,
        associatedTo(tableId("NoneRouteTable")),
        native("network:VirtualHubRouteTableV2", "old", { virtualHubName: "hub" }),
      ],
      [],
    ],
    ["an undeclared table", [HUB, associatedTo(tableId("spokes"))], [SOME]],
    [
      "an undeclared table, next to a firewall",
      [HUB, FIREWALL, associatedTo(tableId("spokes"))],
      [route({ firewall: "fw", certain: false })],
    ],
    ["an unknown table", [HUB, associatedTo(LATER)], [SOME]],
    ["the default table, which isn't declared", [HUB, associatedTo(tableId("defaultRouteTable"))], [SOME]],
    [
      "a table",
      [HUB, FIREWALL, associatedTo(LATER, ["t"]), table("t", { routes: [CIDR] }, { routes: ["fw"] })],
      [route({ name: "all", firewall: "fw" })],
    ],
    [
      "two prefixes",
      [HUB, FIREWALL, connection(), byDefault({ ...CIDR, destinations: ["0.0.0.0/1", LATER] })],
      [
        route({ name: "all", firewall: "fw", prefix: "0.0.0.0/1" }),
        route({ name: "all", firewall: "fw", prefix: UNKNOWN, certain: false }),
      ],
    ],
    [
      "a route without a name",
      [HUB, FIREWALL, connection(), byDefault({ ...CIDR, name: undefined })],
      [route({ name: "defaultRouteTable", firewall: "fw" })],
    ],
    [
      "a route to a service",
      [HUB, FIREWALL, connection(), byDefault({ ...CIDR, destinationType: "Service" })],
      [route({ name: "all", firewall: "fw", certain: false })],
    ],
    [
      "a route of an unknown type",
      [HUB, FIREWALL, connection(), byDefault({ ...CIDR, destinationType: LATER })],
      [route({ name: "all", firewall: "fw", certain: false })],
    ],
    ["a route to a resource", [HUB, FIREWALL, connection(), byDefault({ ...CIDR, destinationType: "ResourceId" })], []],
    ["an unknown route", [HUB, FIREWALL, connection(), byDefault(LATER)], [SOME]],
    ["unknown routes", [HUB, FIREWALL, connection(), table("defaultRouteTable", { routes: LATER })], [SOME]],
    ["a hub elsewhere", [connection()], [route({ certain: false })]],
    ["an unknown hub", [connection({ virtualHubName: LATER })], [route({ hub: "connection", certain: false })]],
    [
      "a connection that may be another network's",
      [HUB, FIREWALL, connection({}, { remoteVirtualNetwork: [] }), intent([internet])],
      [route({ name: "out", firewall: "fw", certain: false })],
    ],
  ])("%s", (_, stack, expected) => {
    expect(routesOf(...stack)).toEqual(expected);
  });

  it.each<[what: unknown, certain: readonly boolean[]]>([
    [true, [true, true]],
    [false, [true]],
    [undefined, [false, true]],
    [LATER, [false, true]],
  ])("with Internet security %s", (enableInternetSecurity, certain) => {
    const routes = byDefault({ ...CIDR, destinations: ["0.0.0.0/0", "10.0.0.0/8"] });
    const expected = ["0.0.0.0/0", "10.0.0.0/8"].slice(-certain.length);
    expect(routesOf(HUB, FIREWALL, connection({ enableInternetSecurity }), routes)).toEqual(
      expected.map((prefix, index) => route({ name: "all", firewall: "fw", prefix, certain: certain[index] })),
    );
  });

  it("an undeclared network may have any undeclared network's connection", () => {
    const elsewhere = connection({ remoteVirtualNetwork: { id: ELSEWHERE } }, { remoteVirtualNetwork: [] });
    const stack = [HUB, FIREWALL, elsewhere, intent([internet])];
    expect(routesOf(...stack)).toEqual([]);
    const apart = native("network:Subnet", "subnet", { virtualNetworkName: "other" });
    const found = subnetOf(NIC, apart, ...stack);
    expect(typeof found === "object" && found.hubRoutes.map(({ name, certain }) => [name, certain])).toEqual([
      ["out", false],
    ]);
  });
});

describe("the routes that a network learns from a classic hub", () => {
  const hub = classic("network/virtualHub:VirtualHub", "hub", { name: "hub" });
  const link = (more: object): Given =>
    classic(
      "network/virtualHubConnection:VirtualHubConnection",
      "connection",
      { virtualHubId: LATER, remoteVirtualNetworkId: LATER, ...more },
      { virtualHubId: ["hub"], remoteVirtualNetworkId: ["vnet"], routing: ["t"] },
    );
  const secured = link({ internetSecurityEnabled: true });
  const old = (name: string): Given =>
    classic(
      "network/virtualHubRouteTable:VirtualHubRouteTable",
      "t",
      { virtualHubId: LATER, name },
      { virtualHubId: ["hub"] },
    );
  const one = (props: object, links: Given["links"] = { routeTableId: ["t"] }): Given =>
    classic(
      "network/virtualHubRouteTableRoute:VirtualHubRouteTableRoute",
      "r",
      { routeTableId: LATER, destinationsType: "CIDR", destinations: ["0.0.0.0/0"], nextHop: ELSEWHERE, ...props },
      links,
    );
  const all = route({ name: "r", firewall: NOT_DECLARED });
  it.each<[what: string, stack: readonly Given[], expected: readonly object[]]>([
    ["no table", [hub, secured], []],
    ["a route", [hub, secured, old("defaultRouteTable"), one({})], [all]],
    ["a named route", [hub, secured, old("defaultRouteTable"), one({ name: "all" })], [{ ...all, name: "all" }]],
    ["a route that may be its own", [hub, secured, old("defaultRouteTable"), one({}, {})], [SOME]],
    ["Internet security left out", [hub, link({}), old("defaultRouteTable"), one({})], []],
    [
      "a table that it is associated with",
      [
        hub,
        link({ internetSecurityEnabled: true, routing: { associatedRouteTableId: LATER } }),
        old("spokes"),
        one({}),
      ],
      [all],
    ],
    [
      "a table elsewhere",
      [hub, link({ internetSecurityEnabled: true, routing: { associatedRouteTableId: tableId("a") } }), one({})],
      [SOME],
    ],
  ])("%s", (_, stack, expected) => {
    expect(routesOf(...stack)).toEqual(expected);
  });
});
