import type { Command } from "commander";
import type { Waiver } from "../../activation/settings";
import { settingsFindings } from "../../policies/activation-settings";
import { breakCommandsInJson } from "../../policies/ci-commands";
import { problemText } from "../../policies/settings";
import { today } from "../../policies/waivers";
import { compare } from "../../values/lists";
import { CONFIG_NAMES, type ConfigFile, DEFAULT_CONFIG, configFrom } from "../files/config-file";
import { writeFile } from "../files/output-file";
import { oneLine } from "../formats/shown";
import { messages } from "../messages";
import { FOUND, reasonOf } from "../reason";
import { refuse } from "../refuse";
import { print, warn } from "../write";

async function configuration(given: string | undefined, command: Command): Promise<ConfigFile & { file: string }> {
  try {
    const { file, ...rest } = await configFrom(given);
    if (file !== undefined) return { file, ...rest };
  } catch (error) {
    refuse(command, reasonOf(error));
  }
  refuse(command, messages.noConfig(CONFIG_NAMES[0]));
}

/** Counts the waivers and names the one that expires next, so that nobody is surprised when it does. */
function summaryOf(waivers: readonly Waiver[]): string {
  const [next] = [...waivers].sort((a, b) => compare(a.expires, b.expires));
  const count = `valid; waivers: ${waivers.length}`;
  if (!next) return count;
  const { policy, resource, expires, owner } = next;
  return oneLine(`${count}; the next expires on ${expires}: ${policy} for \`${resource}\` (${owner})`);
}

async function check(given: string | undefined, _options: unknown, command: Command): Promise<void> {
  const { file, config } = await configuration(given, command);
  const { settings, problems } = config;
  const findings = settingsFindings({ settings, problems, date: today() });
  for (const { message } of findings) print(`${file}: ${message}\n`);
  if (findings.length > 0) process.exitCode = FOUND;
  else print(`${file}: ${summaryOf(settings.waivers ?? [])}\n`);
}

async function write(given: string | undefined, { output }: { output: string }, command: Command): Promise<void> {
  const { file, value, config } = await configuration(given, command);
  const [problem] = config.problems;
  if (problem) refuse(command, `${file}: ${problemText(problem)}`);
  writeFile(output, breakCommandsInJson(`${JSON.stringify(value, undefined, 2)}\n`));
  if (output !== "-") warn(`windows-activation: wrote ${output} from ${file}\n`);
}

async function schema(): Promise<void> {
  const { configSchema } = await import("../files/settings-file.js");
  print(`${JSON.stringify(configSchema(), undefined, 2)}\n`);
}

/** Adds `settings` to the command line. */
export function addSettings(program: Command): void {
  const settings = program
    .command("settings")
    .description("Check the policy configuration, or write it for the engine");
  const subject = (usage: string, description: string) =>
    settings.command(usage).description(description).argument("[file]", DEFAULT_CONFIG);
  subject("check", "Check levels, settings and waivers").action(check);
  subject("write", "Write the JSON that `pulumi --policy-pack-config` takes")
    .option("--output <file>", "output file; `-` is standard output", "-")
    .action(write);
  settings.command("schema").description("Print the JSON Schema for editors").action(schema);
}
