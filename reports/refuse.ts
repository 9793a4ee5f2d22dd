import type { Command } from "commander";
import { BAD_INPUT } from "./reason";

/** Ends the run with exit code 2 and one line on standard error. */
export function refuse(command: Command, problem: string): never {
  command.error(`error: ${problem}`, { exitCode: BAD_INPUT });
}
