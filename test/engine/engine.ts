import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EngineEvent, PulumiFn, Stack } from "@pulumi/pulumi/automation";
import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import type { Sandbox } from "./sandbox";
import { SECRETS_PROVIDER, makeBareSandbox, makeSandbox } from "./sandbox";

/** The pack of this checkout; `npm test` has compiled it. */
export const THIS_PACK = join(__dirname, "../..");

/** The name of every stack of these tests. */
export const STACK = "dev";
const PROJECT = "offline";

/** One violation, as the engine reports it. */
export interface Fired {
  readonly policy: string;
  /** `advisory` or `mandatory`. */
  readonly level: string;
  /** URN of the resource it is reported at. */
  readonly resource: string;
  /** The policy's description, a line feed, and the policy's message. */
  readonly message: string;
}

export interface Run {
  readonly fired: readonly Fired[];
  /** `blocked` by a mandatory violation; `failed` for any other reason, given in `output`. */
  readonly outcome: "passed" | "blocked" | "failed";
  /** The engine's stdout and stderr. */
  readonly output: string;
  /** All engine events as JSON, without the SDK's debug messages: a leaked value would appear here. */
  readonly events: string;
}

export interface PackOptions {
  /** Folder of the policy pack; {@link THIS_PACK} when absent. */
  readonly pack?: string;
  /** Content of the file for `--policy-pack-config`. */
  readonly packConfig?: Readonly<Record<string, unknown>>;
  /** Environment variables of the engine, the pack and the providers. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface StackOptions extends PackOptions {
  readonly program: PulumiFn;
  /** Stack configuration, such as `azure-native:metadataHost`. */
  readonly config?: Readonly<Record<string, string>>;
  /** Stack configuration set with `--secret`. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** The project's name; {@link PROJECT} when absent. */
  readonly project?: string;
  /** More packages for the offline provider to serve. */
  readonly packages?: readonly string[];
  /** Receives the engine's output while it runs. */
  readonly onOutput?: (text: string) => void;
  /** Whether the engine colors its output; default: no. */
  readonly color?: "always" | "never";
}

/** Options of the stack that one operation may override. */
export interface OperationOptions extends PackOptions {
  readonly program?: PulumiFn;
  /** URNs for `--target`. */
  readonly target?: readonly string[];
}

/** A preview as one object; as a stream of events; as the stream of a preview that the pack judges. */
export type JsonForm = "whole" | "streamed" | "judged";

/** A stack with offline providers; its state lasts from call to call. */
export interface OfflineStack {
  readonly preview: (options?: OperationOptions) => Promise<Run>;
  readonly up: (options?: OperationOptions) => Promise<Run>;
  /** What `pulumi preview --json` with more flags writes: one object, or a stream of events without or with the pack. */
  readonly previewJson: (form: JsonForm, flags?: string) => Promise<string>;
  /** `pulumi policy analyze --file` over the stack's exported state. */
  readonly analyze: (options?: PackOptions) => Promise<Run>;
  /** What `pulumi stack export` gives, with secrets encrypted or shown. */
  readonly exportState: (secrets?: "encrypted" | "shown") => Promise<unknown>;
  /** `pulumi stack import` of what an export became. */
  readonly importState: (state: unknown) => Promise<void>;
  /** Removes the stack and its files. */
  readonly remove: () => void;
}

