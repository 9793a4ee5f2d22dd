import { readFileSync } from "node:fs";
import { InvalidArgumentError, Option, type Command } from "commander";
import { today } from "../policies/waivers";
import { check, type CheckContext } from "./check";
import { FORMATS } from "./formats";
import { readInput } from "./input/read-input";
import { UnreadableInput } from "./input/unreadable";
import { Outputs } from "./outputs";
import { BadConfig, readPolicyConfig, type PolicyConfig } from "./policy-config";
import type { BadInput } from "./report";
import { addTo, fails, noTotals, THRESHOLDS, type Threshold } from "./totals";
import { packageVersion } from "./version";

interface CheckOptions {
  readonly config?: string;
  readonly format: readonly string[];
  readonly output: readonly string[];
  readonly failOn: Threshold;
  readonly showWaived: boolean;
}

const STDIN = 0;
const FOUND = 1;
const BAD_INPUT = 2;

function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}

function formatName(value: string, names: readonly string[]): readonly string[] {
  if (!Object.hasOwn(FORMATS, value)) throw new InvalidArgumentError(`Known: ${Object.keys(FORMATS).join(", ")}.`);
  return collect(value, names);
}

function content(file: string): string {
  return readFileSync(file === "-" ? STDIN : file, "utf8");
}

/** Why a file cannot be used; the system's and our own words only, for a parser's may quote a key. */
function reasonOf(error: unknown): string {
  if (error instanceof UnreadableInput || error instanceof BadConfig) return error.message;
  if (error instanceof SyntaxError) return "it is no JSON";
  if (error instanceof Error && "code" in error) return `it cannot be read (${String(error.code)})`;
  throw error;
}

/**
 * Reads the file that the pack takes as `--policy-pack-config`.
 * @throws BadConfig with the file's name where it cannot be used
 */
async function configOf(file: string | undefined): Promise<PolicyConfig> {
  try {
    const value: unknown = file === undefined ? undefined : JSON.parse(content(file));
    return await readPolicyConfig(value);
  } catch (error) {
    throw new BadConfig(`${file ?? ""}: ${reasonOf(error)}`);
  }
}

async function run(files: readonly string[], options: CheckOptions, command: Command): Promise<void> {
  if (files.length === 0 && process.stdin.isTTY)
    command.error("error: name a file, or `-` for standard input", { exitCode: BAD_INPUT });
  const formats = options.format.length > 0 ? options.format : ["json"];
  let context: CheckContext;
  try {
    context = { config: await configOf(options.config), date: today(), variables: process.env };
  } catch (error) {
    command.error(`error: ${reasonOf(error)}`, { exitCode: BAD_INPUT });
  }
  const outputs = new Outputs(formats, options.output, {
    showWaived: options.showWaived,
    color: process.stdout.isTTY,
    width: process.stdout.columns || 100,
    version: packageVersion(),
    time: new Date().toISOString(),
  });
  const totals = noTotals();
  const badInputs: BadInput[] = [];
  for (const file of files.length > 0 ? files : ["-"]) {
    try {
      const report = check(readInput(content(file)), file, context);
      addTo(totals, report);
      outputs.stack(report);
    } catch (error) {
      const reason = reasonOf(error);
      badInputs.push({ file, reason });
      process.stderr.write(`windows-activation: ${file}: ${reason}\n`);
    }
  }
  outputs.end({ totals, badInputs });
  process.exitCode = badInputs.length > 0 ? BAD_INPUT : fails(totals, options.failOn) ? FOUND : 0;
}

/** Adds `check` to the command line. */
export function addCheck(program: Command): void {
  program
    .command("check")
    .description("judges exported stacks, previews, preview events, policy analyses and ARM templates")
    .argument("[file...]", "files that Pulumi wrote; `-` is standard input")
    .option("--config <file>", "the file that the pack takes as --policy-pack-config")
    .option("--format <name>", `${Object.keys(FORMATS).join(", ")}; may be repeated`, formatName, [])
    .option("--output <file>", "where each --format goes, in the same order; `-` is standard output", collect, [])
    .addOption(new Option("--fail-on <threshold>", "exit with 1 at or above").choices(THRESHOLDS).default("mandatory"))
    .option("--show-waived", "show findings that a waiver silences", false)
    .action(run);
}
