import type { Attachment, Firewall, Interface, Subnet } from "../../activation/attachment";
import { KMS_TARGETS } from "../../activation/kms-targets";
import { networkHops } from "../../activation/network-hops";
import { UNKNOWN } from "../../values/value";
import { FIRST, INTERFACE, SECOND, attach, group, routes } from "./attachments";

/** The hops of one kind, as `name: effect`. */
function hops(what: string, attachment: Attachment): readonly string[] {
  return networkHops(attachment, KMS_TARGETS.azure)
    .filter((hop) => hop.what === what)
    .map(({ name, effect }) => (name === "" ? effect : `${name}: ${effect}`));
}

const ELSEWHERE = "isn't declared in this stack, so it isn't judged";

test("the hops come in the order of the traffic, from the interface outwards", () => {
  const securityGroup = group([]);
  const routeTable = { name: "rt", routes: routes(["0.0.0.0/0 internet"]) };
  const found = networkHops(attach({ securityGroup, routeTable }, { securityGroup }), KMS_TARGETS.azure);
  expect(found.map(({ what }) => what)).toEqual([
    "network interface",
    "security group",
    "subnet",
    "security group",
    "route table",
    "route",
    "route",
    "outbound access",
  ]);
});

test.each<[what: string, interfaces: Attachment["interfaces"], effects: readonly string[]]>([
  ["none", undefined, []],
  ["unknown", UNKNOWN, ["is unknown"]],
  ["one unknown", [UNKNOWN], ["is unknown"]],
  ["one elsewhere", ["not-declared"], [ELSEWHERE]],
  ["the primary one", [INTERFACE], ["nic: carries the traffic"]],
  ["one that may be primary", [{ ...INTERFACE, primary: UNKNOWN }], ["nic: it's unknown whether it's primary"]],
  [
    "a secondary one",
    [INTERFACE, { ...INTERFACE, primary: false }],
    ["nic: carries the traffic", "nic: isn't primary, so it has no default gateway"],
  ],
])("interfaces: %s", (_, interfaces, effects) => {
  expect(hops("network interface", { flexible: false, interfaces })).toEqual(effects);
});

test("a secondary interface has no further hop", () => {
  const interfaces = [{ ...INTERFACE, primary: false }];
  expect(networkHops({ flexible: false, interfaces }, KMS_TARGETS.azure)).toHaveLength(1);
});

test.each<[what: string, subnet: Interface["subnet"], effects: readonly string[]]>([
  ["absent", undefined, []],
  ["unknown", UNKNOWN, ["is unknown"]],
  ["elsewhere", "not-declared", [ELSEWHERE]],
])("a subnet that is %s is the last hop", (_, subnet, effects) => {
  const attachment = attach({}, { subnet });
  expect(hops("subnet", attachment)).toEqual(effects);
  expect(hops("outbound access", attachment)).toEqual([]);
});

test.each<[prefixes: Subnet["prefixes"], effect: string]>([
  [["10.20.9.0/24", "fd00:9::/64"], "10.20.9.0/24, fd00:9::/64"],
  [[UNKNOWN, "10.20.9.0/24"], "10.20.9.0/24"],
  [[UNKNOWN], "its address range is unknown"],
  [[], "its address range is unknown"],
])("the subnet's prefixes %p", (prefixes, effect) => {
  expect(hops("subnet", attach({ prefixes }))).toEqual([`spoke: ${effect}`]);
});

test.each([
  ["is unknown", UNKNOWN],
  [ELSEWHERE, "not-declared"],
  ["nsg: no rule denies Azure's KMS", group(["100 Allow *"])],
  [
    `nsg: the rule 100 Deny AzurePlatformLKM denies AzurePlatformLKM for ${FIRST} and ${SECOND}`,
    group(["100 Deny AzurePlatformLKM", "50 Deny Internet"]),
  ],
  ["nsg: it's unknown whether 100 Deny ? denies AzurePlatformLKM", group(["100 Deny ?"])],
  [
    "nsg: the rule 100 Deny Internet denies the addresses; Azure lets its KMS through, unless the subnet has its own default route",
    group(["100 Deny Internet"]),
  ],
] as const)("a security group: %s", (effect, securityGroup) => {
  expect(hops("security group", attach({ securityGroup }))).toEqual([effect]);
  expect(hops("security group", attach({}, { securityGroup }))).toEqual([effect]);
});

test.each([
  ["is unknown", UNKNOWN, 0],
  [ELSEWHERE, "not-declared", 0],
  [
    "rt: replaces Azure's own routes where its prefixes are as long or longer",
    { name: "rt", routes: routes(["10.0.0.0/8 gateway"]) },
    2,
  ],
] as const)("a route table: %s", (effect, routeTable, count) => {
  expect(hops("route table", attach({ routeTable }))).toEqual([effect]);
  expect(hops("route", attach({ routeTable }))).toHaveLength(count);
});

