import type { Subnet } from "../../activation/attachment";
import { NOT_DECLARED, type Ref } from "../../values/ref";
import { UNKNOWN } from "../../values/value";
import { type Given, LATER, NIC, VNET, classic, native, subnet, subnetOf } from "./network-stack";

const ELSEWHERE = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/x/y";

/** The subnet of a machine where the interface is in this network, by an id that doesn't say which subnet. */
function insideOf(network: Given, links: readonly string[] = ["vnet"], others: readonly Given[] = []): Ref<Subnet> {
  return subnetOf({ ...NIC, links: { ipConfigurations: links } }, network, ...others);
}

const vnet = (props: object, more: Partial<Given> = {}): Given => ({
  ...native("network:VirtualNetwork", "vnet", { virtualNetworkName: "vnet", ...props }),
  ...more,
});
const old = (name: string, props: object): Given => classic("network/subnet:Subnet", "subnet", { name, ...props });

describe("a subnet", () => {
  it.each<[what: string, stack: readonly Given[], expected: Partial<Subnet>]>([
    [
      "that says nothing",
      [VNET, subnet({})],
      {
        name: "subnet",
        prefixes: [],
        defaultOutbound: undefined,
        apiVersions: [undefined, undefined],
        exists: false,
        routeTable: undefined,
        hubRoutes: [],
        securityGroup: undefined,
        natGateway: false,
      },
    ],
    ["with a prefix", [VNET, subnet({ addressPrefix: "10.0.1.0/24" })], { prefixes: ["10.0.1.0/24"] }],
    [
      "with prefixes",
      [VNET, subnet({ addressPrefixes: ["10.0.1.0/24", LATER] })],
      { prefixes: ["10.0.1.0/24", UNKNOWN] },
    ],
    [
      "with a prefix in Azure's answer",
      [VNET, { ...subnet({}), outputs: { addressPrefix: "10.0.2.0/24" } }],
      { prefixes: ["10.0.2.0/24"] },
    ],
    [
      "with prefixes in Azure's answer",
      [
        vnet({ addressSpace: { addressPrefixes: ["10.0.0.0/16"] } }),
        { ...subnet({}), outputs: { addressPrefixes: ["10.0.3.0/24"] } },
      ],
      { prefixes: ["10.0.3.0/24"] },
    ],
    [
      "of a network with prefixes",
      [vnet({ addressSpace: { addressPrefixes: ["10.0.0.0/16"] } }), subnet({})],
      { prefixes: ["10.0.0.0/16"] },
    ],
    [
      "of a classic network with prefixes",
      [
        classic("network/virtualNetwork:VirtualNetwork", "vnet", { name: "vnet", addressSpaces: ["10.1.0.0/16"] }),
        old("a", { virtualNetworkName: "vnet" }),
      ],
      { prefixes: ["10.1.0.0/16"], apiVersions: [] },
    ],
    [
      "of no network",
      [native("network:Subnet", "subnet", {})],
      { prefixes: [], apiVersions: [undefined, undefined], exists: false },
    ],
    ["that Azure has", [VNET, { ...subnet({}), id: ELSEWHERE }], { exists: true }],
    [
      "in a network that Azure has",
      [vnet({}, { id: ELSEWHERE.replace("x/y", "virtualNetworks/vnet") }), subnet({})],
      { exists: true },
    ],
    [
      "whose API versions Azure answers",
      [
        vnet({}, { outputs: { azureApiVersion: "2025-07-01" } }),
        { ...subnet({}), outputs: { azureApiVersion: "2024-01-01" } },
      ],
      { apiVersions: ["2025-07-01", "2024-01-01"] },
    ],
    ["without default outbound access", [VNET, subnet({ defaultOutboundAccess: false })], { defaultOutbound: false }],
    [
      "with unknown default outbound access",
      [VNET, subnet({ defaultOutboundAccess: LATER })],
      { defaultOutbound: UNKNOWN },
    ],
    [
      "without it in the classic provider",
      [old("a", { defaultOutboundAccessEnabled: "false" })],
      { defaultOutbound: false },
    ],
    [
      "without it in Azure's answer",
      [VNET, { ...subnet({}), outputs: { defaultOutboundAccess: false } }],
      { defaultOutbound: false },
    ],
    [
      "without it in Azure's answer for a network",
      [
        vnet(
          {},
          {
            outputs: {
              subnets: [
                { name: "other", defaultOutboundAccess: true },
                {},
                { name: "A", defaultOutboundAccess: false },
              ],
            },
          },
        ),
        subnet({ subnetName: "a" }),
      ],
      { defaultOutbound: false },
    ],
    [
      "of another name than those in Azure's answer",
      [
        vnet({}, { outputs: { subnets: [{ name: "other", defaultOutboundAccess: false }] } }),
        subnet({ subnetName: "a" }),
      ],
      { defaultOutbound: undefined },
    ],
    [
      "whose name is unknown",
      [
        vnet({}, { outputs: { subnets: [{ name: "a", defaultOutboundAccess: false }] } }),
        subnet({ subnetName: LATER }),
      ],
      { defaultOutbound: undefined },
    ],
    [
      "of the classic provider, by Azure's answer",
      [
        {
          ...classic("network/virtualNetwork:VirtualNetwork", "vnet", { name: "vnet" }),
          outputs: { subnets: [{ name: "a", defaultOutboundAccess: false }] },
        },
        old("a", { virtualNetworkName: "vnet" }),
      ],
      { defaultOutbound: false },
    ],
    ["with a NAT gateway", [VNET, subnet({ natGateway: { id: ELSEWHERE } })], { natGateway: true }],
    ["with an empty NAT gateway", [VNET, subnet({ natGateway: "" })], { natGateway: false }],
    ["with an unknown NAT gateway", [VNET, subnet({ natGateway: LATER })], { natGateway: UNKNOWN }],
    [
      "with an unknown NAT gateway made from one",
      [VNET, subnet({ natGateway: LATER }, { natGateway: ["nat"] }), native("network:NatGateway", "nat", {})],
      { natGateway: true },
    ],
    [
      "with an unknown NAT gateway made from something else",
      [VNET, subnet({ natGateway: LATER }, { natGateway: ["nat"] }), native("network:RouteTable", "nat", {})],
      { natGateway: UNKNOWN },
    ],
    ["with a table elsewhere", [VNET, subnet({ routeTable: { id: ELSEWHERE } })], { routeTable: NOT_DECLARED }],
    ["with a table in the classic spelling", [VNET, subnet({ routeTableId: ELSEWHERE })], { routeTable: NOT_DECLARED }],
    [
      "with a group elsewhere",
      [VNET, subnet({ networkSecurityGroup: { id: ELSEWHERE } })],
      { securityGroup: NOT_DECLARED },
    ],
    [
      "with a group in the classic spelling",
      [VNET, subnet({ securityGroup: ELSEWHERE })],
      { securityGroup: NOT_DECLARED },
    ],
  ])("%s", (_, stack, expected) => {
    expect(subnetOf(NIC, ...stack)).toMatchObject(expected);
  });

  it.each<[type: string, input: string, expected: Partial<Subnet>, linked: Partial<Subnet>]>([
    ["SubnetRouteTableAssociation", "routeTableId", { routeTable: UNKNOWN }, { routeTable: NOT_DECLARED }],
    [
      "SubnetNetworkSecurityGroupAssociation",
      "networkSecurityGroupId",
      { securityGroup: UNKNOWN },
      { securityGroup: NOT_DECLARED },
    ],
    ["SubnetNatGatewayAssociation", "natGatewayId", { natGateway: UNKNOWN }, { natGateway: true }],
  ])("of the classic provider with a %s that may be its own", (type, input, expected, linked) => {
    const token = `network/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
    const association = classic(token, "one", { subnetId: LATER, [input]: ELSEWHERE });
    expect(subnetOf(NIC, VNET, old("a", {}), association)).toMatchObject(expected);
    expect(subnetOf(NIC, VNET, old("a", {}), { ...association, links: { subnetId: ["subnet"] } })).toMatchObject(
      linked,
    );
  });
});

describe("a subnet inside its network", () => {
  it.each<[what: string, network: Given, expected: unknown]>([
    [
      "the only one",
      vnet({ addressSpace: { addressPrefixes: ["10.0.0.0/16"] }, subnets: [{ name: "A" }] }),
      { name: "vnet/A", prefixes: ["10.0.0.0/16"], apiVersions: [undefined], exists: false },
    ],
    [
      "one with a prefix",
      vnet({ subnets: [{ name: "a", addressPrefixes: ["10.0.1.0/24"] }] }),
      { prefixes: ["10.0.1.0/24"] },
    ],
    [
      "one with a table",
      vnet({ subnets: [{ name: "a", routeTable: { id: ELSEWHERE } }] }),
      { routeTable: NOT_DECLARED },
    ],
    ["one with a NAT gateway", vnet({ subnets: [{ name: "a", natGateway: { id: ELSEWHERE } }] }), { natGateway: true }],
    ["one without a name", vnet({ subnets: [{}] }), { name: "vnet/" }],
    ["one of an unknown name", vnet({ subnets: [{ name: LATER }] }), { name: "vnet/{subnets[0]}" }],
    ["one in Azure's answer", vnet({}, { outputs: { subnets: [{ name: "a" }] } }), { name: "vnet/a" }],
    [
      "one whose outbound access Azure answers",
      vnet(
        { subnets: [{ name: "a" }] },
        {
          outputs: {
            subnets: [
              { name: "b", defaultOutboundAccess: true },
              { name: "a", defaultOutboundAccess: false },
            ],
          },
        },
      ),
      { defaultOutbound: false },
    ],
    [
      "one of the classic provider",
      classic("network/virtualNetwork:VirtualNetwork", "vnet", {
        name: "vnet",
        subnets: [{ name: "a", securityGroup: ELSEWHERE }],
      }),
      { apiVersions: [], securityGroup: NOT_DECLARED },
    ],
    ["none", vnet({}), UNKNOWN],
    ["one of two", vnet({ subnets: [{ name: "a" }, { name: "b" }] }), UNKNOWN],
    ["an unknown list", vnet({ subnets: LATER }), UNKNOWN],
    ["an unknown item", vnet({ subnets: [{ name: "a" }, LATER] }), UNKNOWN],
  ])("%s", (_, network, expected) => {
    const found = insideOf(network);
    if (expected === UNKNOWN) expect(found).toBe(UNKNOWN);
    else expect(found).toMatchObject(Object(expected));
  });

  it("of a deployed template may exist", () => {
    const path = "template.resources[0]";
    const network = { ...vnet({ subnets: [{ name: "a" }] }), path, inDeployed: true } as const;
    expect(insideOf(network)).toMatchObject({ exists: true });
  });

  const A = vnet({ subnets: [{ name: "a" }] });
  it.each<[what: string, links: readonly string[], others: readonly Given[], name: string | undefined]>([
    ["nothing", [], [], undefined],
    ["subnets and a network", ["subnet", "b", "vnet"], [subnet({}), native("network:Subnet", "b", {})], undefined],
    ["another resource and a network", ["rt", "vnet"], [native("network:RouteTable", "rt", {})], "vnet/a"],
  ])("by an id that was made from %s", (_, links, others, name) => {
    const found = insideOf(A, links, others);
    expect(typeof found === "object" ? found.name : found).toBe(name ?? UNKNOWN);
  });
});
