import { createHash } from "node:crypto";
import type { Command } from "commander";
import { bySeverity } from "../order";
import type { Report, StackReport } from "../report";
import { writeReport } from "../write-report";
import { type ReportOptions, addReportOptions } from "./report-options";

/** Returns a test for whether a stack's report is new. It isn't if the same file is given twice. */
function unseen(): (report: StackReport) => boolean {
  const seen = new Set<string>();
  return (report) => {
    const digest = createHash("sha256").update(JSON.stringify(report)).digest("base64");
    const isNew = !seen.has(digest);
    seen.add(digest);
    return isNew;
  };
}

/** Adds the `merge` command. */
export function addMerge(program: Command): void {
  const command = program
    .command("merge")
    .description("Merge JSON reports of several `check` runs into one report, in any format")
    .argument("[report...]", "files from `check --format json`; `-` is standard input");
  addReportOptions(command).action(async (files: readonly string[], options: ReportOptions, self: Command) => {
    const { reportParts } = await import("../files/report-file.js");
    const fresh = unseen();
    const read = function* (file: string): Iterable<Report> {
      for (const { stacks, badInputs, configurations } of reportParts(file)) {
        const ordered = stacks.filter(fresh).map((stack) => ({ ...stack, findings: bySeverity(stack.findings) }));
        yield { stacks: ordered, badInputs, ...(configurations && { configurations }) };
      }
    };
    await writeReport(files, options, self, { reader: () => ({ read }) });
  });
}
