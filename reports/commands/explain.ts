import { type Command, Option } from "commander";
import { CLOUDS, type Cloud } from "../../activation/settings";
import { hubHost } from "../../activation/tables/hub-builds";
import { POLICY_NAMES } from "../../policies/all";
import { breakCommandsInJson } from "../../policies/ci-commands";
import { type ColorOption, colorOption, wantsColor } from "../color";
import { KNOWN_ERRORS, errorText, explainError } from "../explain/error";
import { explainImage, imageText } from "../explain/image";
import { explainKey, keyText } from "../explain/key";
import { messages } from "../messages";
import { refuse } from "../refuse";
import { print } from "../write";
import { addExplainMachine } from "./explain-machine";
import { hiddenLine } from "./hidden-line";

interface JsonOption {
  readonly json: boolean;
}

interface ImageOptions extends JsonOption {
  readonly cloud?: Cloud;
  readonly build?: string;
}

function show(answer: unknown, text: string, { json }: JsonOption): void {
  print(json ? breakCommandsInJson(`${JSON.stringify(answer, undefined, 2)}\n`) : text);
}

function image(name: string, options: ImageOptions, command: Command): void {
  const { cloud, build } = options;
  if (build !== undefined && cloud !== "azure-stack-hub") refuse(command, messages.buildWithoutHub);
  if (build !== undefined && hubHost(build).kind === "unknown-build") refuse(command, messages.unknownBuild(build));
  const answer = explainImage(name, cloud, build);
  if (!answer) refuse(command, messages.notImage(name));
  show(answer, imageText(answer), options);
}

async function key(given: string, options: JsonOption): Promise<void> {
  const answer = explainKey(given === "-" ? await hiddenLine("Product key: ") : given);
  show(answer, keyText(answer), options);
}

function error(text: string, options: JsonOption, command: Command): void {
  const answer = explainError(text);
  if (!answer) refuse(command, messages.unknownError(text, KNOWN_ERRORS));
  show(answer, errorText(answer), options);
}

async function policy(name: string, options: JsonOption & ColorOption, command: Command): Promise<void> {
  const { explainPolicy, policyText } = await import("../explain/policy.js");
  const answer = explainPolicy(name);
  if (!answer) refuse(command, messages.unknownPolicy(name, POLICY_NAMES));
  show(answer, policyText(answer, wantsColor(options.color)), options);
}

async function list(options: JsonOption & { readonly list: boolean }, command: Command): Promise<void> {
  const [topic] = command.args;
  if (topic !== undefined)
    refuse(
      command,
      messages.unknownTopic(
        topic,
        command.commands.map((one) => one.name()),
      ),
    );
  if (!options.list) command.help({ error: true });
  const { catalog, catalogText } = await import("../catalog.js");
  show(catalog(), catalogText(), options);
}

/** Adds the `explain` command. */
export function addExplain(program: Command): void {
  const explain = program
    .command("explain")
    .description("Explain a machine, image, product key, error or policy")
    .enablePositionalOptions()
    // Refused by `list`, in better words than commander's.
    .allowExcessArguments()
    .option("--list", "list every policy", false)
    .option("--json", "print JSON, for scripts", false)
    .action(list);
  const subject = (usage: string, description: string, argument: string): Command =>
    explain
      .command(usage)
      .description(description)
      .argument(argument)
      .option("--json", "print JSON, for scripts", false);
  subject("image", "Show what an image runs and how it activates in each cloud", "<publisher:offer:sku>")
    .addOption(new Option("--cloud <cloud>", "only this cloud").choices(CLOUDS))
    .option("--build <number>", "Azure Stack Hub build, such as 2311")
    .action(image);
  subject("key", "Classify a product key without printing it", "<key|->").action(key);
  subject("error", "Look up an activation error or symptom: cause, fix and policies", "<code|text>").action(error);
  subject("policy", "Show a policy's page", "<name>").addOption(colorOption()).action(policy);
  addExplainMachine(explain);
}
