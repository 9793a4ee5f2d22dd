import type { Cursor } from "./cursor";
import { NOT_FOLLOWED, OWN_CODE, argumentUnder, characterOf, reference } from "./marks";
import { REPLACES, edited } from "./texts";

/** The text of a word, and whether quotes enclose all of it. */
export interface WordText {
  readonly text: string;
  readonly quoted: boolean;
}

/** A placeholder that a person writes for a key, such as `<your key>`; elsewhere `<` redirects. */
const PLACEHOLDER = /<[a-z](?:[^<>|&\n]{0,80}[^<>|&\n\s])?>/iy;
const HERE_STRING = /@["'][ \t]{0,20}\n/y;
/** A character by its number: `[char]34`. */
const CHARACTER = /\[char\][ \t]?(0x[\da-f]{1,4}|\d{1,5})(?![\w.])/iy;
const CAST = /\[[\w.]{1,60}(?:\[\])?\](?=["'$\d]|@["'])/y;
const VARIABLE = /\$(?:\{([^}\n]{1,200})\}|((?:\w{1,100}:)?\w{1,200})|[?$^])/y;
const TOPIC = /^(?:_|psitem)$/i;
const SPLAT = /@(\w{1,200})/y;
const MEMBERS = new RegExp(String.raw`(?:${REPLACES.source}|\.\$?\w+(?:\(\))?|\[[^\]\n]{0,80}\])+`, "iy");
const PERCENT = /%([a-z_][\w.()-]{0,100})(:[^%\n]{1,100})?%/iy;
const EXCLAMATION = /!([a-z_][\w.()-]{0,100})(:[^!\n]{1,100})?!/iy;
const ARGUMENT = /%%?~?[a-z]{0,9}(\d)|%%~?(?:[a-z]{0,9}(?=[a-z#]))?([a-z#])/iy;
/** `%0` and its forms with a name, such as `%~f0`: the batch file itself. */
const OWN_NAME = /^%~?(?:[a-z]*[fn][a-z]*)?0$/i;
/** The folder of the batch file, with a backslash at its end. */
const OWN_FOLDER = /^%~[dp]+0$/i;
const SIMPLE_SUBEXPRESSION = /^\s*\$(\w+(?::\w+)?)((?:\.\w+(?:\(\))?)*)\s*$/;
const PLAIN_BARE = /[\w\\/:.~*?#[\]-]+/y;
const PLAIN_QUOTED = /[^"$`\\%!\n]+/y;

/** An operator directly before a quote, which PowerShell takes for the start of a text. */
const OPERATOR =
  /-(?:[ci]?(?:(?:not)?(?:match|like|contains|in)|eq|ne|gt|ge|lt|le|replace|split)|join|f|as|is|isnot|and|or|xor|not)(?=["'])/iy;

/** Whether the cursor is at a placeholder in angle brackets. */
export function atPlaceholder(cursor: Cursor): boolean {
  return cursor.match(PLACEHOLDER) !== null;
}

/** Reads the word at the cursor. Consumes at least one character. */
export function readWord(cursor: Cursor): WordText {
  const placeholder = cursor.take(PLACEHOLDER);
  if (placeholder !== "") return { text: placeholder, quoted: false };
  if (cursor.shell === "powershell") {
    const code = cursor.match(CHARACTER)?.[1];
    if (code !== undefined) {
      cursor.take(CHARACTER);
      return { text: characterOf(Number(code)), quoted: true };
    }
    const operator = cursor.take(OPERATOR);
    if (operator !== "") return { text: operator, quoted: false };
    cursor.take(CAST);
  }
  const start = cursor.at;
  const parts: string[] = [];
  let quotes = 0;
  while (!cursor.done) {
    const quote = atQuote(cursor, start);
    const piece = quote ? quotedPiece(cursor) : barePiece(cursor, start);
    if (piece === undefined) break;
    if (quote) quotes += 1;
    parts.push(piece);
  }
  if (cursor.at === start) parts.push(cursor.one());
  return { text: parts.join(""), quoted: quotes > 0 && quotes === parts.length };
}

function atQuote(cursor: Cursor, start: number): boolean {
  if (cursor.peek() === '"') return true;
  if (cursor.shell === "batch") return false;
  if (cursor.peek() === "'") return cursor.at === start || !/\w/.test(cursor.peek(-1));
  return cursor.at === start && cursor.match(HERE_STRING) !== null;
}

function quotedPiece(cursor: Cursor): string {
  const quote = cursor.one();
  if (cursor.shell === "batch") return expandable(cursor, '"', "\\");
  const text = quote === "@" ? hereString(cursor) : quote === "'" ? literal(cursor) : expandable(cursor, '"', "`");
  const members = cursor.take(MEMBERS);
  return members === "" ? text : edited(text, members);
}

/** Returns the next unquoted part of a word, or `undefined` at the end of the word. */
function barePiece(cursor: Cursor, start: number): string | undefined {
  const character = cursor.peek();
  if (cursor.shell === "powershell") {
    if (character === "$") return cursor.peek(1) === "(" ? undefined : variable(cursor, true);
    if (character === "@" && cursor.at === start) return splat(cursor);
    if (character === "+" && /["'\w]/.test(cursor.peek(-1)) && /["'$[]/.test(cursor.peek(1))) return undefined;
  }
  if (character === (cursor.shell === "powershell" ? "`" : "^")) {
    cursor.at += 1;
    return cursor.one();
  }
  if (/[\s(),|&<>=]/.test(character)) return undefined;
  if (/[{};]/.test(character) && cursor.shell === "powershell") return undefined;
  return percent(cursor) ?? (cursor.take(PLAIN_BARE) || cursor.one());
}

function literal(cursor: Cursor): string {
  const parts = [cursor.through("'")];
  while (cursor.peek() === "'") {
    cursor.at += 1;
    parts.push("'", cursor.through("'"));
  }
  return parts.join("");
}

function hereString(cursor: Cursor): string {
  const quote = cursor.one();
  cursor.endLine();
  if (quote === "'") return cursor.through("\n'@").slice(1);
  return expandable(cursor, '\n"@', "`").slice(1);
}

/** Reads text through its closing quote, with variables as marks. */
function expandable(cursor: Cursor, end: string, escape: string): string {
  const parts: string[] = [];
  while (!cursor.done) {
    const character = cursor.peek();
    if (cursor.source.startsWith(end, cursor.at)) {
      cursor.at += end.length;
      if (end !== '"' || cursor.peek() !== '"') return parts.join("");
      parts.push(cursor.one());
    } else if (character === escape && (escape === "`" || cursor.peek(1) === '"')) {
      cursor.at += 1;
      parts.push(escaped(cursor.one()));
    } else if (character === "\n" && cursor.shell === "batch") {
      return parts.join("");
    } else if (character === "$" && cursor.shell === "powershell") {
      parts.push(cursor.peek(1) === "(" ? subexpression(cursor) : variable(cursor, false));
    } else {
      parts.push(percent(cursor) ?? (cursor.take(PLAIN_QUOTED) || cursor.one()));
    }
  }
  cursor.unbalanced = true;
  return parts.join("");
}

function escaped(character: string): string {
  return character === "n" || character === "r"
    ? "\n"
    : character === "t"
      ? "\t"
      : character === "\n"
        ? " "
        : character;
}

/** Returns a mark for a PowerShell variable. Variables of the same name in different scopes count as one. */
function powershellReference({ topic }: Cursor, name: string, members: string): string {
  const plain = name.replace(/^(?:global|script|local|private|using|variable):/i, "");
  return reference(TOPIC.test(plain) ? topic : plain, members);
}

function variable(cursor: Cursor, members: boolean): string {
  const found = cursor.match(VARIABLE);
  if (found === null) return cursor.one();
  cursor.at += found[0].length;
  return powershellReference(cursor, found[1] ?? found[2] ?? "?", members ? cursor.take(MEMBERS) : "");
}

function splat(cursor: Cursor): string {
  const name = cursor.match(SPLAT)?.[1];
  if (name === undefined) return cursor.one();
  cursor.at += name.length + 1;
  return reference(name);
}

/** Reads `$(...)` inside quotes; it's followed if it's only a variable. */
function subexpression(cursor: Cursor): string {
  const from = cursor.at + 2;
  let depth = 0;
  for (cursor.at += 1; !cursor.done; cursor.at += 1) {
    const character = cursor.peek();
    if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    if (depth === 0) break;
  }
  const simple = SIMPLE_SUBEXPRESSION.exec(cursor.source.slice(from, Math.min(cursor.at, from + 200)));
  cursor.at += 1;
  return simple === null ? NOT_FOLLOWED : powershellReference(cursor, simple[1] ?? "", simple[2] ?? "");
}

/**
 * Reads `%NAME%`, which PowerShell passes on to the programs that it starts, and in batch files also `!NAME!`, `%1` and
 * `%%k`.
 */
function percent(cursor: Cursor): string | undefined {
  const mark = cursor.peek();
  const batch = cursor.shell === "batch";
  if (mark !== "%" && !(mark === "!" && batch)) return undefined;
  const found = cursor.match(mark === "%" ? PERCENT : EXCLAMATION);
  if (found !== null) {
    cursor.at += found[0].length;
    return reference(`env:${found[1] ?? ""}`, found[2] === undefined ? "" : `[${found[2]}]`);
  }
  const argument = batch && mark === "%" ? cursor.match(ARGUMENT) : null;
  if (argument === null) return undefined;
  cursor.at += argument[0].length;
  if (OWN_NAME.test(argument[0])) return OWN_CODE;
  if (OWN_FOLDER.test(argument[0])) return `${NOT_FOLLOWED}\\`;
  const [, digit, letter = ""] = argument;
  return reference(digit === undefined ? `%${letter}` : argumentUnder(cursor.label, digit));
}

/** Returns the text with batch variables as marks. */
export function expandPercent(cursor: Cursor): string {
  const parts: string[] = [];
  while (!cursor.done) parts.push(percent(cursor) ?? (cursor.take(/[^%!]+/y) || cursor.one()));
  return parts.join("");
}
