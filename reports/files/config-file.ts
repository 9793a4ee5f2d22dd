import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { POLICY_NAMES } from "../../policies/all";
import { jsonFault } from "../../values/json-fault";
import { parseText } from "../../values/json-text";
import { isObject } from "../../values/read";
import { messages } from "../messages";
import { BadConfig, type PolicyConfig, readPolicyConfig } from "../policy-config";
import { reasonOf } from "../reason";
import { contentOf } from "./content";
import { parseYaml } from "./yaml-text";

/** Names under which a configuration is found, the first that is there. */
export const CONFIG_NAMES = [
  "windows-activation.yaml",
  "windows-activation.yml",
  "windows-activation.json",
  "policy-config.json",
] as const;

/** Which configuration applies by default, for the help. */
export const DEFAULT_CONFIG = `default: the first of ${CONFIG_NAMES.join(", ")} in this folder or above`;

/** A policy configuration and where it is from. */
export interface ConfigFile {
  /** The file as named or found; absent if there is none. */
  readonly file: string | undefined;
  /** SHA-256 of its text. */
  readonly sha256: string | undefined;
  /** The configuration in the form that the engine takes. */
  readonly value: unknown;
  readonly config: PolicyConfig;
}

function parseJson(text: string): unknown {
  const value = parseText(text);
  if (value !== undefined) return value;
  const { line, column } = jsonFault(text);
  throw new BadConfig(messages.notJson(line, column));
}

/** Reads a configuration as the engine takes it: `$schema` is for editors, and the engine refuses it. */
async function parseConfig(file: string, text: string): Promise<unknown> {
  const value = /\.ya?ml$/i.test(file) ? await parseYaml(text) : parseJson(text);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "$schema"));
}

/** Whether a found file is for this pack: others may have a `policy-config.json` too. */
function isOurs(file: string, value: unknown): boolean {
  if (!file.endsWith("policy-config.json") || !isObject(value)) return true;
  const names = Object.keys(value);
  return names.length === 0 || names.some((name) => POLICY_NAMES.some((known) => known === name));
}

/** Folders from one up to the root of its repository; only itself outside a repository. */
function foldersUpFrom(start: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    folders.push(folder);
    if (existsSync(join(folder, ".git"))) return folders;
    if (folder === dirname(folder)) return folders.slice(0, 1);
  }
}

function* found(): Generator<string> {
  for (const folder of foldersUpFrom("")) {
    for (const name of CONFIG_NAMES) {
      const file = join(folder, name);
      if (existsSync(file)) yield relative("", file);
    }
  }
}

async function read(file: string): Promise<Omit<ConfigFile, "config"> & { readonly file: string }> {
  try {
    const text = contentOf(file);
    const sha256 = createHash("sha256").update(text).digest("hex");
    return { file, sha256, value: await parseConfig(file, text) };
  } catch (error) {
    throw new BadConfig(`${file}: ${reasonOf(error)}`);
  }
}

async function chosen(given: string | false | undefined): Promise<Omit<ConfigFile, "config">> {
  if (typeof given === "string") return read(given);
  if (given === undefined) {
    for (const file of found()) {
      const one = await read(file);
      if (isOurs(file, one.value)) return one;
    }
  }
  return { file: undefined, sha256: undefined, value: undefined };
}

/**
 * Reads the configuration of a run. Without one, the pack's defaults apply.
 * @param given the file that the user named, or `false` for none; by default the first file found upward from the working
 * directory to the root of the repository
 * @throws BadConfig with the file's name if it can't be used
 */
export async function configFrom(given: string | false | undefined): Promise<ConfigFile> {
  const file = await chosen(given);
  try {
    return { ...file, config: await readPolicyConfig(file.value) };
  } catch (error) {
    throw new BadConfig(`${file.file ?? ""}: ${reasonOf(error)}`);
  }
}
