import { readFileSync } from "node:fs";
import { decoded } from "../documents/decode";
import type { StackInput } from "../documents/document";
import { readInput } from "../documents/read-document";
import type { GivenParameters } from "../documents/template-parameters";
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
