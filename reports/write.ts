import { writeSync } from "node:fs";
import { maskProductKeys } from "../activation/product-key";
import { breakCommands } from "../policies/ci-commands";

/** Descriptor of standard output. */
export const STDOUT = 1;
const STDERR = 2;

/** A full pipe is tried again after this many milliseconds. */
const PAUSE = 2;

const waiting = new Int32Array(new SharedArrayBuffer(4));

/** Thrown where an output can't be written. The message is one line that names the output. */
export class WriteError extends Error {
  override readonly name = "WriteError";

  constructor(output: string, cause: unknown) {
    super(`cannot write ${output}: ${systemReason(cause)}`);
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

/** `no space left on device (ENOSPC)` of Node's `ENOSPC: no space left on device, write`. */
function systemReason(error: unknown): string {
  const text = error instanceof Error ? error.message : typeof error;
  const code = codeOf(error);
  if (code === undefined || !text.startsWith(`${code}: `)) return text;
  const [reason = ""] = text.slice(code.length + 2).split(",");
  return `${reason} (${code})`;
}

/**
 * Writes a text whole, with every product key masked. Everything that this program writes goes through here: a user may
 * have named a resource, a file or an option's value after a key.
 * @throws WriteError, except where the reader of standard output has seen enough, as `head` does
 */
export function writeText(descriptor: number, output: string, text: string): void {
  const bytes = Buffer.from(maskProductKeys(text));
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = codeOf(error);
      if (descriptor === STDOUT && code === "EPIPE") return;
      if (code !== "EAGAIN") throw new WriteError(output, error);
      Atomics.wait(waiting, 0, 0, PAUSE);
    }
  }
}

/**
 * Writes to standard output a text that a CI system takes for no command.
 * @throws WriteError
 */
export function print(text: string): void {
  writeText(STDOUT, "standard output", breakCommands(text));
}

/** The same to standard error. Where even that fails, the exit code still tells. */
export function warn(text: string): void {
  try {
    writeText(STDERR, "standard error", breakCommands(text));
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
  }
}
