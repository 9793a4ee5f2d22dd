import type { Command } from "commander";
import { EarlierReport } from "./comparison";
import type { ConfigFile } from "./config-file";
import { contentOf } from "./files";
import { inputFiles } from "./input-files";
import { Outputs } from "./outputs";
import { Progress } from "./progress";
import { BAD_INPUT, FOUND, PASSED, reasonOf } from "./reason";
import type { BadInput, Report, UsedConfiguration } from "./report";
import { type ReportOptions, destinationsOf, formatOptions } from "./report-options";
import { addTo, fails, noTotals } from "./totals";
import { warn } from "./write";

/** Reads the files of a run. */
export interface Reader {
  readonly read: (file: string) => Report;
  /** Returns the rest after all files are read: files that together form one stack. */
  readonly last?: () => Report;
  /** Other files that are read, so they can't be written. */
  readonly alsoRead?: readonly string[];
  readonly configuration?: ConfigFile;
}

/**
 * Writes one report over many files, reading one at a time, and sets the exit code. An unusable file is reported with
 * the reason, and the others are still checked.
 */
export async function writeReport(
  files: readonly string[],
  options: ReportOptions,
  command: Command,
  { read, last, alsoRead = [], configuration }: Reader,
): Promise<void> {
  if (files.length === 0 && process.stdin.isTTY)
    command.error("error: name a file, or `-` for standard input", { exitCode: BAD_INPUT });
  const all = files.length > 0 ? await inputFiles(files) : ["-"];
  const { compare } = options;
  const inputs = [...all, ...alsoRead, ...(compare === undefined ? [] : [compare])];
  const destinations = destinationsOf(options, inputs, command);
  const earlier = compare === undefined ? undefined : await earlierReport(compare, command);
  const outputs = await Outputs.open(destinations, formatOptions(options));
  const totals = noTotals();
  const badInputs: BadInput[] = [];
  const progress = new Progress(all.length);
  const configurations = new Map<string, UsedConfiguration>();
  const take = ({ stacks, badInputs: worse, configurations: used = [] }: Report): void => {
    badInputs.push(...worse);
    for (const one of used) configurations.set(JSON.stringify(one), one);
    for (const report of stacks) {
      addTo(totals, report);
      outputs.stack(earlier?.mark(report) ?? report);
    }
  };
  if (configuration) {
    const { file, sha256, value } = configuration;
    take({ stacks: [], badInputs: [], configurations: [{ file, sha256, value }] });
  }
  for (const file of all) {
    take(attempt(file, read));
    progress.step();
  }
  if (last) take(last());
  progress.end();
  outputs.end({
    totals,
    badInputs,
    configurations: [...configurations.values()],
    ...(earlier && { comparison: earlier.result() }),
  });
  for (const { file, reason } of badInputs) warn(`windows-activation: ${file}: ${reason}\n`);
  process.exitCode = badInputs.length > 0 ? BAD_INPUT : fails(totals, options.failOn) ? FOUND : PASSED;
}

/** Reads an earlier report. An invalid one ends the run with exit code 2. */
async function earlierReport(file: string, command: Command): Promise<EarlierReport> {
  const { readReport } = await import("./report-file.js");
  try {
    const report = readReport(contentOf(file));
    return new EarlierReport(report, report.time);
  } catch (error) {
    command.error(`error: ${file}: ${reasonOf(error)}`, { exitCode: BAD_INPUT });
  }
}

function attempt(file: string, read: (file: string) => Report): Report {
  try {
    return read(file);
  } catch (error) {
    return { stacks: [], badInputs: [{ file, reason: reasonOf(error) }] };
  }
}
