#!/usr/bin/env node
import { Command, CommanderError, Help, type Option } from "commander";
import { addBaseline } from "./commands/baseline";
import { addCheck } from "./commands/check";
import { addCollect } from "./commands/collect";
import { addExplain } from "./commands/explain";
import { addMerge } from "./commands/merge";
import { addSettings } from "./commands/settings";
import { BAD_INPUT, PASSED, reasonOf } from "./reason";
import { packageVersion } from "./version";
import { print, warn } from "./write";

/** Describes an option without the default of a switch or a repeatable option, which goes without saying. */
function optionDescription(option: Option): string {
  return new Help().optionDescription(option).replace(/ \(default: (?:false|\[\])\)$/, "");
}

async function program(): Promise<Command> {
  const command = new Command("windows-activation")
    .description("Check whether Windows machines will activate where they are deployed.")
    .version(packageVersion())
    .exitOverride()
    .configureHelp({ optionDescription })
    // An option goes to the subcommand that it follows: `explain` has its own `--json`.
    .enablePositionalOptions()
    .configureOutput({ writeOut: print, writeErr: warn });
  addCheck(command);
  addBaseline(command);
  addCollect(command);
  addMerge(command);
  addSettings(command);
  addExplain(command);
  // Its `complete` isn't loaded for another command, because every start pays for that.
  if (!command.commands.some((one) => one.name() === process.argv[2])) {
    const { addCompletion } = await import("./commands/completion.js");
    await addCompletion(command);
  }
  return command;
}

async function main(): Promise<void> {
  try {
    await (await program()).parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) warn(`error: ${reasonOf(error)}\n`);
    process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? PASSED : BAD_INPUT;
  }
}

void main().then(() => {
  // Exits at once when all output is written, because freeing the memory of a large state takes time.
  if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
});
