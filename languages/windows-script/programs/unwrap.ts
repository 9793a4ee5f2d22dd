import type { Argument } from "../variables/arguments";
import type { Shell } from "../words/cursor";
import { programOf } from "./programs";

/** Conditions of `if` in a batch file with one operand, and operators between two. */
const TESTS = /^(?:exist|defined|errorlevel|cmdextversion)$/;
const COMPARES = /^(?:equ|neq|lss|leq|gtr|geq)$/;

/** Launchers and keywords after this many words aren't looked for. */
const MAX_WORDS = 100;

/** A command, and the last launcher before it: `cmd /c`, `start`, `call` or PowerShell's dot. */
export interface Unwrapped {
  readonly args: readonly Argument[];
  readonly launcher: string | undefined;
}

/** Returns a command without its launchers, without `return` and the like, and in batch without its `if`. */
export function unwrap(args: readonly Argument[], shell: Shell): Unwrapped {
  let from = lengthOfRedirections(args);
  let launcher: string | undefined;
  while (from < Math.min(args.length - 1, MAX_WORDS)) {
    const name = programOf(args.slice(from));
    const isLauncher = /^(?:call|cmd|start|\.)$/.test(name);
    const length = isLauncher
      ? lengthOfLauncher(args.slice(from), name)
      : lengthOfKeyword(args.slice(from), name, shell);
    if (length === 0 || from + length >= args.length) break;
    if (isLauncher) launcher = name;
    from += length;
  }
  return { args: args.slice(from), launcher };
}

/** Returns the number of words of the redirections before a command: `>nul 2>&1 a.cmd`. */
function lengthOfRedirections(args: readonly Argument[]): number {
  let length = 0;
  const isRedirected = (at: number): boolean => args[at]?.word.before.includes(">") === true;
  while (isRedirected(length) || (isRedirected(length + 1) && /^\d$/.test(lowerAt(args, length)))) length += 1;
  return length;
}

/** Returns the number of words of a launcher with its switches. What it runs isn't one of them. */
function lengthOfLauncher(args: readonly Argument[], name: string): number {
  const isTitled = name === "start" && args[1]?.word.quoted === true && args.length > 2;
  let length = isTitled ? 2 : 1;
  while (length < args.length - 1 && /^\/\w/.test(lowerAt(args, length))) length += 1;
  return length;
}

/** Returns the number of words before the command that a keyword or a condition of a batch file precedes. */
function lengthOfKeyword(args: readonly Argument[], name: string, shell: Shell): number {
  if (/^(?:return|else|try)$/.test(name)) return 1;
  if (name !== "if" || shell !== "batch") return 0;
  let at = 1;
  while (/^(?:\/i|not)$/.test(lowerAt(args, at))) at += 1;
  if (TESTS.test(lowerAt(args, at))) return at + 2;
  if (COMPARES.test(lowerAt(args, at + 1))) return at + 3;
  return args[at + 1]?.word.before.includes("==") === true ? at + 2 : 0;
}

function lowerAt(args: readonly Argument[], at: number): string {
  return args[at]?.lower ?? "";
}
