import type { Command } from "commander";
import { breakCommandsInJson } from "../../policies/ci-commands";
import { type Examination, examine } from "../check";
import { explainMachine } from "../explain/machine";
import { machineText } from "../explain/machine-text";
import { inputFiles } from "../files/input-files";
import { StackFiles } from "../files/stack-files";
import { oneLine } from "../formats/shown";
import { messages } from "../messages";
import { inputReason } from "../reason";
import { refuse } from "../refuse";
import { print } from "../write";
import { type JudgeOptions, addJudgeOptions, contextOf } from "./check";

interface MachineOptions extends JudgeOptions {
  readonly json: boolean;
}

/** Examines the files as `check` does. An unreadable file ends the run with exit code 2. */
async function examineAll(args: readonly string[], options: JudgeOptions, command: Command): Promise<Examination[]> {
  const context = await contextOf(options, command);
  const files = await inputFiles(args);
  const stackFiles = new StackFiles(args, files, context, (input, file) => examine(input, file, context));
  const examined: Examination[] = [];
  for (const file of files) {
    try {
      const one = stackFiles.read(file);
      if (one) examined.push(one);
    } catch (error) {
      refuse(command, `${file}: ${inputReason(error)}`);
    }
  }
  for (const one of stackFiles.rest())
    examined.push("reason" in one ? refuse(command, `${one.file}: ${one.reason}`) : one);
  return examined;
}

async function machine(
  name: string,
  files: readonly string[],
  options: MachineOptions,
  command: Command,
): Promise<void> {
  const answer = explainMachine(name, await examineAll(files, options, command));
  if (answer.kind === "chain") {
    const { chain } = answer;
    print(options.json ? breakCommandsInJson(`${JSON.stringify(chain, undefined, 2)}\n`) : machineText(chain));
    return;
  }
  if (answer.kind === "several") {
    refuse(command, messages.severalMachines(name, answer.addresses.map(oneLine), answer.more));
  }
  if (answer.near.length === 0) refuse(command, messages.noMachines);
  refuse(command, messages.unknownMachine(name, answer.near.map(oneLine), answer.more));
}

/** Adds `machine` to the `explain` command. */
export function addExplainMachine(explain: Command): void {
  const command = explain
    .command("machine")
    .description("Show what leads to the verdict on one machine, and what would change it")
    .argument("<name>", "name, URN, Terraform address or resource ID")
    .argument("<file...>", "the files of its stack, as `check` takes them; `-` is standard input")
    .option("--json", "print JSON, for scripts", false);
  addJudgeOptions(command).action(machine);
}
