import { maskProductKeys } from "../activation/product-key";
import { UnreadableInput } from "../documents/unreadable";
import { BadConfig } from "./policy-config";
import { WriteError } from "./write";

/** Exit code: nothing at or above the threshold. */
export const PASSED = 0;

/** Exit code: findings at or above the threshold. */
export const FOUND = 1;

/** Exit code: a usage that is wrong, or an input that cannot be read. */
export const BAD_INPUT = 2;

/**
 * Why a file cannot be used, in the system's and our own words only: a parser's may quote a key. A fault of this
 * program is told as one, so that the other files are still looked at.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof UnreadableInput || error instanceof BadConfig || error instanceof WriteError)
    return error.message;
  if (error instanceof SyntaxError) return "it is no JSON";
  if (error instanceof Error && "syscall" in error && "code" in error)
    return `it cannot be read (${String(error.code)})`;
  if (error instanceof Error && "code" in error && error.code === "ERR_STRING_TOO_LONG")
    return "it is larger than 512 MB";
  const what = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  return `windows-activation failed by its own fault; please report it (${maskProductKeys(what).slice(0, 300)})`;
}
