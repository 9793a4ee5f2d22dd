import { maskProductKeys } from "../activation/product-key";
import { UnreadableInput } from "../documents/unreadable";
import { BadConfig } from "./policy-config";
import { WriteError, systemReason } from "./write";

/** Exit code: no findings at or above the threshold. */
export const PASSED = 0;

/** Exit code: findings at or above the threshold. */
export const FOUND = 1;

/** Exit code: invalid usage, or unreadable input. */
export const BAD_INPUT = 2;

/**
 * Returns why a file can't be used, in the system's or our own words only, because a parser's message may quote a key.
 * An internal error is reported as one, so the other files are still checked.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof UnreadableInput || error instanceof BadConfig || error instanceof WriteError)
    return error.message;
  if (error instanceof SyntaxError) return "not valid JSON";
  if (error instanceof Error && "code" in error && error.code === "EISDIR")
    return "a folder without .json or .jsonl files";
  if (error instanceof Error && "syscall" in error) return `can't be read: ${systemReason(error)}`;
  if (error instanceof Error && "code" in error && error.code === "ERR_STRING_TOO_LONG") return "larger than 512 MB";
  const what = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  return `internal error in windows-activation; please report it (${maskProductKeys(what).slice(0, 300)})`;
}
