import type { ReportedFinding, StackReport, Totals } from "./report";

/** The levels at which a run can fail. */
export const THRESHOLDS = ["mandatory", "advisory", "undecided", "never"] as const;
export type Threshold = (typeof THRESHOLDS)[number];

/** The policy for undecided machines. */
export const UNDECIDED = "activation-undecided";

/** Returns totals of zero. */
export function noTotals(): Totals {
  return { stacks: 0, withoutInventory: 0, machines: 0, mandatory: 0, advisory: 0, undecided: 0, waived: 0 };
}

/** Adds one stack to the totals. Advisory findings on undecided machines are counted separately. */
export function addTo(totals: Totals, { findings, kind, machines }: StackReport): void {
  totals.stacks += 1;
  if (kind === "analysis") totals.withoutInventory += 1;
  totals.machines += machines;
  for (const { policy, level, waiver } of findings) {
    if (waiver !== undefined) totals.waived += 1;
    else if (level !== "advisory") totals.mandatory += 1;
    else if (policy === UNDECIDED) totals.undecided += 1;
    else totals.advisory += 1;
  }
}

/** Whether totals reach a threshold: `undecided` is the strictest, then `advisory`, then `mandatory`. */
export function fails({ mandatory, advisory, undecided }: Totals, threshold: Threshold): boolean {
  switch (threshold) {
    case "never":
      return false;
    case "mandatory":
      return mandatory > 0;
    case "advisory":
      return mandatory + advisory > 0;
    case "undecided":
      return mandatory + advisory + undecided > 0;
  }
}

/** Whether one finding reaches a threshold; a waived one never does. */
export function reaches({ policy, level, waiver }: ReportedFinding, threshold: Threshold): boolean {
  if (waiver !== undefined || threshold === "never") return false;
  if (level !== "advisory" || threshold === "undecided") return true;
  return threshold === "advisory" && policy !== UNDECIDED;
}
