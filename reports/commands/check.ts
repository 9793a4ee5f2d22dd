import { statSync } from "node:fs";
import type { Command } from "commander";
import { UnreadableInput } from "../../documents/unreadable";
import { today } from "../../policies/waivers";
import { type CheckContext, check } from "../check";
import { type ConfigFile, DEFAULT_CONFIG, configFrom } from "../files/config-file";
import { foldersOf } from "../files/folders";
import type { Reader } from "../files/read-files";
import { StackFiles } from "../files/stack-files";
import { TerraformLines } from "../files/terraform-lines";
import { messages } from "../messages";
import { reasonOf } from "../reason";
import { refuse } from "../refuse";
import { writeReport } from "../write-report";
import { type ReportOptions, addReportOptions, collect } from "./report-options";
import { type TemplateOptions, addTemplateOptions, givenParameters } from "./template-options";

/** Options that control how stacks are checked. */
export interface JudgeOptions extends TemplateOptions {
  /** `false` for none, without searching. */
  readonly config?: string | false;
  readonly projectFolder: readonly string[];
  readonly sourceFolder?: string;
}

/** Adds the options that control how stacks are checked. */
export function addJudgeOptions(command: Command): Command {
  return addTemplateOptions(command)
    .option("--config <file>", `policy configuration (${DEFAULT_CONFIG})`)
    .option("--no-config", "use no configuration")
    .option(
      "--project-folder <[project=]folder>",
      "project folder in the repository, for line numbers in reports; repeatable",
      collect,
      [],
    )
    .option("--source-folder <folder>", "folder of the Terraform configuration, for line numbers in reports");
}

function linesIn(folder: string): TerraformLines {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UnreadableInput(messages.noSourceFolder(folder));
  return new TerraformLines(folder);
}

/** What all checks of a run share, with its configuration. */
export interface JudgeContext extends CheckContext {
  readonly configuration: ConfigFile;
}

/** Returns what all checks of a run share. An invalid configuration ends the run with exit code 2. */
export async function contextOf(options: JudgeOptions, command: Command): Promise<JudgeContext> {
  try {
    const configuration = await configFrom(options.config);
    return {
      configuration,
      config: configuration.config,
      date: today(),
      // Reading `process.env` is slow, because each access is a native call.
      variables: { ...process.env },
      folderOf: foldersOf(options.projectFolder),
      parameters: givenParameters(options),
      lines: options.sourceFolder === undefined ? undefined : linesIn(options.sourceFolder),
    };
  } catch (error) {
    refuse(command, reasonOf(error));
  }
}

/** Returns a reader that checks each file. */
export function stackReader(context: CheckContext, args: readonly string[], files: readonly string[]): Reader {
  const stackFiles = new StackFiles(args, files, context, (input, file) => check(input, file, context));
  return {
    read: (file) => {
      const report = stackFiles.read(file);
      return [{ stacks: report ? [report] : [], badInputs: [] }];
    },
    *last() {
      for (const one of stackFiles.rest())
        yield "reason" in one ? { stacks: [], badInputs: [one] } : { stacks: [one], badInputs: [] };
    },
  };
}

async function run(files: readonly string[], options: JudgeOptions & ReportOptions, command: Command): Promise<void> {
  const context = await contextOf(options, command);
  const { configuration } = context;
  const alsoRead = configuration.file === undefined ? options.parameters : [...options.parameters, configuration.file];
  await writeReport(files, options, command, {
    reader: (inputs) => stackReader(context, files, inputs),
    alsoRead,
    configuration,
  });
}

/** Adds the `check` command. */
export function addCheck(program: Command): void {
  const command = program
    .command("check")
    .description("Check Pulumi stacks, Terraform plans and states, ARM templates, Bicep, and running machines")
    .argument("[file...]", "previews, states, plans, templates, lists of machines; `-` is standard input");
  addReportOptions(addJudgeOptions(command))
    .option("--explain", "explain each machine in JSON reports, for `merge`", false)
    .action(run);
}
