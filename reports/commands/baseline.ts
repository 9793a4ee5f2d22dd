import { type Command, InvalidArgumentError } from "commander";
import { breakCommandsInJson } from "../../policies/ci-commands";
import { problemText } from "../../policies/settings";
import { today } from "../../policies/waivers";
import { Baseline, type BaselineTerms, withWaivers } from "../baseline";
import { inputFiles } from "../files/input-files";
import { identityOf, writeFile } from "../files/output-file";
import { readFiles } from "../files/read-files";
import { plural } from "../formats/outcomes";
import { messages } from "../messages";
import { BAD_INPUT, PASSED } from "../reason";
import { refuse } from "../refuse";
import { type LogOptions, RunLog, addLogOptions, tellBadInput } from "../run-log";
import { type JudgeOptions, addJudgeOptions, contextOf, stackReader } from "./check";

interface BaselineOptions extends JudgeOptions, BaselineTerms, LogOptions {
  readonly output: string;
  readonly includeUndecided: boolean;
}

function nonEmpty(value: string): string {
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
    refuse(command, messages.isInput(output));
}

async function run(args: readonly string[], options: BaselineOptions, command: Command): Promise<void> {
  const { owner, reason, expires, output, includeUndecided } = options;
  const context = await contextOf(options, command);
  const [problem] = context.config.problems;
  if (problem) refuse(command, messages.fixConfig(problemText(problem)));
  const files = await inputFiles(args);
  refuseInput(output, [...files, ...options.parameters], command);
  const baseline = new Baseline({ owner, reason, expires }, includeUndecided);
  const log = new RunLog(options, files.length);
  log.settings(context.configuration);
  const badInputs = readFiles(files, stackReader(context, args, files), log, ({ stacks }) => {
    for (const { findings } of stacks) baseline.add(findings);
  });
  badInputs.forEach(tellBadInput);
  process.exitCode = badInputs.length === 0 ? PASSED : BAD_INPUT;
  if (badInputs.length > 0) return;
  const { value } = context.configuration;
  writeFile(output, breakCommandsInJson(`${JSON.stringify(withWaivers(value, baseline.waivers), undefined, 2)}\n`));
  const { waivers, left, leftUndecided } = baseline;
  log.done([
    `${plural(waivers.length, "waiver")} until ${expires}`,
    ...(left > 0 ? [`${plural(left, "finding")} without a resource not waived`] : []),
    ...(leftUndecided > 0 ? [`${leftUndecided} undecided left out (\`--include-undecided\` waives them too)`] : []),
  ]);
}

/** Adds the `baseline` command. */
export function addBaseline(program: Command): void {
  const command = program
    .command("baseline")
    .description("Write a policy configuration that waives today's findings until a date")
    .argument("<file...>", "previews, states, plans, templates; `-` is standard input")
    .requiredOption("--owner <who>", "person or team to ask", nonEmpty)
    .requiredOption("--reason <text>", "reason for the waivers", nonEmpty)
    .requiredOption("--expires <date>", "last day, YYYY-MM-DD", futureDate)
    .option("--include-undecided", "also waive undecided findings", false)
    .option("--output <file>", "output file; `-` is standard output", "-");
  addLogOptions(addJudgeOptions(command)).action(run);
}
