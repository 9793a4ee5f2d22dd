#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { addBaseline } from "./command-baseline";
import { addCheck } from "./command-check";
import { addExplain } from "./command-explain";
import { addMerge } from "./command-merge";
import { packageVersion } from "./version";

/** Exit code for a usage that is wrong or an input that cannot be read. */
const BAD_USAGE = 2;

function program(): Command {
  const command = new Command("windows-activation")
    .description("Tells whether Windows machines can activate where Pulumi puts them.")
    .version(packageVersion())
    .exitOverride();
  addCheck(command);
  addBaseline(command);
  addMerge(command);
  addExplain(command);
  return command;
}

async function main(): Promise<void> {
  try {
    await program().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : BAD_USAGE;
  }
}

void main().then(() => {
  // Where all is written, nobody waits for the engine to tidy up the memory of a large state first.
  if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
});
