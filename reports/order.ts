import type { Severity } from "../policies/policy";
import type { ReportedFinding } from "./report";
import { UNDECIDED } from "./totals";

/** Every severity, the gravest first. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low"];

function rank({ severity, level, policy, waiver }: ReportedFinding): number {
  const gravity = level !== "advisory" ? 0 : policy === UNDECIDED ? 2 : 1;
  return (waiver ? 1000 : 0) + SEVERITIES.indexOf(severity) * 10 + gravity;
}

/** Findings by severity, then by level; what is waived comes last. The rest of the order stays. */
export function bySeverity(findings: readonly ReportedFinding[]): ReportedFinding[] {
  return [...findings].sort((a, b) => rank(a) - rank(b));
}
