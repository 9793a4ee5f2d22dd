import type { Certainty } from "../values/certainty";
import type { Ref } from "../values/ref";
import { UNKNOWN, type Value } from "../values/value";
import { type Interface, type Subnet, isDeclared } from "./attachment";
import { isEverything, overlap, parsePrefix } from "./prefix";

/** The addresses that a machine may send from, for comparing with the sources of rules. */
export interface Origin {
  /** Its address, or its subnet's prefixes; {@link UNKNOWN} for addresses that aren't known. Empty if none is. */
  readonly ranges: readonly Value<string>[];
}

/** Returns where a machine sends from: its own address if known, else any address of its subnet. */
export function originOf({ privateAddress }: Interface, subnet: Ref<Subnet>): Origin {
  if (typeof privateAddress === "string" && parsePrefix(privateAddress).kind !== "tag") {
    return { ranges: [privateAddress] };
  }
  return { ranges: isDeclared(subnet) ? subnet.prefixes : [] };
}

function isIPv6(range: Value<string>): boolean {
  return typeof range === "string" && range.includes(":");
}

/** Whether a rule with these sources covers all of an origin (`yes`), none of it (`no`) or part of it. */
export function isFrom(sources: readonly Value<string>[], { ranges }: Origin): Certainty {
  const prefixes = sources.map((source) => (typeof source === "string" ? parsePrefix(source) : undefined));
  if (prefixes.some((prefix) => prefix !== undefined && isEverything(prefix))) return "yes";
  if (prefixes.length === 0) return "maybe";
  // Azure's KMS has only IPv4 addresses.
  const each = ranges
    .filter((range) => !isIPv6(range))
    .map((range): Certainty => {
      if (range === undefined || range === UNKNOWN) return "maybe";
      const own = parsePrefix(range);
      const answers = prefixes.map((prefix) => (prefix ? overlap(prefix, own) : "maybe"));
      return answers.includes("yes") ? "yes" : answers.every((answer) => answer === "no") ? "no" : "maybe";
    });
  const [first = "maybe"] = each;
  return each.every((answer) => answer === first) ? first : "maybe";
}
