import { inSameGroup } from "../../stack/same-group";
import { standInFor } from "../../values/stand-in";
import { type Given, LATER, declare, native, templated } from "../machines/network-stack";

interface Grouped {
  /** Whether it's in the template. */
  readonly inside?: true;
  readonly group?: string;
  readonly groupKey?: string;
}

function resource({ inside, group }: Grouped, name: string): Given {
  const props = group === undefined ? {} : { resourceGroupName: group };
  return inside ? templated("network:Subnet", name, props) : native("network:Subnet", name, props);
}

const OPEN = standInFor("parameters.group");

test.each<[what: string, one: Grouped, other: Grouped, expected: string]>([
  ["of the same name", { group: "rg" }, { group: "RG" }, "yes"],
  ["of other names", { group: "rg" }, { group: "other" }, "no"],
  ["of a hidden name", { group: "rg" }, { group: LATER }, "maybe"],
  ["of two hidden names", { group: LATER }, { group: LATER }, "maybe"],
  ["of no name", { group: "rg" }, {}, "maybe"],
  ["of an open name", { group: OPEN }, { group: OPEN }, "maybe"],
  ["of one key in a template", { inside: true, groupKey: "g" }, { inside: true, groupKey: "g" }, "yes"],
  ["of other keys in a template", { inside: true, groupKey: "g" }, { inside: true, groupKey: "h" }, "maybe"],
  ["without a key in a template", { inside: true }, { inside: true }, "maybe"],
  ["of a key in a template alone", { inside: true, groupKey: "g" }, { groupKey: "g" }, "maybe"],
  [
    "of other names, whatever the key",
    { inside: true, group: "rg", groupKey: "g" },
    { inside: true, group: "other", groupKey: "h" },
    "no",
  ],
])("two resources in groups %s: %s", (_, one, other, expected) => {
  const [first, second] = declare([resource(one, "a"), resource(other, "b")]);
  if (!first || !second) throw new Error("a test declares two resources");
  const withKey = ({ groupKey }: Grouped) => (groupKey === undefined ? {} : { groupKey });
  expect(inSameGroup({ ...first, ...withKey(one) }, { ...second, ...withKey(other) })).toBe(expected);
  expect(inSameGroup({ ...second, ...withKey(other) }, { ...first, ...withKey(one) })).toBe(expected);
});
