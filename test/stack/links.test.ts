import { indexStack } from "../../stack/stack-index";
import { standInFor } from "../../values/stand-in";
import { UNKNOWN, type Value } from "../../values/value";
import { type Given, LATER, declare, native } from "../machines/network-stack";
import { interfaceId as id, show } from "./interfaces";

const nic = (name: string, props: object = {}): Given => native("network:NetworkInterface", name, props);
const named = (name: string, resourceGroupName: string): Given =>
  nic(name, { networkInterfaceName: "n", resourceGroupName });

const GROUP = { resourceGroupName: "rg" };

function stackOf(sources: readonly string[], others: readonly Given[], ids: readonly Value<string>[]) {
  const networkInterfaces = ids.map((one) => ({ id: one === UNKNOWN ? LATER : one }));
  const machine = native(
    "compute:VirtualMachine",
    "vm",
    { networkProfile: { networkInterfaces } },
    { networkProfile: sources },
  );
  const stack = declare([machine, ...others]);
  const [from] = stack;
  if (!from) throw new Error("a test declares no machine");
  return { from, index: indexStack(stack) };
}

describe("a reference by id", () => {
  const table: readonly {
    readonly name: string;
    readonly expected: string;
    readonly id: Value<string>;
    readonly sources?: readonly string[];
    readonly others: readonly Given[];
  }[] = [
    { name: "none", expected: "none", id: undefined, others: [nic("a")] },
    { name: "unknown, one source", expected: "a", id: UNKNOWN, sources: ["a"], others: [nic("a"), nic("b")] },
    {
      name: "unknown, two sources",
      expected: "unknown",
      id: UNKNOWN,
      sources: ["a", "b"],
      others: [nic("a"), nic("b")],
    },
    { name: "unknown, no source", expected: "unknown", id: UNKNOWN, others: [nic("a")] },
    {
      name: "unknown, a source of another kind",
      expected: "unknown",
      id: UNKNOWN,
      sources: ["a"],
      others: [native("network:Subnet", "a", {})],
    },
    { name: "known, in any case", expected: "a", id: id("RG", "N"), others: [{ ...nic("a"), id: id("rg", "n") }] },
    {
      name: "known, of another group",
      expected: "not-declared",
      id: id("rg", "n"),
      others: [{ ...nic("a"), id: id("other", "n") }],
    },
    { name: "by name in its group", expected: "b", id: id("rg", "n"), others: [named("a", "other"), named("b", "RG")] },
    { name: "by name, group open", expected: "unknown", id: id("rg", "n"), others: [named("a", LATER)] },
    {
      name: "by name, group open, but a source",
      expected: "a",
      id: id("rg", "n"),
      sources: ["a"],
      others: [named("a", LATER)],
    },
    {
      name: "by name, although its own id isn't Azure's",
      expected: "a",
      id: id("rg", "n"),
      others: [{ ...named("a", "rg"), id: "/mocks/a" }],
    },
    {
      name: "by name, but its own id has another",
      expected: "not-declared",
      id: id("rg", "n"),
      others: [{ ...named("a", "rg"), id: id("rg", "m") }],
    },
    {
      name: "by the name that outputs show",
      expected: "a",
      id: id("rg", "n"),
      others: [{ ...nic("a", GROUP), outputs: { name: "n" } }],
    },
    {
      name: "by the only source, which shows neither name nor id",
      expected: "a",
      id: id("rg", "n"),
      sources: ["a"],
      others: [nic("a")],
    },
    {
      name: "by two such sources",
      expected: "unknown",
      id: id("rg", "n"),
      sources: ["a", "b"],
      others: [nic("a"), nic("b")],
    },
    {
      name: "by a source of another name",
      expected: "not-declared",
      id: id("rg", "n"),
      sources: ["a"],
      others: [nic("a", { networkInterfaceName: "m" })],
    },
    { name: "in an open group", expected: "a", id: id(standInFor("group"), "n"), others: [named("a", "rg")] },
    {
      name: "in an open group, two",
      expected: "unknown",
      id: id(standInFor("group"), "n"),
      others: [named("a", "rg"), named("b", "other")],
    },
    { name: "an open name", expected: "unknown", id: id("rg", standInFor("name")), others: [named("a", "rg")] },
    { name: "no id at all", expected: "not-declared", id: "n", others: [named("a", "rg")] },
    { name: "an empty text", expected: "none", id: "", others: [named("a", "rg")] },
    {
      name: "unknown, one source that is listed twice",
      expected: "a",
      id: UNKNOWN,
      sources: ["a", "a"],
      others: [nic("a")],
    },
    {
      name: "by name, groups open, a source of that name and another",
      expected: "a",
      id: id("rg", "n"),
      sources: ["a", "b"],
      others: [named("a", LATER), nic("b", { networkInterfaceName: "m", resourceGroupName: LATER })],
    },
    {
      name: "by the only source without a name, beside one whose name is hidden",
      expected: "a",
      id: id("rg", "n"),
      sources: ["a"],
      others: [nic("a"), nic("b", { networkInterfaceName: LATER, ...GROUP })],
    },
    { name: "ending in a slash", expected: "a", id: `${id("rg", "n")}/`, others: [{ ...nic("a"), id: id("rg", "n") }] },
    { name: "by name, ending in a slash", expected: "a", id: `${id("rg", "n")}/`, others: [named("a", "rg")] },
    {
      name: "of a resource whose id ends in a slash",
      expected: "a",
      id: id("rg", "n"),
      others: [{ ...nic("a"), id: `${id("rg", "n")}/` }],
    },
    {
      name: "of another subscription",
      expected: "not-declared",
      id: id("rg", "n").replace("/s/", "/other/"),
      others: [{ ...nic("a"), id: id("rg", "n") }],
    },
    {
      name: "in an open subscription",
      expected: "a",
      id: id("rg", "n").replace("/s/", `/${standInFor("subscription")}/`),
      others: [{ ...nic("a"), id: id("rg", "n") }],
    },
    {
      name: "without a group",
      expected: "a",
      id: "/subscriptions/s/providers/Microsoft.Network/networkInterfaces/n",
      others: [named("a", "rg")],
    },
  ];
  it.each(table)("$name: $expected", ({ expected, id: text, sources, others }) => {
    const { from, index } = stackOf(sources ?? [], others, [text]);
    expect(show(index.follow(from, "networkProfile", text, ["network:networkinterface"]))).toBe(expected);
  });
});

