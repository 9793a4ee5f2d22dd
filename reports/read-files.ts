import { reasonOf } from "./reason";
import type { BadInput, Report } from "./report";
import type { RunLog } from "./run-log";

/** Reads the files of a run. */
export interface Reader {
  readonly read: (file: string) => Report;
  /** Returns the rest after all files are read: what can only be judged together with others. */
  readonly last?: () => Iterable<Report>;
}

function attempt(file: string, read: (file: string) => Report): Report | BadInput {
  try {
    return read(file);
  } catch (error) {
    return { file, reason: reasonOf(error) };
  }
}

/** Reads one file at a time. An unusable file is returned with the reason, and the others are still read. */
export function readFiles(
  files: readonly string[],
  { read, last }: Reader,
  log: RunLog,
  take: (report: Report) => void,
): readonly BadInput[] {
  const badInputs: BadInput[] = [];
  for (const file of files) {
    const report = attempt(file, read);
    if ("reason" in report) badInputs.push(report);
    else {
      log.file(file, report.stacks);
      badInputs.push(...report.badInputs);
      take(report);
    }
    log.step();
  }
  for (const report of last?.() ?? []) {
    log.together(report.stacks);
    badInputs.push(...report.badInputs);
    take(report);
  }
  return badInputs;
}
