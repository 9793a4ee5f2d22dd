import type { Certainty } from "../values/certainty";
import { text } from "../values/read";
import { known } from "../values/value";
import { certain } from "./arm-id";
import type { Declared } from "./declared";

function groupName({ props }: Declared): string | undefined {
  return certain(known(text(props, "resourceGroupName")));
}

/** Whether two resources are in resource groups of the same name. Inside a template, an unknown name may still be the same. */
export function inSameGroup(one: Declared, other: Declared): Certainty {
  if (one.urn === other.urn && one.groupKey !== undefined && one.groupKey === other.groupKey) return "yes";
  const [name, otherName] = [groupName(one), groupName(other)];
  if (name === undefined || otherName === undefined) return "maybe";
  return name === otherName ? "yes" : "no";
}
