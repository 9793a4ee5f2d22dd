import { readFileSync } from "node:fs";
import { decoded } from "../documents/decode";
import type { StackInput } from "../documents/document";
import { readInput } from "../documents/read-document";
import type { GivenParameters } from "../documents/template-parameters";
import { BadConfig, type PolicyConfig, readPolicyConfig } from "./policy-config";
import { reasonOf } from "./reason";
import { asSeenHere } from "./stack-name";

const STDIN = 0;

/** The content of a file; `-` is standard input. */
export function contentOf(file: string): string {
  return decoded(readFileSync(file === "-" ? STDIN : file));
}

/**
 * What a file says of its stack. It is told from other files by its path as seen from here, however that is written.
 * @throws UnreadableInput where it is of no kind that is known
 */
export function inputFrom(file: string, parameters: GivenParameters | undefined): StackInput {
  return readInput(contentOf(file), parameters, file === "-" ? undefined : asSeenHere(file));
}

/** A policy configuration as it stands in its file, and read. */
export interface ConfigFile {
  readonly value: unknown;
  readonly config: PolicyConfig;
}

/**
 * Reads the file that the pack takes as `--policy-pack-config`; without one, everything is as the pack has it.
 * @throws BadConfig with the file's name where it cannot be used
 */
export async function configFrom(file: string | undefined): Promise<ConfigFile> {
  try {
    const value: unknown = file === undefined ? undefined : JSON.parse(contentOf(file));
    return { value, config: await readPolicyConfig(value) };
  } catch (error) {
    throw new BadConfig(`${file ?? ""}: ${reasonOf(error)}`);
  }
}
