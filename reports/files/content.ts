import { readFileSync, statSync } from "node:fs";
import { decoded, isUtf8, withoutMark } from "../../documents/decode";
import { readInput } from "../../documents/read-input";
import type { StackInput } from "../../documents/stack-input";
import type { GivenParameters } from "../../documents/template-parameters";
import type { FollowLink } from "../../values/template-links";
import { asSeenHere } from "../stack-name";
import { compiled, isBicep } from "./bicep";

const STDIN = 0;

/** Reads a file; `-` is standard input. */
export function contentOf(file: string): string {
  // A pipe can be read only once.
  if (file === "-" || !statSync(file).isFile()) return decoded(readFileSync(file === "-" ? STDIN : file));
  // Without a buffer, which would keep as much memory as the text until it's collected.
  const text = readFileSync(file, "utf8");
  return isUtf8(text) ? withoutMark(text) : decoded(readFileSync(file));
}

/** Reads a file that the user gave; Bicep is compiled. */
export function compiledContentOf(file: string): string {
  return isBicep(file) ? compiled(file) : contentOf(file);
}

/**
 * Reads a file's stack. The file is identified by its path relative to the working directory, however it's written.
 *
 * @param follow finds the files that a template links to
 * @throws UnreadableInput if its kind is unknown
 */
export function inputFrom(file: string, parameters: GivenParameters | undefined, follow?: FollowLink): StackInput {
  return readInput(compiledContentOf(file), parameters, file === "-" ? undefined : asSeenHere(file), follow);
}