test.each([
  ["Azure's own: sends %s to the Internet", "10.0.0.0/8 gateway"],
  ["0.0.0.0/0 gateway (rt): sends %s to the next hop VirtualNetworkGateway", "0.0.0.0/0 gateway"],
  ["0.0.0.0/0 ? (rt): sends %s to an unknown next hop", "0.0.0.0/0 ?"],
  ["0.0.0.0/0 - (rt): sends %s to the next hop that is left out", "0.0.0.0/0 -"],
])("a route: %s", (effect, line) => {
  const routeTable = { name: "rt", routes: routes([line]) };
  expect(hops("route", attach({ routeTable }))).toEqual(
    [FIRST, SECOND].map((address) => effect.replace("%s", address)),
  );
});

test("a route that is in doubt says why", () => {
  const prefix = attach({ routeTable: { name: "rt", routes: routes(["? none"]) } });
  expect(hops("route", prefix)[1]).toBe(
    `? none (rt): sends ${FIRST} to the next hop None, if its unknown prefix includes the address`,
  );
  const possible = routes(["0.0.0.0/0 none"]).map((route) => ({ ...route, certain: false }));
  expect(hops("route", attach({ routeTable: { name: "rt", routes: possible } }))[1]).toBe(
    `0.0.0.0/0 none (rt): sends ${FIRST} to the next hop None, if the route is deployed`,
  );
  const hubRoutes = routes(["0.0.0.0/0 none"]).map((route) => ({ ...route, hub: "hub", certain: false }));
  expect(hops("route", attach({ hubRoutes }))[1]).toBe(
    `0.0.0.0/0 none (hub): sends ${FIRST} to the next hop None, if the network has the route`,
  );
});

function firewall(destinations: readonly string[], sources: readonly string[] = ["*"]): Firewall {
  const rule = { protocols: ["TCP"], ports: ["1688"], sources, destinations, names: [] };
  return { name: "fw", collections: [{ action: "Allow", rules: [rule] }] };
}

test.each([
  ["absent", undefined, [ELSEWHERE, ELSEWHERE]],
  ["unknown", UNKNOWN, ["is unknown", "is unknown"]],
  ["elsewhere", "not-declared", [ELSEWHERE, ELSEWHERE]],
  ["of one address", firewall([FIRST]), [`fw: allows TCP 1688 to ${FIRST}`, `fw: doesn't allow TCP 1688 to ${SECOND}`]],
  [
    "of both addresses",
    firewall([FIRST, SECOND]),
    [`fw: allows TCP 1688 to ${FIRST}`, `fw: allows TCP 1688 to ${SECOND}`],
  ],
  [
    "of some sources",
    firewall([FIRST, SECOND], ["10.20.9.0/25"]),
    Array.from({ length: 2 }, () => "fw: it's unknown whether the rules of the firewall fw let TCP 1688 through"),
  ],
] as const)("a firewall that is %s", (_, ref, effects) => {
  const line = "0.0.0.0/0 appliance";
  expect(hops("firewall", attach({ routeTable: { name: "rt", routes: routes([line], ref) } }))).toEqual(effects);
});

test("a route to anything but an appliance leads to no firewall", () => {
  for (const line of ["0.0.0.0/0 gateway", "0.0.0.0/0 ?"]) {
    expect(hops("firewall", attach({ routeTable: { name: "rt", routes: routes([line]) } }))).toEqual([]);
  }
});

test.each<[effect: string, attachment: Attachment]>([
  ["Azure's default outbound access", attach({})],
  ["explicit: a NAT gateway, a public address or a load balancer", attach({ natGateway: true })],
  ["Azure's default outbound access, if nothing explicit", attach({ natGateway: UNKNOWN })],
  ["none (private-subnet spoke)", attach({ defaultOutbound: false })],
  ["perhaps none (private-subnet spoke)", attach({ defaultOutbound: UNKNOWN })],
  ["unknown (private-subnet spoke)", attach({ defaultOutbound: false, natGateway: UNKNOWN })],
  ["unknown (internal-load-balancer)", attach({}, { pools: [UNKNOWN] })],
  [
    "none (internal-load-balancer ilb)",
    attach({}, { pools: [{ name: "ilb", sku: "Standard", public: false, outbound: false }] }),
  ],
])("outbound access: %s", (effect, attachment) => {
  expect(hops("outbound access", attachment)).toEqual([effect]);
});
