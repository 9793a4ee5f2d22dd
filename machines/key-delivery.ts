import { fits } from "../activation/glob";
import type { DeliveryPath, KeyDeliveryRule } from "../activation/settings";
import { type Certainty, all, any } from "../values/certainty";
import { UNKNOWN, type Value } from "../values/value";
import type { MachineShape } from "./shape";
import { isSameTag, tagValue } from "./tags";

/** What `activation-settings.keyDelivery` matches on. */
export type Addressee = Pick<MachineShape, "azureName" | "tags" | "hiddenTags"> & {
  /** Name of the resource. */
  readonly name: string;
};

/** Whether a machine has a tag with such a value. */
function hasTag({ tags, hiddenTags }: Addressee, name: string, glob: string): Certainty {
  if (hiddenTags === UNKNOWN) return "maybe";
  const isHidden = hiddenTags?.some((tag) => isSameTag(tag, name)) === true;
  return fits(glob, isHidden ? UNKNOWN : tagValue(tags, name));
}

function applies({ match }: KeyDeliveryRule, machine: Addressee): Certainty {
  const tags = Object.entries(match.tags ?? {}).map(([name, glob]) => hasTag(machine, name, glob));
  return all([...tags, any([fits(match.name, machine.name), fits(match.name, machine.azureName)])]);
}

/**
 * Returns how the settings say that a machine's key arrives: by the first rule that applies. Unknown if an unknown name or
 * tag decides.
 */
export function declaredDelivery(machine: Addressee, rules: readonly KeyDeliveryRule[]): Value<DeliveryPath> {
  for (const [index, rule] of rules.entries()) {
    const match = applies(rule, machine);
    if (match === "yes") return rule.path;
    if (match === "no") continue;
    return declaredDelivery(machine, rules.slice(index + 1)) === rule.path ? rule.path : UNKNOWN;
  }
  return undefined;
}
