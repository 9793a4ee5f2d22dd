import { writeSync } from "node:fs";
import { maskProductKeys } from "../activation/product-key";
import { breakCommands } from "../policies/ci-commands";
import { messages } from "./messages";

/** File descriptor of standard output. */
export const STDOUT = 1;
const STDERR = 2;

/** Milliseconds before retrying a full pipe. */
const PAUSE = 2;

const waiting = new Int32Array(new SharedArrayBuffer(4));

/** Thrown if an output can't be written. The message is one line that names the output. */
export class WriteError extends Error {
  override readonly name = "WriteError";

  constructor(output: string, cause: unknown) {
    super(messages.cannotWrite(output, systemReason(cause)));
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

/** Returns `no space left on device (ENOSPC)` for Node's `ENOSPC: no space left on device, write`. */
export function systemReason(error: unknown): string {
  const text = error instanceof Error ? error.message : typeof error;
  const code = codeOf(error);
  if (code === undefined || !text.startsWith(`${code}: `)) return text;
  const [reason = ""] = text.slice(code.length + 2).split(",");
  return `${reason} (${code})`;
}

/**
 * Writes a complete text, with product keys masked. All output goes through here, because a user may have named a
 * resource, file or option value after a key.
 *
 * @throws WriteError, except if the reader of standard output stops early, as `head` does
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
 * Writes a text to standard output without anything that a CI system takes for a command.
 *
 * @throws WriteError
 */
export function print(text: string): void {
  writeText(STDOUT, "standard output", breakCommands(text));
}

/** Does the same for standard error. If even that fails, the exit code still reports the result. */
export function warn(text: string): void {
  try {
    writeText(STDERR, "standard error", breakCommands(text));
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
  }
}
