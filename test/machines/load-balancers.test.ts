import type { Pool } from "../../activation/attachment";
import { NOT_DECLARED, type Ref } from "../../values/ref";
import { UNKNOWN, known } from "../../values/value";
import { type Given, LATER, VM, VNET, attachmentOf, classic, native, reaches, subnet } from "./network-stack";

const ELSEWHERE = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/x/y";
const LB = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/loadBalancers/lb";

/** The pool of the machine `vm`, whose interface names it by this id, which was made from these. */
function poolOf(id: string, sources: readonly string[], ...given: readonly Given[]): Ref<Pool> {
  const configuration = { subnet: { id: LATER }, loadBalancerBackendAddressPools: [{ id }] };
  const nic = native(
    "network:NetworkInterface",
    "nic",
    { ipConfigurations: [configuration] },
    { ipConfigurations: sources },
  );
  const [only] = known(attachmentOf(VM, nic, ...given).interfaces) ?? [];
  return typeof only === "object" ? only.pools[0] : UNKNOWN;
}

const PUBLIC = { publicIPAddress: { id: ELSEWHERE } };
const balancer = (props: object, links: Given["links"] = {}): Given => ({
  ...native("network:LoadBalancer", "lb", { backendAddressPools: [{ name: "Pool" }], ...props }, links),
  id: LB,
});
const separate = (name: string, props: object, links: Given["links"] = {}): Given =>
  native("network:LoadBalancerBackendAddressPool", name, { loadBalancerName: "lb", ...props }, links);
const old = (props: object = {}): Given => classic("lb/loadBalancer:LoadBalancer", "lb", { name: "lb", ...props });
const oldPool = (name: string): Given =>
  classic(
    "lb/backendAddressPool:BackendAddressPool",
    name,
    { name, loadbalancerId: LATER },
    { loadbalancerId: ["lb"] },
  );
const oldRule = (type: string, props: object, links: Given["links"] = { loadbalancerId: ["lb"] }): Given =>
  classic(
    `lb/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`,
    "rule",
    { loadbalancerId: LATER, ...props },
    links,
  );

describe("the pool that an id leads to", () => {
  it.each<[what: string, id: string, sources: readonly string[], stack: readonly Given[], expected: unknown]>([
    ["no pool", ELSEWHERE, [], [balancer({})], NOT_DECLARED],
    ["a pool elsewhere", `${ELSEWHERE}/backendAddressPools/p`, [], [balancer({})], NOT_DECLARED],
    ["an unknown pool", LATER, [], [balancer({})], UNKNOWN],
    ["a pool of a balancer", `${LB}/backendAddressPools/pool`, [], [balancer({})], "lb"],
    ["an unknown pool of a balancer", LATER, ["lb"], [balancer({})], "lb"],
    ["a pool that is a resource", LATER, ["p"], [balancer({}), separate("p", {}, { loadBalancerName: ["lb"] })], "lb"],
    [
      "a pool that is a resource, by its balancer's name",
      LATER,
      ["p"],
      [native("network:LoadBalancer", "lb", { loadBalancerName: "lb" }), separate("p", {})],
      "lb",
    ],
    ["a pool that is a resource of a balancer elsewhere", LATER, ["p"], [separate("p", {})], NOT_DECLARED],
    ["a pool that is a resource of the classic provider", LATER, ["p"], [old(), oldPool("p")], "lb"],
  ])("%s", (_, id, sources, stack, expected) => {
    const pool = poolOf(id, sources, ...stack);
    expect(typeof pool === "object" ? pool.name : pool).toBe(expected);
  });
});

