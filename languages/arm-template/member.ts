import { UNKNOWN } from "../../values/value";
import { elementAt } from "./any-order";
import { type Json, Secure, bare, isList, isRecord, isStandIn, property } from "./json";
import { Refused } from "./syntax";

/** Returns a property or element. A missing one is an error, or null if `safe`. */
export function memberOf(of: Json, secureKey: Json, safe: boolean): Json | Refused {
  const key = bare(secureKey);
  if (of instanceof Secure) return of.value === UNKNOWN ? of : new Refused("a property of a text");
  if (of === UNKNOWN || key === UNKNOWN || isStandIn(of) || isStandIn(key)) return UNKNOWN;
  const found =
    isList(of) && typeof key === "number" && key >= 0
      ? elementAt(of, key)
      : isRecord(of) && typeof key === "string"
        ? property(of, key)
        : undefined;
  if (found !== undefined) return found;
  return safe ? null : new Refused("a property or element that doesn't exist");
}
