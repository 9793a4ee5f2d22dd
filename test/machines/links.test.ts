import type { Link } from "../../stack/links";
import { indexStack } from "../../stack/stack-index";
import { standInFor } from "../../values/stand-in";
import { UNKNOWN, type Value } from "../../values/value";
import { type Given, LATER, declare, native } from "./network-stack";

const id = (group: string, name: string): string =>
  `/subscriptions/s/resourceGroups/${group}/providers/Microsoft.Network/networkInterfaces/${name}`;
const nic = (name: string, props: object = {}): Given => native("network:NetworkInterface", name, props);
const named = (name: string, resourceGroupName: string): Given =>
  nic(name, { networkInterfaceName: "n", resourceGroupName });

const GROUP = { resourceGroupName: "rg" };

function show(link: Link): string {
  return link === undefined ? "none" : link === UNKNOWN ? "unknown" : typeof link === "string" ? link : link.name;
}

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
  ];
  it.each(table)("$name: $expected", ({ expected, id: text, sources, others }) => {
    const { from, index } = stackOf(sources ?? [], others, [text]);
    expect(show(index.follow(from, "networkProfile", text, ["network:networkinterface"]))).toBe(expected);
  });
});

describe("several references in one input", () => {
  const table: readonly (readonly [expected: string, ids: readonly Value<string>[], sources: readonly string[]])[] = [
    ["a b", [UNKNOWN, UNKNOWN], ["a", "b"]],
    ["a not-declared", [UNKNOWN, id("rg", "elsewhere")], ["a"]],
    ["c a", [id("rg", "c"), UNKNOWN], ["a", "c"]],
    ["unknown unknown", [id("rg", "elsewhere"), id("rg", "x")], ["a"]],
    ["unknown", [UNKNOWN], ["a", "b"]],
    ["unknown unknown", [UNKNOWN, UNKNOWN], []],
  ];
  it.each(table)("%s", (expected, ids, sources) => {
    const { from, index } = stackOf(sources, [nic("a"), nic("b"), { ...nic("c"), id: id("rg", "c") }], ids);
    const links = index.followAll(from, "networkProfile", ids, ["network:networkinterface"]);
    expect(links.map(show).join(" ")).toBe(expected);
  });
});
