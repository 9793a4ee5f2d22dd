import type { Route, RouteTable, SecurityGroup, SecurityRule } from "../../activation/attachment";
import type { Ref } from "../../values/ref";
import { UNKNOWN, type Value } from "../../values/value";
import { type Given, LATER, NIC, VNET, native, subnet, subnetOf } from "./network-stack";

const ELSEWHERE = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/x/y";

const ROUTED = subnet({ routeTable: { id: LATER } }, { routeTable: ["rt"] });

/** The route table of the subnet. */
function tableOf(...given: readonly Given[]): Ref<RouteTable> {
  const found = subnetOf(NIC, VNET, ROUTED, ...given);
  return typeof found === "object" ? found.routeTable : UNKNOWN;
}

const table = (props: object): Given => native("network:RouteTable", "rt", { routeTableName: "rt", ...props });
const SOME_ROUTE: Route = { name: "a route", prefix: UNKNOWN, nextHop: UNKNOWN, firewall: UNKNOWN };
const ROUTE = { addressPrefix: "0.0.0.0/0", nextHopType: "Internet" };
const INTERNET = { prefix: "0.0.0.0/0", nextHop: "Internet", firewall: undefined };

describe("a route table", () => {
  it.each<[what: string, stack: readonly Given[], expected: RouteTable]>([
    ["without routes", [table({})], { name: "rt", propagation: undefined, routes: [] }],
    ["of unknown routes", [table({ routes: LATER })], { name: "rt", propagation: undefined, routes: UNKNOWN }],
    [
      "with an unknown route",
      [table({ routes: [LATER] })],
      { name: "rt", propagation: undefined, routes: [SOME_ROUTE] },
    ],
    [
      "with routes",
      [table({ routes: [{ name: "a", ...ROUTE }, ROUTE, { routeName: "b", ...ROUTE }] })],
      {
        name: "rt",
        propagation: undefined,
        routes: ["a", "a route", "b"].map((name) => ({ name, ...INTERNET })),
      },
    ],
    [
      "with a route of its own",
      [
        table({}),
        native("network:Route", "c", { routeTableName: "rt", ...ROUTE }),
        native("network:Route", "d", { routeTableName: "rt", routeName: "e", ...ROUTE }),
      ],
      { name: "rt", propagation: undefined, routes: ["c", "e"].map((name) => ({ name, ...INTERNET })) },
    ],
    [
      "with a route that may be its own",
      [table({}), native("network:Route", "c", { routeTableName: LATER, ...ROUTE })],
      { name: "rt", propagation: undefined, routes: [SOME_ROUTE] },
    ],
    [
      "that disables propagation",
      [table({ disableBgpRoutePropagation: true })],
      { name: "rt", propagation: false, routes: [] },
    ],
    ["that doesn't", [table({ disableBgpRoutePropagation: false })], { name: "rt", propagation: true, routes: [] }],
    ["that may", [table({ disableBgpRoutePropagation: LATER })], { name: "rt", propagation: UNKNOWN, routes: [] }],
    [
      "that doesn't in the other spelling",
      [table({ bgpRoutePropagationEnabled: true })],
      { name: "rt", propagation: true, routes: [] },
    ],
    [
      "that does in the other spelling",
      [table({ bgpRoutePropagationEnabled: false })],
      { name: "rt", propagation: false, routes: [] },
    ],
  ])("%s", (_, stack, expected) => {
    expect(tableOf(...stack)).toEqual(expected);
  });
});

const SECURED = subnet({ networkSecurityGroup: { id: LATER } }, { networkSecurityGroup: ["nsg"] });

/** The security group of the subnet. */
function groupOf(...given: readonly Given[]): Ref<SecurityGroup> {
  const found = subnetOf(NIC, VNET, SECURED, ...given);
  return typeof found === "object" ? found.securityGroup : UNKNOWN;
}

const group = (props: object): Given =>
  native("network:NetworkSecurityGroup", "nsg", { networkSecurityGroupName: "nsg", ...props });
const EMPTY: SecurityRule = {
  name: "a rule",
  priority: undefined,
  direction: undefined,
  access: undefined,
  protocol: undefined,
  sources: [],
  destinations: [],
  ports: [],
};
const HIDDEN: SecurityRule = {
  name: "a rule",
  priority: UNKNOWN,
  direction: UNKNOWN,
  access: UNKNOWN,
  protocol: UNKNOWN,
  sources: [UNKNOWN, UNKNOWN, UNKNOWN],
  destinations: [UNKNOWN, UNKNOWN],
  ports: [UNKNOWN, UNKNOWN],
};
const SOURCES: readonly (readonly Value<string>[])[] = [[UNKNOWN], [UNKNOWN], ["*", UNKNOWN], ["*"]];
const WRITTEN = { priority: 100, direction: "Outbound", access: "Deny", protocol: "Tcp" };
const rule = (props: object): Given =>
  native("network:SecurityRule", "one", { networkSecurityGroupName: "nsg", ...props });

describe("a security group", () => {
  it.each<[what: string, stack: readonly Given[], rules: Value<readonly SecurityRule[]>]>([
    ["without rules", [group({})], []],
    ["of unknown rules", [group({ securityRules: LATER })], UNKNOWN],
    ["with an unknown rule", [group({ securityRules: [LATER] })], [HIDDEN]],
    ["with an empty rule", [group({ securityRules: [{}] })], [EMPTY]],
    [
      "with rules",
      [
        group({
          securityRules: [
            {
              name: "a",
              ...WRITTEN,
              sourceAddressPrefix: "10.0.0.0/8",
              destinationAddressPrefix: "*",
              destinationPortRange: "1688",
            },
            {
              name: "b",
              ...WRITTEN,
              sourceAddressPrefixes: ["10.0.0.0/8", LATER],
              destinationAddressPrefixes: ["Internet"],
              destinationPortRanges: ["80", "443"],
            },
          ],
        }),
      ],
      [
        { name: "a", ...WRITTEN, sources: ["10.0.0.0/8"], destinations: ["*"], ports: ["1688"] },
        { name: "b", ...WRITTEN, sources: ["10.0.0.0/8", UNKNOWN], destinations: ["Internet"], ports: ["80", "443"] },
      ],
    ],
    [
      "with rules for application groups",
      [
        group({
          securityRules: [
            { sourceApplicationSecurityGroups: [{ id: ELSEWHERE }] },
            { sourceApplicationSecurityGroupIds: [ELSEWHERE] },
            { sourceApplicationSecurityGroups: LATER, sourceAddressPrefix: "*" },
            { sourceApplicationSecurityGroups: [], sourceAddressPrefix: "*" },
          ],
        }),
      ],
      SOURCES.map((sources) => ({ ...EMPTY, sources })),
    ],
    ["with a rule of its own", [group({}), rule(WRITTEN)], [{ ...EMPTY, ...WRITTEN, name: "one" }]],
    [
      "with a named rule of its own",
      [group({}), rule({ ...WRITTEN, securityRuleName: "two" })],
      [{ ...EMPTY, ...WRITTEN, name: "two" }],
    ],
    ["with a rule that may be its own", [group({}), rule({ networkSecurityGroupName: LATER })], [HIDDEN]],
  ])("%s", (_, stack, rules) => {
    expect(groupOf(...stack)).toEqual({ name: "nsg", rules });
  });
});