describe("a pool's balancer", () => {
  it.each<[what: string, balancer: Given, expected: Partial<Pool>]>([
    ["that says nothing", balancer({}), { sku: undefined, public: UNKNOWN, outbound: false }],
    ["with a SKU", balancer({ sku: { name: "Standard" } }), { sku: "Standard" }],
    ["with an unknown SKU", balancer({ sku: LATER }), { sku: UNKNOWN }],
    ["with unknown frontends", balancer({ frontendIPConfigurations: LATER }), { public: UNKNOWN }],
    [
      "with an internal frontend",
      balancer({ frontendIPConfigurations: [{ subnet: { id: LATER } }] }),
      { public: false },
    ],
    ["with a public frontend", balancer({ frontendIPConfigurations: [{}, PUBLIC] }), { public: true }],
    [
      "with a public prefix",
      balancer({ frontendIPConfigurations: [{ publicIPPrefix: { id: ELSEWHERE } }] }),
      { public: true },
    ],
    [
      "with a frontend that may be public",
      balancer({ frontendIPConfigurations: [{}, { publicIPAddress: LATER }] }),
      { public: UNKNOWN },
    ],
    ["with an unknown frontend", balancer({ frontendIPConfigurations: [{}, LATER] }), { public: UNKNOWN }],
    [
      "with an unknown address made from one",
      balancer({ frontendIPConfigurations: [{ publicIPAddress: LATER }] }, { frontendIPConfigurations: ["ip"] }),
      { public: true },
    ],
  ])("%s", (_, one, expected) => {
    const ip = native("network:PublicIPAddress", "ip", {});
    expect(poolOf(`${LB}/backendAddressPools/pool`, [], one, ip)).toMatchObject({ name: "lb", ...expected });
  });

  it.each<[version: string, sku: object, expected: Pool["sku"]]>([
    ["v20150615", {}, "Basic"],
    ["v20170601", {}, "Basic"],
    ["v20170801", {}, undefined],
    ["v20230501", {}, undefined],
    ["v20170601", { sku: { name: "Standard" } }, "Standard"],
    ["v20170601", { sku: LATER }, UNKNOWN],
  ])("of API version %s with %j", (version, sku, expected) => {
    const one = { ...balancer(sku), type: `azure-native:network/${version}:LoadBalancer` };
    expect(poolOf(`${LB}/backendAddressPools/pool`, [], one)).toMatchObject({ sku: expected });
  });

  it.each<[what: string, props: object, expected: Partial<Pool>]>([
    ["that says nothing", {}, { sku: undefined, public: UNKNOWN, outbound: false }],
    ["with a SKU", { sku: "Basic" }, { sku: "Basic" }],
    ["with a public frontend", { frontendIpConfigurations: [{ publicIpAddressId: ELSEWHERE }] }, { public: true }],
    ["with a public prefix", { frontendIpConfigurations: [{ publicIpPrefixId: ELSEWHERE }] }, { public: true }],
    ["with an internal frontend", { frontendIpConfigurations: [{ publicIpAddressId: "" }] }, { public: false }],
  ])("of the classic provider %s", (_, props, expected) => {
    expect(poolOf(LATER, ["p"], old(props), oldPool("p"))).toMatchObject(expected);
  });
});

const id = (name: string): string => `${LB}/backendAddressPools/${name}`;
const TWO = [{ name: "Pool" }, { name: "other" }];

