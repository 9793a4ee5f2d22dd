import { createHash } from "node:crypto";
import type { Command } from "commander";
import { contentOf } from "./files";
import { bySeverity } from "./order";
import type { StackReport } from "./report";
import { type ReportOptions, addReportOptions } from "./report-options";
import { writeReport } from "./write-report";

/** Tells a stack's report that comes for the first time from one that is repeated, as where a file is given twice. */
function unseen(): (report: StackReport) => boolean {
  const seen = new Set<string>();
  return (report) => {
    const digest = createHash("sha256").update(JSON.stringify(report)).digest("base64");
    const isNew = !seen.has(digest);
    seen.add(digest);
    return isNew;
  };
}

/** Adds `merge` to the command line. */
export function addMerge(program: Command): void {
  const command = program
    .command("merge")
    .description("makes one report, in any format, of JSON reports that several runs of check wrote")
    .argument("[report...]", "files that `check --format json` wrote; `-` is standard input");
  addReportOptions(command).action(async (files: readonly string[], options: ReportOptions, self: Command) => {
    const { readReport } = await import("./report-file.js");
    const fresh = unseen();
    const read = (file: string) => {
      const { stacks, badInputs } = readReport(contentOf(file));
      const ordered = stacks.filter(fresh).map((stack) => ({ ...stack, findings: bySeverity(stack.findings) }));
      return { stacks: ordered, badInputs };
    };
    await writeReport(files, options, self, { read });
  });
}