describe("a reference by id, beside an interface whose name is hidden", () => {
  const hidden = (props: object, more: Partial<Given> = {}): Given => ({
    ...nic("a", { networkInterfaceName: LATER, ...GROUP, ...props }),
    ...more,
  });
  it.each<[what: string, expected: string, other: Given, id?: string]>([
    ["in its group", "unknown", hidden({})],
    ["in its group, spelled otherwise", "unknown", hidden({ resourceGroupName: "RG" })],
    ["in another group", "not-declared", hidden({ resourceGroupName: "other" })],
    ["in a hidden group", "unknown", hidden({ resourceGroupName: LATER })],
    ["in any group", "unknown", hidden({ resourceGroupName: "other" }), id(standInFor("group"), "n")],
    ["but not its id", "not-declared", hidden({}, { id: id("rg", "m") })],
    ["and whose id isn't Azure's", "unknown", hidden({}, { id: "/mocks/a" })],
    ["because it's made from an output", "not-declared", hidden({}, { links: { networkInterfaceName: ["vm"] } })],
    ["as the name alone", "unknown", nic("a", { name: LATER, ...GROUP })],
    [
      "as the name alone, made from an output",
      "not-declared",
      { ...nic("a", { name: LATER, ...GROUP }), links: { name: ["vm"] } },
    ],
    ["of another kind", "not-declared", native("network:RouteTable", "a", { routeTableName: LATER, ...GROUP })],
    ["and another one is found", "b", hidden({}), id("rg", "b")],
  ])("%s: %s", (_, expected, other, text = id("rg", "n")) => {
    const { from, index } = stackOf([], [other, nic("b", { networkInterfaceName: "b", ...GROUP })], [text]);
    expect(show(index.follow(from, "networkProfile", text, ["network:networkinterface"]))).toBe(expected);
  });

  const subnet = (virtualNetworkName: string | undefined, subnetName: string): Given =>
    native("network:Subnet", "a", { virtualNetworkName, subnetName, ...GROUP });
  it.each<[what: string, expected: string, other: Given]>([
    ["network", "unknown", subnet(LATER, "s")],
    ["network, with another name of its own", "not-declared", subnet(LATER, "t")],
    ["name", "unknown", subnet("v", LATER)],
    ["name, in another network", "not-declared", subnet("w", LATER)],
    ["network and name", "unknown", subnet(LATER, LATER)],
    ["name, without a network", "not-declared", subnet(undefined, LATER)],
    [
      "network, because its own name isn't the network's",
      "not-declared",
      native("network:Subnet", "a", { name: "v", subnetName: "s", ...GROUP }),
    ],
  ])("a subnet with a hidden %s: %s", (_, expected, other) => {
    const subnetId = id("rg", "n").replace("networkInterfaces/n", "virtualNetworks/v/subnets/s");
    const { from, index } = stackOf([], [other], [subnetId]);
    expect(show(index.follow(from, "networkProfile", subnetId, ["network:subnet"]))).toBe(expected);
  });
});

