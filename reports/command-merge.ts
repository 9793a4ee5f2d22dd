import type { Command } from "commander";
import { contentOf } from "./files";
import { type ReportOptions, addReportOptions } from "./report-options";
import { writeReport } from "./write-report";

/** Adds `merge` to the command line. */
export function addMerge(program: Command): void {
  const command = program
    .command("merge")
    .description("makes one report, in any format, of JSON reports that several runs of check wrote")
    .argument("[report...]", "files that `check --format json` wrote; `-` is standard input");
  addReportOptions(command).action(async (files: readonly string[], options: ReportOptions, self: Command) => {
    const { readReport } = await import("./report-file.js");
    await writeReport(files, options, self, (file) => readReport(contentOf(file)));
  });
}
