import type { DeliveryDoubt } from "../delivery";
import type { Gap, Verdict } from "../verdict";

/** Joins the assumptions that apply; `undefined` if none does. */
export function assuming(...assumptions: readonly (string | undefined)[]): string | undefined {
  const all = assumptions.filter((assumption) => assumption !== undefined);
  return all.length === 0 ? undefined : all.join("; ");
}

/** Returns an undecided verdict with one gap. */
export function undecided(gap: Gap, assumed?: string): Verdict {
  return { kind: "undecided", gaps: [gap], assumed };
}

/** Returns the gap that a doubtful delivery leaves. */
export function gapOf({ why, carrier, kmsHost }: DeliveryDoubt): Gap {
  return { gap: "delivery", why, carrier, ...(kmsHost !== undefined && { kmsHost }) };
}

/** Returns an undecided verdict for activation that no source documents. */
export function noSource(statement: string, source: string): Verdict {
  return undecided({ gap: "no-source", statement, source });
}