describe("several references in one input", () => {
  const table: readonly (readonly [expected: string, ids: readonly Value<string>[], sources: readonly string[]])[] = [
    ["a b", [UNKNOWN, UNKNOWN], ["a", "b"]],
    ["a not-declared", [UNKNOWN, id("rg", "elsewhere")], ["a"]],
    ["c a", [id("rg", "c"), UNKNOWN], ["a", "c"]],
    ["unknown unknown", [id("rg", "elsewhere"), id("rg", "x")], ["a"]],
    ["unknown", [UNKNOWN], ["a", "b"]],
    ["unknown unknown", [UNKNOWN, UNKNOWN], ["a"]],
    ["c unknown unknown", [id("rg", "c"), UNKNOWN, UNKNOWN], ["a", "c"]],
    ["unknown unknown", [UNKNOWN, UNKNOWN], ["a", "b", "c"]],
    ["unknown unknown", [UNKNOWN, UNKNOWN], []],
  ];
  it.each(table)("%s", (expected, ids, sources) => {
    const { from, index } = stackOf(sources, [nic("a"), nic("b"), { ...nic("c"), id: id("rg", "c") }], ids);
    const links = index.followAll(from, "networkProfile", ids, ["network:networkinterface"]);
    expect(links.map(show).join(" ")).toBe(expected);
  });
});

describe("a child's reference to its network by name", () => {
  const network = (name: string, props: object): Given => native("network:VirtualNetwork", name, props);
  const net = (name: string, resourceGroupName: string): Given =>
    network(name, { virtualNetworkName: "v", resourceGroupName });
  it.each<[what: string, expected: string, subnet: object, others: readonly Given[], sources?: readonly string[]]>([
    ["without a name", "none", GROUP, [net("a", "rg")]],
    ["with an empty name", "none", { virtualNetworkName: "", ...GROUP }, [net("a", "rg")]],
    ["of the same group", "a", { virtualNetworkName: "v", ...GROUP }, [net("a", "RG"), net("b", "other")]],
    ["in any case", "a", { virtualNetworkName: "V", ...GROUP }, [net("a", "rg")]],
    ["of another name", "not-declared", { virtualNetworkName: "w", ...GROUP }, [net("a", "rg")]],
    ["of another group", "not-declared", { virtualNetworkName: "v", ...GROUP }, [net("a", "other")]],
    ["of a hidden group", "a", { virtualNetworkName: "v", ...GROUP }, [net("a", LATER)]],
    ["of two hidden groups", "unknown", { virtualNetworkName: "v", ...GROUP }, [net("a", LATER), net("b", LATER)]],
    ["from a hidden group", "a", { virtualNetworkName: "v", resourceGroupName: LATER }, [net("a", "rg")]],
    ["from a hidden group, of two", "unknown", { virtualNetworkName: "v" }, [net("a", "rg"), net("b", "other")]],
    ["by its output", "b", { virtualNetworkName: LATER, ...GROUP }, [net("a", "rg"), net("b", "rg")], ["b"]],
    ["by an output of something else", "unknown", { virtualNetworkName: LATER, ...GROUP }, [net("a", "rg")], ["x"]],
    ["by the outputs of two", "unknown", { virtualNetworkName: LATER }, [net("a", "rg"), net("b", "rg")], ["a", "b"]],
    [
      "whose name is hidden",
      "unknown",
      { virtualNetworkName: "v", ...GROUP },
      [network("a", { virtualNetworkName: LATER, ...GROUP })],
    ],
  ])("%s: %s", (_, expected, props, others, sources = []) => {
    const subnet = native("network:Subnet", "s", { subnetName: "s", ...props }, { virtualNetworkName: sources });
    const stack = declare([subnet, ...others]);
    const [from] = stack;
    if (!from) throw new Error("a test declares no subnet");
    expect(show(indexStack(stack).parent(from, "virtualNetworkName", ["network:virtualnetwork"]))).toBe(expected);
  });
});
