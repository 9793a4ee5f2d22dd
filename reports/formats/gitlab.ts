import { createHash } from "node:crypto";
import type { Severity } from "../../policies/policy";
import type { ReportedFinding, StackReport } from "../report";
import type { Format, FormatMaker } from "./format";
import { oneLine, positionOf, shown } from "./shown";

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format (2026-08) */
const SEVERITY: Readonly<Record<Severity, string>> = {
  critical: "blocker",
  high: "critical",
  medium: "major",
  low: "minor",
};

/** One level lower. */
const ADVISORY: Readonly<Record<Severity, string>> = {
  critical: "critical",
  high: "major",
  medium: "minor",
  low: "info",
};

function severityOf({ level, severity }: ReportedFinding): string {
  return level === "advisory" ? ADVISORY[severity] : SEVERITY[severity];
}

function issue(finding: ReportedFinding, report: StackReport, count: number): Record<string, unknown> {
  const { policy, address, name, path, message } = finding;
  const { file, line } = positionOf(finding, report);
  const identity = JSON.stringify([policy, address ?? report.title, name, path, count]);
  return {
    description: oneLine(message),
    check_name: policy,
    fingerprint: createHash("sha256").update(identity).digest("hex"),
    severity: severityOf(finding),
    location: { path: oneLine(file), lines: { begin: line } },
  };
}

/** GitLab's Code Quality report, which a merge request shows. It can't mark waived findings. */
export const gitlab: FormatMaker = ({ showWaived = false }): Format => {
  let first = true;
  const seen = new Map<string, number>();
  return {
    begin: () => "[",
    stack: (report) => {
      return shown(report, showWaived)
        .map((finding) => {
          const key = JSON.stringify([finding.policy, finding.address ?? report.title, finding.name, finding.path]);
          const count = (seen.get(key) ?? 0) + 1;
          seen.set(key, count);
          const comma = first ? "" : ",";
          first = false;
          return `${comma}\n${JSON.stringify(issue(finding, report, count))}`;
        })
        .join("");
    },
    end: () => "\n]\n",
  };
};
