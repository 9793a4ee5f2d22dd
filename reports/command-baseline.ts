import { type Command, InvalidArgumentError } from "commander";
import { breakCommandsInJson } from "../policies/ci-commands";
import { today } from "../policies/waivers";
import { Baseline, type BaselineTerms, withWaivers } from "./baseline";
import { check } from "./check";
import { type JudgeOptions, addJudgeOptions, contextOf } from "./command-check";
import { inputFrom } from "./files";
import { inputFiles } from "./input-files";
import { InventoryFiles } from "./inventory-files";
import { OutputFile, identityOf } from "./output-file";
import { BAD_INPUT, PASSED, reasonOf } from "./reason";
import { warn } from "./write";

interface BaselineOptions extends JudgeOptions, BaselineTerms {
  readonly output: string;
  readonly includeUndecided: boolean;
}

function said(value: string): string {
  if (value.trim() === "") throw new InvalidArgumentError("It is empty.");
  return value;
}

function futureDate(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(value) || value.length !== 10)
    throw new InvalidArgumentError("Expected a calendar date, YYYY-MM-DD.");
  if (value < today()) throw new InvalidArgumentError("The date is in the past.");
  return value;
}

function refuseInput(output: string, files: readonly string[], command: Command): void {
  const identity = identityOf(output);
  if (identity !== undefined && files.some((file) => file !== "-" && identityOf(file) === identity))
    command.error(`error: ${output} is an input; choose another file for --output`, { exitCode: BAD_INPUT });
}

function write(output: string, text: string): void {
  const file = OutputFile.open(output);
  try {
    file.write(text);
    file.finish();
  } catch (error) {
    file.discard();
    throw error;
  }
}

async function run(args: readonly string[], options: BaselineOptions, command: Command): Promise<void> {
  const { owner, reason, expires, output, includeUndecided } = options;
  const context = await contextOf(options, command);
  const [problem] = context.config.problems;
  if (problem)
    command.error(`error: correct the configuration first: \`${problem.path}\` ${problem.problem}`, {
      exitCode: BAD_INPUT,
    });
  const files = await inputFiles(args);
  refuseInput(output, [...files, ...options.parameters], command);
  const baseline = new Baseline({ owner, reason, expires }, includeUndecided);
  let allRead = true;
  const inventory = new InventoryFiles();
  for (const file of files) {
    try {
      const input = inputFrom(file, context.parameters);
      if (!inventory.take(file, input)) baseline.add(check(input, file, context).findings);
    } catch (error) {
      warn(`windows-activation: ${file}: ${reasonOf(error)}\n`);
      allRead = false;
    }
  }
  const { stacks, badInputs } = inventory.report((input, file) => check(input, file, context));
  for (const { findings } of stacks) baseline.add(findings);
  for (const { file, reason: problem } of badInputs) warn(`windows-activation: ${file}: ${problem}\n`);
  allRead &&= badInputs.length === 0;
  process.exitCode = allRead ? PASSED : BAD_INPUT;
  if (!allRead) return;
  const { value } = context.configuration;
  write(output, breakCommandsInJson(`${JSON.stringify(withWaivers(value, baseline.waivers), undefined, 2)}\n`));
  const left = baseline.left === 0 ? "" : `; ${baseline.left} findings have no resource and stay`;
  const undecided =
    baseline.leftUndecided === 0
      ? ""
      : `; undecided findings left out: ${baseline.leftUndecided} (\`--include-undecided\` waives them too)`;
  warn(`windows-activation: ${baseline.waivers.length} waivers until ${expires}${left}${undecided}\n`);
}

/** Adds the `baseline` command. */
export function addBaseline(program: Command): void {
  const command = program
    .command("baseline")
    .description("Write a policy configuration that waives today's findings until a date")
    .argument("<file...>", "previews, states, templates; `-` is standard input")
    .requiredOption("--owner <who>", "person or team to ask", said)
    .requiredOption("--reason <text>", "reason for the waivers", said)
    .requiredOption("--expires <date>", "last day, YYYY-MM-DD", futureDate)
    .option("--include-undecided", "also waive undecided findings", false)
    .option("--output <file>", "output file; `-` is standard output", "-");
  addJudgeOptions(command).action(run);
}
