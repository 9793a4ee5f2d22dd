import { Fingerprints } from "./fingerprints";
import type { Report, ReportedFinding, StackReport } from "./report";

/** A finding of an earlier report that no longer occurs. */
export interface Fixed {
  readonly stack: string;
  readonly policy: string;
  readonly name: string;
  readonly path: string;
}

/** The changes since an earlier report, without waived findings. */
export interface Comparison {
  /** ISO 8601 time of the earlier report, if known. */
  readonly since: string | undefined;
  readonly new: number;
  readonly unchanged: number;
  readonly fixed: readonly Fixed[];
  /** Number of findings in stacks that this run doesn't include, neither fixed nor unchanged. */
  readonly unchecked: number;
}

/** An earlier report for comparison. */
export class EarlierReport {
  private readonly open = new Map<string, Fixed>();
  private readonly now = new Fingerprints();
  private readonly titles = new Set<string>();
  private readonly counts = { new: 0, unchanged: 0 };

  constructor(
    { stacks }: Report,
    private readonly since?: string,
  ) {
    const before = new Fingerprints();
    for (const stack of stacks) {
      for (const finding of stack.findings) {
        const print = before.of(finding, stack);
        const { policy, name, path, waiver } = finding;
        if (!waiver) this.open.set(print, { stack: stack.title, policy, name, path });
      }
    }
  }

  /** Returns a stack's report with each finding marked as new or unchanged. */
  mark(report: StackReport): StackReport {
    const { stack, title, file, folder, kind, machines, explain } = report;
    this.titles.add(title);
    const findings = report.findings.map((finding) => this.marked(finding, report));
    return {
      ...{ stack, title, file, folder, kind, findings, machines, explain },
      get inventory() {
        return report.inventory;
      },
    };
  }

  private marked(finding: ReportedFinding, report: StackReport): ReportedFinding {
    const wasOpen = this.open.delete(this.now.of(finding, report));
    if (finding.waiver) return finding;
    const change = wasOpen ? "unchanged" : "new";
    this.counts[change] += 1;
    return { ...finding, change };
  }

  /** Returns the changes, after every stack is marked. */
  result(): Comparison {
    const left = [...this.open.values()];
    const fixed = left.filter(({ stack }) => this.titles.has(stack));
    return { since: this.since, ...this.counts, fixed, unchecked: left.length - fixed.length };
  }
}
