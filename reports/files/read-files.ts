import { inputReason } from "../reason";
import type { BadInput, Report } from "../report";
import type { RunLog } from "../run-log";

/** Reads the files of a run. */
export interface Reader {
  /** Yields a file's content in parts, such as one for each stack. */
  readonly read: (file: string) => Iterable<Report>;
  /** Returns the rest after all files are read: what can only be judged together with others. */
  readonly last?: () => Iterable<Report>;
}

function* attempt(file: string, read: Reader["read"]): Iterable<Report | BadInput> {
  try {
    yield* read(file);
  } catch (error) {
    yield { file, reason: inputReason(error) };
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
    for (const part of attempt(file, read)) {
      if ("reason" in part) badInputs.push(part);
      else {
        log.part(part.stacks);
        badInputs.push(...part.badInputs);
        take(part);
      }
    }
    log.file(file);
  }
  for (const report of last?.() ?? []) {
    log.together(report);
    badInputs.push(...report.badInputs);
    take(report);
  }
  return badInputs;
}
