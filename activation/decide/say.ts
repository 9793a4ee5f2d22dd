import type { Gap, Verdict } from "../verdict";

/** One assumption out of several that may hold; `undefined` if none was needed. */
export function assuming(...assumptions: readonly (string | undefined)[]): string | undefined {
  const all = assumptions.filter((assumption) => assumption !== undefined);
  return all.length === 0 ? undefined : all.join("; ");
}

/** A verdict that no path is proven, for one reason. */
export function undecided(gap: Gap, assumed?: string): Verdict {
  return { kind: "undecided", gaps: [gap], assumed };
}

/** A verdict that no source says how this activates. */
export function noSource(statement: string, source: string): Verdict {
  return undecided({ gap: "no-source", statement, source });
}
