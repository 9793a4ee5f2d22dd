import type { Argument } from "./arguments";
import type { Shell } from "./cursor";
import { basename } from "./programs";

/** Conditions of `if` in a batch file with one operand, and operators between two. */
const TESTS = /^(?:exist|defined|errorlevel|cmdextversion)$/;
const COMPARES = /^(?:equ|neq|lss|leq|gtr|geq)$/;

/** A command, and the last launcher before it: `cmd /c`, `start`, `call` or PowerShell's dot. */
export interface Unwrapped {
  readonly args: readonly Argument[];
  readonly launcher: string | undefined;
}

/** Returns a command without its launchers, without `return` and the like, and in batch without its `if`. */
export function unwrap(args: readonly Argument[], shell: Shell): Unwrapped {
  let from = 0;
  let launcher: string | undefined;
  while (from < args.length - 1) {
    const name = basename(args[from]?.lower ?? "");
    const isLauncher = /^(?:call|cmd|start|\.)$/.test(name);
    const next = isLauncher ? afterLauncher(args, from, name) : afterKeyword(args, from, name, shell);
    if (next === from || next >= args.length) break;
    if (isLauncher) launcher = name;
    from = next;
  }
  return { args: from === 0 ? args : args.slice(from), launcher };
}

function afterLauncher(args: readonly Argument[], from: number, name: string): number {
  let next = from + 1;
  if (name === "call" || name === ".") return next;
  const isTitle = name === "start" && args[next]?.word.quoted === true && args[next + 1] !== undefined;
  if (isTitle) next += 1;
  while (next < args.length - 1 && /^\/\w/.test(args[next]?.lower ?? "")) next += 1;
  return next;
}

function afterKeyword(args: readonly Argument[], from: number, name: string, shell: Shell): number {
  if (/^(?:return|else|try)$/.test(name)) return from + 1;
  if (name !== "if" || shell !== "batch") return from;
  let next = from + 1;
  while (/^(?:\/i|not)$/.test(args[next]?.lower ?? "")) next += 1;
  if (TESTS.test(args[next]?.lower ?? "")) return next + 2;
  if (COMPARES.test(args[next + 1]?.lower ?? "")) return next + 3;
  return args[next + 1]?.word.before.includes("==") === true ? next + 2 : from;
}
