import { maskProductKeys } from "../activation/product-key";
import { UnreadableInput } from "../documents/unreadable";
import { messages } from "./messages";
import { BadConfig } from "./policy-config";
import { WriteError, systemReason } from "./write";

/** Exit code: no findings at or above the threshold. */
export const PASSED = 0;

/** Exit code: findings at or above the threshold. */
export const FOUND = 1;

/** Exit code: invalid usage, or unreadable input. */
export const BAD_INPUT = 2;

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** Describes an internal error. A parser's own message may quote a key. */
function internalText(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return error instanceof SyntaxError ? error.name : maskProductKeys(`${error.name}: ${error.message}`).slice(0, 300);
}

/**
 * Returns why a file can't be used, in the system's or our own words only. An internal error is reported as one, so the
 * other files are still checked.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof UnreadableInput || error instanceof BadConfig || error instanceof WriteError)
    return error.message;
  if (hasCode(error, "EISDIR")) return messages.folder;
  if (hasCode(error, "ERR_STRING_TOO_LONG")) return messages.tooLarge;
  if (error instanceof Error && "syscall" in error) return messages.cannotRead(systemReason(error));
  return messages.internal(internalText(error));
}

/** Returns why a file to check can't be used. A folder stands for its files, so only one without any is left to read. */
export function inputReason(error: unknown): string {
  return hasCode(error, "EISDIR") ? messages.emptyFolder : reasonOf(error);
}
