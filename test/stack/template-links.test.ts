import { indexStack } from "../../stack/stack-index";
import { standInFor } from "../../values/stand-in";
import { UNKNOWN } from "../../values/value";
import { type Given, LATER, declare, native, templated } from "../machines/network-stack";
import { interfaceId as id, show } from "./interfaces";

const GROUP = { resourceGroupName: "rg" };

describe("a reference by id inside a template", () => {
  const own = (name: string, props: object): Given =>
    templated("network:NetworkInterface", name, { name: "n", ...props });
  const open = id(standInFor("group"), "n");
  it.each<[what: string, expected: string, others: readonly Given[], id?: string]>([
    ["by its name", "a", [own("a", {})]],
    ["in any case", "a", [own("a", { name: "N" })]],
    ["of another name", "not-declared", [own("a", { name: "m" })]],
    ["of one of two groups", "a", [own("a", GROUP), own("b", { resourceGroupName: "other" })]],
    [
      "of a hidden group, beside another group",
      "b",
      [own("a", { resourceGroupName: "other" }), own("b", { resourceGroupName: LATER })],
    ],
    ["of neither group", "not-declared", [own("a", { resourceGroupName: "x" }), own("b", { resourceGroupName: "y" })]],
    ["of any of two groups", "unknown", [own("a", GROUP), own("b", { resourceGroupName: "other" })], open],
    ["declared twice alike", "b", [own("a", GROUP), own("b", GROUP)]],
    ["declared twice, but not alike", "unknown", [own("a", GROUP), own("b", { ...GROUP, ipConfigurations: [] })]],
    [
      "declared twice, with something unknown",
      "unknown",
      [own("a", { ...GROUP, x: UNKNOWN }), own("b", { ...GROUP, x: {} })],
    ],
    [
      "by an open name",
      "a",
      [own("a", { name: standInFor("parameters.nic") })],
      id("rg", standInFor("parameters.nic")),
    ],
    ["by another open name", "unknown", [own("a", {})], id("rg", standInFor("parameters.nic"))],
    [
      "outside the template",
      "c",
      [own("a", { name: "m" }), native("network:NetworkInterface", "c", { networkInterfaceName: "n", ...GROUP })],
    ],
  ])("%s: %s", (_, expected, others, text = id("rg", "n")) => {
    const machine = templated("compute:VirtualMachine", "vm", {
      networkProfile: { networkInterfaces: [{ id: text }] },
    });
    const stack = declare([machine, ...others]);
    const [from] = stack;
    if (!from) throw new Error("a test declares no machine");
    expect(show(indexStack(stack).follow(from, "networkProfile", text, ["network:networkinterface"]))).toBe(expected);
  });

  it.each<[what: string, expected: string, id: string, anywhere: "template" | undefined]>([
    ["a parameter of a template alone", "not-declared", standInFor("parameters.id"), "template"],
    ["a variable of a template alone", "unknown", standInFor("variables.id"), "template"],
    ["a parameter of a deployment", "unknown", standInFor("parameters.id"), undefined],
    ["an open name in a template alone", "not-declared", id("rg", standInFor("parameters.nic")), "template"],
    ["an open name in a deployment", "unknown", id("rg", standInFor("parameters.nic")), undefined],
  ])("%s, without an interface: %s", (_, expected, text, anywhere) => {
    const [machine] = declare([templated("compute:VirtualMachine", "vm", {})]);
    if (!machine) throw new Error("a test declares no machine");
    const from = { ...machine, ...(anywhere && { anywhere }) };
    expect(show(indexStack([from]).follow(from, "networkProfile", text, ["network:networkinterface"]))).toBe(expected);
  });
});
