import type { Severity } from "../policies/policy";
import type { ReportedFinding } from "./report";
import { UNDECIDED } from "./totals";

/** All severities, most severe first. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low"];

function rank({ severity, level, policy, waiver }: ReportedFinding): number {
  const gravity = level !== "advisory" ? 0 : policy === UNDECIDED ? 2 : 1;
  return (waiver ? 1000 : 0) + SEVERITIES.indexOf(severity) * 10 + gravity;
}

/** Sorts findings by severity, then level, with waived ones last. The order is otherwise unchanged. */
export function bySeverity(findings: readonly ReportedFinding[]): ReportedFinding[] {
  return [...findings].sort((a, b) => rank(a) - rank(b));
}