// Providers and the engine read variables from the user's environment; these runs must not.
for (const name of Object.keys(process.env)) {
  if (/^(ARM|AZURE|PULUMI)_/.test(name)) Reflect.deleteProperty(process.env, name);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The SDK logs every property it sends, including secrets; the engine shows that only with `--debug`. */
const isDebug = (event: unknown): boolean =>
  isRecord(event) && isRecord(event["diagnosticEvent"]) && event["diagnosticEvent"]["severity"] === "debug";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The violation in an engine event, without color marks such as `<{%reset%}>`. */
function firedIn(event: unknown): Fired | undefined {
  if (!isRecord(event) || !isRecord(event["policyEvent"])) return undefined;
  const { policyName, enforcementLevel, resourceUrn, message } = event["policyEvent"];
  return {
    policy: text(policyName),
    level: text(enforcementLevel),
    resource: text(resourceUrn),
    message: text(message)
      .replace(/<\{%[^%]*%\}>/g, "")
      .trim(),
  };
}

function runOf(succeeded: boolean, output: string, events: readonly unknown[]): Run {
  const fired = events.map(firedIn).filter((violation) => violation !== undefined);
  const mandatory = fired.some(({ level }) => level === "mandatory");
  return {
    fired,
    outcome: succeeded ? "passed" : mandatory ? "blocked" : "failed",
    output,
    events: JSON.stringify(events.filter((event) => !isDebug(event))),
  };
}

function configFile(sandbox: Sandbox, config: PackOptions["packConfig"]): readonly string[] {
  if (config === undefined) return [];
  const file = join(sandbox.folder, "pack-config.json");
  writeFileSync(file, JSON.stringify(config));
  return [file];
}

interface Answer {
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

function pulumi(sandbox: Sandbox, env: PackOptions["env"], args: readonly string[]): Promise<Answer> {
  const options = {
    cwd: join(sandbox.folder, "work"),
    env: { ...process.env, ...sandbox.env, ...env },
    maxBuffer: 1 << 30,
  };
  return new Promise((resolve) => {
    execFile(join(sandbox.folder, "bin/pulumi"), args, options, (error, stdout, stderr) => {
      resolve({ succeeded: error === null, stdout, stderr });
    });
  });
}

async function analyzeIn(sandbox: Sandbox, state: unknown, options: PackOptions): Promise<Run> {
  const file = join(sandbox.folder, "state.json");
  writeFileSync(file, JSON.stringify(state));
  const config = configFile(sandbox, options.packConfig).flatMap((path) => ["--policy-pack-config", path]);
  const pack = ["--policy-pack", options.pack ?? THIS_PACK, ...config];
  const answer = await pulumi(sandbox, options.env, ["policy", "analyze", "--json", "--file", file, ...pack]);
  const lines = answer.stdout.split("\n").filter((line) => line.startsWith("{"));
  const events = lines.map((line): unknown => JSON.parse(line));
  return runOf(answer.succeeded, answer.stdout + answer.stderr, events);
}

/** As a user exports it; the Automation API's own export always shows secrets. */
async function exportIn(sandbox: Sandbox, secrets: "encrypted" | "shown" = "encrypted"): Promise<unknown> {
  const flags = secrets === "shown" ? ["--show-secrets"] : [];
  const answer = await pulumi(sandbox, {}, ["stack", "export", "--stack", STACK, ...flags]);
  if (!answer.succeeded) throw new Error(answer.stderr);
  return JSON.parse(answer.stdout);
}

async function importIn(sandbox: Sandbox, state: unknown): Promise<void> {
  const file = join(sandbox.folder, "import.json");
  writeFileSync(file, JSON.stringify(state));
  const answer = await pulumi(sandbox, {}, ["stack", "import", "--stack", STACK, "--file", file]);
  if (!answer.succeeded) throw new Error(answer.stderr);
}

/** Runs one operation of a stack that the Automation API has opened. */
export async function operate(
  stack: Stack,
  operation: "preview" | "up",
  sandbox: Sandbox,
  options: Omit<StackOptions, "program"> & OperationOptions,
): Promise<Run> {
  const events: EngineEvent[] = [];
  let output = "";
  const onOutput = (chunk: string): void => {
    output += chunk;
    options.onOutput?.(chunk);
  };
  stack.workspace.envVars = { ...sandbox.env, ...options.env };
  const mapped = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace");
  // The SDK takes the stack several times for each resource, and Jest would map each of its lines to the source.
  Error.prepareStackTrace = String;
  try {
    await stack[operation]({
      ...(options.program === undefined ? {} : { program: options.program }),
      policyPacks: [options.pack ?? THIS_PACK],
      policyPackConfigs: [...configFile(sandbox, options.packConfig)],
      ...(options.target === undefined ? {} : { target: [...options.target] }),
      color: options.color ?? "never",
      onOutput,
      onError: onOutput,
      onEvent: (event) => events.push(event),
    });
    return runOf(true, output, events);
  } catch (error) {
    // The SDK's error repeats the output, so it is used only if there was none.
    return runOf(false, output === "" ? String(error) : output, events);
  } finally {
    if (mapped) Object.defineProperty(Error, "prepareStackTrace", mapped);
  }
}

/** Previews as JSON, for which the Automation API has no option. */
async function previewJson(
  stack: Stack,
  sandbox: Sandbox,
  { env, pack = THIS_PACK, packConfig }: StackOptions,
  form: JsonForm,
  flags: string,
): Promise<string> {
  const config = configFile(sandbox, packConfig).map((file) => ` --policy-pack-config '${file}'`);
  const judging = form === "judged" ? ` --policy-pack '${pack}'${config.join("")}` : "";
  stack.workspace.envVars = {
    ...sandbox.env,
    ...env,
    PREVIEW_FLAGS: `--json ${flags}${judging}`,
    ...(form === "whole" ? {} : { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" }),
  };
  let output = "";
  const previewed = stack.preview({ onOutput: (text) => (output += text) });
  // A violation fails the preview; its output until then shows it.
  await (form === "judged" ? previewed.catch(() => undefined) : previewed);
  return output;
}

/** Sets the configuration of a stack. */
export async function configure(
  stack: Stack,
  { config, secrets }: Pick<StackOptions, "config" | "secrets">,
): Promise<void> {
  const entries = (values: StackOptions["config"], secret: boolean) =>
    Object.entries(values ?? {}).map(([key, value]) => [key, { value, secret }] as const);
  const all = [...entries(config, false), ...entries(secrets, true)];
  if (all.length > 0) await stack.setAllConfig(Object.fromEntries(all));
}

/** Opens an empty stack for a program. */
export async function openStack(options: StackOptions): Promise<OfflineStack> {
  const sandbox = await makeSandbox(options.packages);
  const stack = await LocalWorkspace.createStack(
    { stackName: STACK, projectName: options.project ?? PROJECT, program: options.program },
    {
      workDir: join(sandbox.folder, "work"),
      pulumiCommand: await PulumiCommand.get({ root: sandbox.folder }),
      secretsProvider: SECRETS_PROVIDER,
      envVars: { ...sandbox.env },
    },
  );
  // After each `up` the SDK runs the CLI three times to ask for what no test reads.
  stack.outputs = () => Promise.resolve({});
  stack.info = () => Promise.resolve(undefined);
  await configure(stack, options);
  return {
    preview: (changes) => operate(stack, "preview", sandbox, { ...options, ...changes }),
    up: (changes) => operate(stack, "up", sandbox, { ...options, ...changes }),
    previewJson: (form, flags = "--show-sames") => previewJson(stack, sandbox, options, form, flags),
    analyze: async (changes) => analyzeIn(sandbox, await exportIn(sandbox), { ...options, ...changes }),
    exportState: (secrets) => exportIn(sandbox, secrets),
    importState: (state) => importIn(sandbox, state),
    remove: sandbox.remove,
  };
}

/** Runs one operation of a program on an empty stack. */
export async function runProgram(options: StackOptions & { readonly operation?: "preview" | "up" }): Promise<Run> {
  const stack = await openStack(options);
  try {
    return await stack[options.operation ?? "preview"]();
  } finally {
    stack.remove();
  }
}

/** Runs a pack over a state such as `pulumi stack export` gives. */
export async function analyzeState(state: unknown, options: PackOptions = {}): Promise<Run> {
  const sandbox = makeBareSandbox();
  try {
    return await analyzeIn(sandbox, state, options);
  } finally {
    sandbox.remove();
  }
}
