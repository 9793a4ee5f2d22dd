import { Refused } from "./syntax";

export interface Token {
  readonly kind: "string" | "number" | "name" | "mark" | "end";
  /** The text of a string without quotes and escapes; else as written. */
  readonly text: string;
}

const SPACE = /\s+/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /-?[0-9]+(?:\.[0-9]+)?/y;
const STRING = /'(?:[^']|'')*'/y;
const MARK = /\.\?|\[\?|[()[\],.]/y;

const KINDS = [
  ["name", NAME],
  ["number", NUMBER],
  ["string", STRING],
  ["mark", MARK],
] as const;

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

function tokenAt(source: string, at: number): { readonly token: Token; readonly length: number } | undefined {
  for (const [kind, pattern] of KINDS) {
    const text = match(pattern, source, at);
    if (text === undefined) continue;
    const token = { kind, text: kind === "string" ? text.slice(1, -1).replaceAll("''", "'") : text };
    return { token, length: text.length };
  }
  return undefined;
}

/** The tokens of an expression, without the brackets around it. */
export function tokens(source: string): readonly Token[] | Refused {
  const found: Token[] = [];
  let at = 0;
  while (at < source.length) {
    at += match(SPACE, source, at)?.length ?? 0;
    if (at === source.length) break;
    const next = tokenAt(source, at);
    if (!next) return new Refused(`the expression cannot be read at character ${at + 2}`);
    found.push(next.token);
    at += next.length;
  }
  return [...found, { kind: "end", text: "" }];
}
