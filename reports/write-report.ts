import type { Command } from "commander";
import { type ReportOptions, destinationsOf, formatOptions } from "./commands/report-options";
import { EarlierReport } from "./comparison";
import type { ConfigFile } from "./files/config-file";
import { contentOf } from "./files/content";
import { inputFiles } from "./files/input-files";
import { type Reader, readFiles } from "./files/read-files";
import { messages } from "./messages";
import { Outputs } from "./outputs";
import { BAD_INPUT, FOUND, PASSED, reasonOf } from "./reason";
import { refuse } from "./refuse";
import type { UsedConfiguration } from "./report";
import { RunLog, tellBadInput } from "./run-log";
import { addTo, fails, noTotals } from "./totals";

/** Reads the files of a run, and what else the run reads. */
export interface ReportInputs {
  /** Returns what reads the files of the run. */
  readonly reader: (files: readonly string[]) => Reader;
  /** Other files that are read, so they can't be written. */
  readonly alsoRead?: readonly string[];
  readonly configuration?: ConfigFile;
}

function usedOf({ file, sha256, value }: ConfigFile): UsedConfiguration {
  return { file, sha256, value };
}

/**
 * Writes one report over many files, reading one at a time, and sets the exit code. An unusable file is reported with
 * the reason, and the others are still checked.
 */
export async function writeReport(
  files: readonly string[],
  options: ReportOptions,
  command: Command,
  { reader, alsoRead = [], configuration }: ReportInputs,
): Promise<void> {
  if (files.length === 0 && process.stdin.isTTY) refuse(command, messages.noInput);
  const all = files.length > 0 ? await inputFiles(files) : ["-"];
  const { compare } = options;
  const inputs = [...all, ...alsoRead, ...(compare === undefined ? [] : [compare])];
  const destinations = destinationsOf(options, inputs, command);
  const earlier = compare === undefined ? undefined : await earlierReport(compare, command);
  const outputs = await Outputs.open(destinations, formatOptions(options));
  const totals = noTotals();
  const configurations = new Map<string, UsedConfiguration>();
  const remember = (one: UsedConfiguration): void => {
    configurations.set(JSON.stringify(one), one);
  };
  const log = new RunLog(options, all.length);
  if (configuration) {
    log.settings(configuration);
    remember(usedOf(configuration));
  }
  const badInputs = readFiles(all, reader(all), log, ({ stacks, configurations: used = [] }) => {
    used.forEach(remember);
    for (const report of stacks) {
      addTo(totals, report);
      outputs.stack(earlier?.mark(report) ?? report);
    }
  });
  outputs.end({
    totals,
    badInputs,
    configurations: [...configurations.values()],
    ...(earlier && { comparison: earlier.result() }),
  });
  badInputs.forEach(tellBadInput);
  log.end(totals, badInputs.length);
  process.exitCode = badInputs.length > 0 ? BAD_INPUT : fails(totals, options.failOn) ? FOUND : PASSED;
}

/** Reads an earlier report. An invalid one ends the run with exit code 2. */
async function earlierReport(file: string, command: Command): Promise<EarlierReport> {
  const { readReport } = await import("./files/report-file.js");
  try {
    const report = readReport(contentOf(file));
    return new EarlierReport(report, report.time);
  } catch (error) {
    refuse(command, `${file}: ${reasonOf(error)}`);
  }
}
