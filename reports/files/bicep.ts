import { spawnSync } from "node:child_process";
import { accessSync } from "node:fs";
import { resolve } from "node:path";
import { maskProductKeys } from "../../activation/product-key";
import { UnreadableInput } from "../../documents/unreadable";
import { messages } from "../messages";

/** Most bytes of a compiled template. */
const MOST_BYTES = 1 << 28;

/** Most characters of the compiler's message in an error. */
const SAID = 300;

const WINDOWS = process.platform === "win32";

function commandOf(file: string): string {
  return /\.bicepparam$/i.test(file) ? "build-params" : "build";
}

/**
 * The commands that compile a file, and the options that print the result and restore no module from a registry, so that
 * nothing is downloaded. Source: learn.microsoft.com, "Bicep CLI commands", 2026-11.
 */
function commandsFor(file: string): readonly (readonly string[])[] {
  const command = commandOf(file);
  const path = resolve(file);
  return [
    ["bicep", command, path, "--stdout", "--no-restore"],
    ["az", "bicep", command, "--file", path, "--stdout", "--no-restore"],
  ];
}

/** Whether a file is Bicep's source: a template, or parameters. */
export function isBicep(file: string): boolean {
  return /\.bicep(?:param)?$/i.test(file);
}

function shown(command: readonly string[], file: string): string {
  return command.map((part) => (part === resolve(file) ? file : part)).join(" ");
}

/** On Windows `az` is a script, which only a shell starts. Names of files there contain no quotes. */
function start([program = "", ...args]: readonly string[]) {
  // Without it, `az bicep` looks for a newer compiler on the network.
  const env = { ...process.env, AZURE_BICEP_CHECK_VERSION: "False" };
  const options = { env, encoding: "utf8", maxBuffer: MOST_BYTES, windowsHide: true } as const;
  return WINDOWS && program === "az"
    ? spawnSync(
        program,
        args.map((arg) => `"${arg}"`),
        { ...options, shell: true },
      )
    : spawnSync(program, args, options);
}

/** Whether a command isn't installed: the shell on Windows exits with 1 or 9009. */
function isMissing({ error, status, stderr }: ReturnType<typeof start>): boolean {
  const missing = error !== undefined && "code" in error && error.code === "ENOENT";
  return missing || (WINDOWS && (status === 9009 || stderr.includes("is not recognized as")));
}

/**
 * Compiles a Bicep file with `bicep`, or else with `az bicep`, and returns what it prints.
 *
 * @throws UnreadableInput if neither is on PATH, or the file has errors
 */
export function compiled(file: string): string {
  accessSync(file);
  for (const command of commandsFor(file)) {
    const answer = start(command);
    if (isMissing(answer)) continue;
    if (answer.status === 0) return answer.stdout;
    const said = answer.stderr.trim() || (answer.error?.message ?? "it printed no error");
    const reason = maskProductKeys(said).replace(/\s+/g, " ").slice(0, SAID);
    throw new UnreadableInput(messages.compilerFailed(shown(command, file), reason));
  }
  const output = file.replace(/\.bicep(param)?$/i, (_, param?: string) => (param ? ".parameters.json" : ".json"));
  throw new UnreadableInput(messages.noCompiler(`bicep ${commandOf(file)} ${file}`, output));
}

/** Returns the files that a Bicep file compiles into its own template: its modules, and what parameters are for. */
export function includedIn(source: string): readonly string[] {
  return [...source.matchAll(/^\s*(?:module\s+\w+|using)\s+'([^':]+\.bicep)'/gm)].map(([, path = ""]) => path);
}
