import { Refused } from "./syntax";

export interface Lexeme {
  readonly kind: "string" | "number" | "name" | "mark" | "end";
  /** A string's text without quotes and escapes; anything else as written. */
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

function lexemeAt(source: string, at: number): { readonly lexeme: Lexeme; readonly length: number } | undefined {
  for (const [kind, pattern] of KINDS) {
    const text = match(pattern, source, at);
    if (text === undefined) continue;
    const lexeme = { kind, text: kind === "string" ? text.slice(1, -1).replaceAll("''", "'") : text };
    return { lexeme, length: text.length };
  }
  return undefined;
}

/** Splits an expression, without its outer brackets, into lexemes. */
export function lexemes(source: string): readonly Lexeme[] | Refused {
  const found: Lexeme[] = [];
  let at = 0;
  while (at < source.length) {
    at += match(SPACE, source, at)?.length ?? 0;
    if (at === source.length) break;
    const next = lexemeAt(source, at);
    if (!next) return new Refused(`a syntax error at character ${at + 2} of an expression`);
    found.push(next.lexeme);
    at += next.length;
  }
  return [...found, { kind: "end", text: "" }];
}