describe("the outbound access of a pool", () => {
  it.each<[what: string, props: object, outbound: Pool["outbound"]]>([
    ["no rule", {}, false],
    ["an outbound rule", { outboundRules: [{ backendAddressPool: { id: id("POOL") } }] }, true],
    ["a load-balancing rule", { loadBalancingRules: [{ backendAddressPool: { id: id("pool") } }] }, true],
    [
      "a rule for several",
      { loadBalancingRules: [{ backendAddressPools: [{ id: id("other") }, { id: id("pool") }] }] },
      true,
    ],
    ["a rule for others", { loadBalancingRules: [{ backendAddressPools: [{ id: id("other") }] }] }, false],
    ["a rule for an unknown pool", { outboundRules: [{ backendAddressPool: { id: LATER } }] }, true],
    [
      "a rule for an unknown pool of two",
      { backendAddressPools: TWO, outboundRules: [{ backendAddressPool: { id: LATER } }] },
      UNKNOWN,
    ],
    [
      "a rule for unknown pools",
      { backendAddressPools: TWO, outboundRules: [{ backendAddressPools: LATER }] },
      UNKNOWN,
    ],
    ["a rule for something else", { outboundRules: [{ backendAddressPool: { id: ELSEWHERE } }] }, true],
    ["a rule for no pool", { outboundRules: [{}] }, false],
    [
      "a rule without translation",
      { loadBalancingRules: [{ backendAddressPool: { id: id("pool") }, disableOutboundSnat: true }] },
      false,
    ],
    [
      "a rule with translation",
      { loadBalancingRules: [{ backendAddressPool: { id: id("pool") }, disableOutboundSnat: false }] },
      true,
    ],
    [
      "a rule with unknown translation",
      { loadBalancingRules: [{ backendAddressPool: { id: id("pool") }, disableOutboundSnat: LATER }] },
      UNKNOWN,
    ],
    [
      "a rule of another pool with unknown translation",
      { loadBalancingRules: [{ backendAddressPool: { id: id("other") }, disableOutboundSnat: LATER }] },
      false,
    ],
    ["an unknown rule", { loadBalancingRules: [LATER] }, UNKNOWN],
    ["unknown rules", { outboundRules: LATER }, UNKNOWN],
  ])("%s", (_, props, outbound) => {
    expect(poolOf(id("pool"), [], balancer(props))).toMatchObject({ outbound });
  });

  it.each<[what: string, stack: readonly Given[], outbound: Pool["outbound"]]>([
    ["a known rule, of one", [balancer({ outboundRules: [{ backendAddressPool: { id: id("pool") } }] })], true],
    [
      "a known rule, of two",
      [balancer({ backendAddressPools: TWO, outboundRules: [{ backendAddressPool: { id: id("pool") } }] })],
      UNKNOWN,
    ],
    [
      "an unknown rule of no declared pool",
      [balancer({ backendAddressPools: [], outboundRules: [{ backendAddressPool: { id: LATER } }] })],
      UNKNOWN,
    ],
    [
      "a known rule, of one inside and one resource",
      [
        balancer({ outboundRules: [{ backendAddressPool: { id: id("pool") } }] }),
        separate("p", { backendAddressPoolName: "p" }, { loadBalancerName: ["lb"] }),
      ],
      UNKNOWN,
    ],
  ])("where the pool is unknown: %s", (_, stack, outbound) => {
    expect(poolOf(LATER, ["lb"], ...stack)).toMatchObject({ outbound });
  });

  const rules = { outboundRules: [{ backendAddressPool: { id: id("b") } }], backendAddressPools: [] };
  it.each<[name: unknown, outbound: Pool["outbound"]]>([
    ["B", true],
    ["a", false],
    [LATER, UNKNOWN],
  ])("where the pool is a resource called %s", (backendAddressPoolName, outbound) => {
    const links = { loadBalancerName: ["lb"] };
    const pools = [
      separate("p", { backendAddressPoolName }, links),
      separate("q", { backendAddressPoolName: "q" }, links),
    ];
    expect(poolOf(LATER, ["p"], balancer(rules), ...pools)).toMatchObject({ outbound });
  });

  it.each<[what: string, rule: Given, outbound: Pool["outbound"]]>([
    ["an outbound rule", oldRule("OutboundRule", { backendAddressPoolId: id("p") }), true],
    ["a rule", oldRule("Rule", { backendAddressPoolIds: [id("p")] }), true],
    ["a rule of another pool", oldRule("Rule", { backendAddressPoolIds: [id("q")] }), false],
    ["a rule that may be another balancer's", oldRule("Rule", { backendAddressPoolIds: [id("p")] }, {}), UNKNOWN],
  ])("of the classic provider: %s", (_, rule, outbound) => {
    expect(poolOf(LATER, ["p"], old(), oldPool("p"), rule)).toMatchObject({ outbound });
  });
});

describe("a machine in a private subnet behind a public balancer", () => {
  const nic = native(
    "network:NetworkInterface",
    "nic",
    { ipConfigurations: [{ subnet: { id: LATER }, loadBalancerBackendAddressPools: [{ id: LATER }] }] },
    { ipConfigurations: ["subnet", "lb"] },
  );
  const behind = (props: object): readonly Given[] => [
    VM,
    nic,
    VNET,
    subnet({ defaultOutboundAccess: false }),
    balancer({ sku: { name: "Standard" }, frontendIPConfigurations: [PUBLIC], ...props }),
  ];
  const rule = { backendAddressPool: { id: LATER } };
  reaches([
    ["a rule", "open", ...behind({ loadBalancingRules: [rule] })],
    [
      "a rule with unknown translation",
      "undecided",
      ...behind({ loadBalancingRules: [{ ...rule, disableOutboundSnat: LATER }] }),
    ],
    ["unknown rules", "undecided", ...behind({ loadBalancingRules: LATER })],
    ["an unknown outbound rule", "undecided", ...behind({ outboundRules: [LATER] })],
    ["no rule", "private-subnet subnet", ...behind({})],
  ]);
});
