import type { Command } from "commander";
import { settingsFindings } from "../policies/activation-settings";
import { breakCommandsInJson } from "../policies/ci-commands";
import { today } from "../policies/waivers";
import { CONFIG_NAMES, type ConfigFile, configFrom } from "./config-file";
import { OutputFile } from "./output-file";
import { BAD_INPUT, FOUND, reasonOf } from "./reason";
import { print, warn } from "./write";

async function configuration(given: string | undefined, command: Command): Promise<ConfigFile & { file: string }> {
  try {
    const { file, ...rest } = await configFrom(given);
    if (file !== undefined) return { file, ...rest };
  } catch (error) {
    command.error(`error: ${reasonOf(error)}`, { exitCode: BAD_INPUT });
  }
  command.error(`error: no configuration found; name a file, or write ${CONFIG_NAMES[0]}`, { exitCode: BAD_INPUT });
}

async function check(given: string | undefined, _options: unknown, command: Command): Promise<void> {
  const { file, config } = await configuration(given, command);
  const { settings, problems } = config;
  const findings = settingsFindings({ settings, problems, date: today() });
  for (const { message } of findings) print(`${file}: ${message}\n`);
  if (findings.length > 0) process.exitCode = FOUND;
  else print(`${file}: valid; waivers: ${settings.waivers?.length ?? 0}\n`);
}

function writeJson(value: unknown, output: string): void {
  const target = OutputFile.open(output);
  try {
    target.write(breakCommandsInJson(`${JSON.stringify(value, undefined, 2)}\n`));
    target.finish();
  } catch (error) {
    target.discard();
    throw error;
  }
}

async function write(given: string | undefined, { output }: { output: string }, command: Command): Promise<void> {
  const { file, value, config } = await configuration(given, command);
  const [problem] = config.problems;
  if (problem)
    command.error(`error: ${file}: \`${problem.path}\` ${problem.problem}`, {
      exitCode: BAD_INPUT,
    });
  writeJson(value, output);
  if (output !== "-") warn(`windows-activation: wrote ${output} from ${file}\n`);
}

async function schema(): Promise<void> {
  const { configSchema } = await import("./settings-file.js");
  print(`${JSON.stringify(configSchema(), undefined, 2)}\n`);
}

/** Adds `settings` to the command line. */
export function addSettings(program: Command): void {
  const settings = program
    .command("settings")
    .description("check the policy configuration, or write it for the engine");
  const subject = (usage: string, description: string) =>
    settings
      .command(usage)
      .description(description)
      .argument("[file]", `default: ${CONFIG_NAMES.join(", ")}, found upward`);
  subject("check", "check levels, settings and waivers").action(check);
  subject("write", "write the JSON that `pulumi --policy-pack-config` takes")
    .option("--output <file>", "where it goes; `-` is standard output", "-")
    .action(write);
  settings.command("schema").description("print the JSON Schema for editors").action(schema);
}
