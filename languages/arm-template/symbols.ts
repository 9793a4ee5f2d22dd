import { createHash } from "node:crypto";
import { MARK, standInFor, standsIn } from "../../values/stand-in";
import { UNKNOWN, type Unknown } from "../../values/value";
import type { Frame } from "./frame";
import { type Json, bare, measure } from "./json";
import type { Expression } from "./syntax";

/** Functions that return a new value on each call. */
const VARYING: ReadonlySet<string> = new Set(["newguid", "utcnow"]);

const SEPARATOR = "~";

function hashOf(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}

/** Returns what the first placeholder in a text stands for. */
function firstIn(text: string): string | undefined {
  return /\{\?([^}~]*)/.exec(text)?.[1];
}

/** Returns the first parameter or variable in an expression. */
function firstNamed(expression: Expression): string | undefined {
  if (expression.kind === "literal") return undefined;
  if (expression.kind === "member") return firstNamed(expression.of) ?? firstNamed(expression.key);
  const [arg] = expression.args;
  const isName = expression.name === "parameters" || expression.name === "variables";
  if (isName && arg?.kind === "literal") return String(arg.value);
  return expression.args.map(firstNamed).find((name) => name !== undefined);
}

function varies(expression: Expression): boolean {
  if (expression.kind === "literal") return false;
  if (expression.kind === "member") return varies(expression.of) || varies(expression.key);
  return VARYING.has(expression.name) || expression.args.some(varies);
}

/** Whether a value is only a placeholder for an expression, so a name for it is more informative. */
export function isSymbol(value: Json): boolean {
  return typeof value === "string" && value.startsWith(MARK) && /^[^}]*~[^}]*\}$/.test(value);
}

/**
 * Returns a placeholder for a function's unknown result. The same function of the same values always has the same one.
 * Returns `undefined` if an argument itself is unknown.
 */
export function symbolOfValues(name: string, args: readonly Json[]): string | undefined {
  const plain = args.map(bare);
  if (plain.some((arg) => measure(arg).unknown)) return undefined;
  const [of, key] = plain;
  const alone = typeof of === "string" ? /^\{\?([^}~]+)\}$/.exec(of)?.[1] : undefined;
  if (name === "member" && alone !== undefined && typeof key === "string" && !standsIn(key))
    return standInFor(`${alone}.${key}`);
  const about = firstIn(JSON.stringify(plain)) ?? "expression";
  return standInFor(`${about}${SEPARATOR}${hashOf([name, plain])}`);
}

/** Returns a placeholder for an expression by its source text, which means the same throughout a scope. */
export function symbolOfText(expression: Expression, frame: Frame): string | Unknown {
  if (varies(expression)) return UNKNOWN;
  const locals = [...frame.locals].map(([name, value]) => [name, measure(value).unknown ? null : bare(value)]);
  if (locals.some(([, value]) => value === null)) return UNKNOWN;
  const iterations = frame.loops.map(({ name, index }) => [name, String(index)]);
  const hash = hashOf([frame.scope.path, expression, iterations, locals]);
  return standInFor(`expression.${firstNamed(expression) ?? "unknown"}${SEPARATOR}${hash}`);
}
