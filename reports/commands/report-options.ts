import { type Command, InvalidArgumentError, Option } from "commander";
import { type ColorOption, colorOption, wantsColor } from "../color";
import { identityOf } from "../files/output-file";
import { FORMAT_NAMES, type FormatName, isFormat } from "../formats";
import type { FormatOptions } from "../formats/format";
import { messages } from "../messages";
import type { Destination } from "../outputs";
import { refuse } from "../refuse";
import { type LogOptions, addLogOptions } from "../run-log";
import { THRESHOLDS, type Threshold } from "../totals";
import { packageVersion } from "../version";

/** Options for the report. */
export interface ReportOptions extends ColorOption, LogOptions {
  readonly format: readonly FormatName[];
  readonly output: readonly string[];
  readonly failOn: Threshold;
  readonly showWaived?: boolean;
  /** Whether JSON reports explain each machine; `merge` keeps explanations. */
  readonly explain?: boolean;
  /** An earlier JSON report. */
  readonly compare?: string;
}

/** Columns if no terminal reports its width. */
const COLUMNS = 100;

/** Collects the values of a repeatable option. */
export function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}

function formatName(value: string, names: readonly FormatName[]): readonly FormatName[] {
  if (!isFormat(value)) throw new InvalidArgumentError(`Allowed choices are ${FORMAT_NAMES.join(", ")}.`);
  return [...names, value];
}

/** Adds the options for the report's format, destination and failure threshold, and for the log. */
export function addReportOptions(command: Command): Command {
  const withReport = command
    .addOption(
      new Option("--format <name>", "report format; repeatable")
        .choices(FORMAT_NAMES)
        .argParser(formatName)
        .default([], "table"),
    )
    .option("--output <file>", "output file for each --format, in the same order; `-` is standard output", collect, [])
    .addOption(
      new Option("--fail-on <threshold>", "exit 1 if any finding reaches this level")
        .choices(THRESHOLDS)
        .default("mandatory"),
    )
    .option("--show-waived", "show waived findings in every format")
    .option("--no-show-waived", "hide waived findings in every format except json")
    .option("--compare <report>", "count new, fixed and unchanged findings since an earlier JSON report")
    .addOption(colorOption());
  return addLogOptions(withReport);
}

/**
 * Pairs each format with its file. Invalid usage ends the run with exit code 2.
 *
 * @param inputs files that are read, so they can't be written
 */
export function destinationsOf(
  { format, output }: ReportOptions,
  inputs: readonly string[],
  command: Command,
): readonly Destination[] {
  const names: readonly FormatName[] = format.length > 0 ? format : ["table"];
  if (output.length > names.length) refuse(command, messages.spareOutput);
  const destinations = names.map((name, index) => ({ format: name, file: output[index] ?? "-" }));
  const read = new Set(inputs.flatMap((file) => (file === "-" ? [] : (identityOf(file) ?? []))));
  const seen = new Set<string>();
  for (const { file } of destinations) {
    const identity = identityOf(file);
    if (identity === undefined) continue;
    const where = file === "-" ? "standard output" : file;
    if (read.has(identity)) refuse(command, messages.isInput(where));
    if (seen.has(identity)) refuse(command, messages.sharedOutput(where));
    seen.add(identity);
  }
  return destinations;
}

/** Returns the options of every format. */
export function formatOptions({ showWaived, failOn, explain = false, color }: ReportOptions): FormatOptions {
  return {
    showWaived,
    failOn,
    explain,
    color: wantsColor(color),
    width: process.stdout.columns || COLUMNS,
    version: packageVersion(),
    time: new Date().toISOString(),
  };
}
