import { type Command, InvalidArgumentError, Option } from "commander";
import { type ColorOption, colorOption, wantsColor } from "./color";
import type { ConfigFile } from "./config-file";
import { FORMAT_NAMES, type FormatName, isFormat } from "./formats";
import type { FormatOptions } from "./formats/format";
import { identityOf } from "./output-file";
import type { Destination } from "./outputs";
import { BAD_INPUT } from "./reason";
import { THRESHOLDS, type Threshold } from "./totals";
import { packageVersion } from "./version";

/** What the user says of the report itself. */
export interface ReportOptions extends ColorOption {
  readonly format: readonly FormatName[];
  readonly output: readonly string[];
  readonly failOn: Threshold;
  readonly showWaived?: boolean;
  /** An earlier JSON report. */
  readonly compare?: string;
}

/** Columns where no terminal says how many it has. */
const COLUMNS = 100;

/** Gathers the values of an option that may be repeated. */
export function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}

function formatName(value: string, names: readonly FormatName[]): readonly FormatName[] {
  if (!isFormat(value)) throw new InvalidArgumentError(`Known: ${FORMAT_NAMES.join(", ")}.`);
  return [...names, value];
}

/** Adds the options that say which report is written, where to, and when the run fails. */
export function addReportOptions(command: Command): Command {
  return command
    .option("--format <name>", `${FORMAT_NAMES.join(", ")}; may be repeated (default: table)`, formatName, [])
    .option("--output <file>", "where each --format goes, in the same order; `-` is standard output", collect, [])
    .addOption(new Option("--fail-on <threshold>", "exit with 1 at or above").choices(THRESHOLDS).default("mandatory"))
    .option("--show-waived", "show findings that a waiver silences in every format")
    .option("--no-show-waived", "show them in none, not even in those with a place for them; json keeps them")
    .option("--compare <report>", "count new, fixed and unchanged findings since an earlier JSON report")
    .addOption(colorOption());
}

/**
 * Pairs each format with its file; a usage that cannot work ends the run with exit code 2.
 * @param inputs files that are read, and so can't be written
 */
export function destinationsOf(
  { format, output }: ReportOptions,
  inputs: readonly string[],
  command: Command,
): readonly Destination[] {
  const names: readonly FormatName[] = format.length > 0 ? format : ["table"];
  if (output.length > names.length)
    command.error("error: more --output than --format; each file needs a format", { exitCode: BAD_INPUT });
  const destinations = names.map((name, index) => ({ format: name, file: output[index] ?? "-" }));
  const read = new Set(inputs.flatMap((file) => (file === "-" ? [] : (identityOf(file) ?? []))));
  const seen = new Set<string>();
  for (const { file } of destinations) {
    const identity = identityOf(file);
    if (identity === undefined) continue;
    const where = file === "-" ? "standard output" : file;
    if (read.has(identity))
      command.error(`error: ${where} is an input; give --output another file`, { exitCode: BAD_INPUT });
    if (seen.has(identity))
      command.error(`error: two formats go to ${where}; give each its own --output`, { exitCode: BAD_INPUT });
    seen.add(identity);
  }
  return destinations;
}

/** What every format is told. */
export function formatOptions(
  { showWaived, failOn, color }: ReportOptions,
  configuration: ConfigFile | undefined,
): FormatOptions {
  return {
    showWaived,
    failOn,
    color: wantsColor(color),
    width: process.stdout.columns || COLUMNS,
    version: packageVersion(),
    time: new Date().toISOString(),
    configuration,
  };
}
