import { peel } from "../values/read";
import { textsBelow } from "../values/texts";
import { UNKNOWN, type Unknown } from "../values/value";
import { parseArmId } from "./arm-id";
import type { Kinds } from "./links";
import { armOf } from "./types/registry";

/** `microsoft.network/virtualnetworks/subnets` of the suffix of a subnet's id. */
function typeOf(suffix: string): string {
  const [namespace, ...segments] = suffix.slice("/providers/".length).split("/");
  return [namespace, ...segments.filter((_, place) => place % 2 === 0)].join("/");
}

/** Returns the ids of these kinds anywhere in a value; unknown if any part of it is, because that may be an id too. */
export function idsIn(value: unknown, kinds: Kinds): ReadonlySet<string> | Unknown {
  const types = new Set(kinds.map(armOf));
  const ids = new Set<string>();
  for (const { text } of textsBelow(peel(value), "", false)) {
    if (text === UNKNOWN) return UNKNOWN;
    const arm = text === undefined ? undefined : parseArmId(text);
    if (text !== undefined && arm && types.has(typeOf(arm.suffix))) ids.add(text.toLowerCase());
  }
  return ids;
}
