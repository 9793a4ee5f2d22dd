import { KEY_LIKE, mayHoldKey } from "../../../values/key-text";
import { HIDDEN_SECRET } from "../../../values/read";

/**
 * While a script is read, its texts are plain strings. Private-use Unicode characters in them stand for what isn't
 * text: a variable, a value that can't be evaluated, or a boundary between list elements.
 */

/** A value that the script computes, prompts for or reads from elsewhere. */
export const NOT_FOLLOWED = "\uE000";

/** A value that is unknown now, such as an output in preview. */
export const UNKNOWN_VALUE = "\uE001";

const OWN = "\uE005";

/** Code of this script, such as one of its script blocks or functions or the script itself: its text is read anyway. */
export const OWN_CODE = `${NOT_FOLLOWED}${OWN}`;

/** The separator of list elements, and that of a field's name and value in a table. */
export const LIST = "\uE002";
export const FIELD = "\uE006";
const OPEN = "\uE003";
const CLOSE = "\uE004";

/** Matches each {@link reference}: its name, then the members accessed on it, such as `.Trim()` or `[0]`. */
export const REFERENCES = /\uE003([^\uE004.[]*)([^\uE004]*)\uE004/g;

/** Matches a text that is only one variable, after an optional type such as `[string]`. */
const ONLY_VARIABLE = /^(?:[^\uE003]*\])?\uE003([^\uE004.[]*)\uE004$/;

const METHOD = /\.(\w+)(?:\(\))?\uE004?$/;

/**
 * Returns the mark of a variable inside a text. Names are case-insensitive; environment variables begin with `env:`.
 */
export function reference(name: string, members = ""): string {
  return `${OPEN}${name.toLowerCase()}${members}${CLOSE}`;
}

/**
 * Returns the variable of an argument of a batch file, such as `%1`, for the code under a label. In a {@link reference},
 * what follows a dot or bracket is a member, and a label has no blank.
 */
export function argumentUnder(label: string, digit: string): string {
  return label === "" ? `%${digit}` : `%${digit} ${label.replace(/[.[]/g, " ")}`;
}

/** Returns the variable that stands for what a function returns. */
export function returnedBy(name: string): string {
  return `${name} returns`;
}

/** Returns the variable that stands for the output of the pipeline that begins in parentheses at an offset. */
export function outputAt(start: number): string {
  return `output ${start}`;
}

/** Returns the variable's name if the text is only a variable. */
export function variableOf(text: string): string | undefined {
  return ONLY_VARIABLE.exec(text)?.[1];
}

/** Matches a text that is only a member of a variable: `$keys.a`, `$keys['a']` or `$keys[$name]`. */
const ONLY_MEMBER = /^\uE003([^\uE004.[]+)(?:\.(\w+)|\[\s*["']?([^\]"']+)["']?\s*\])\uE004$/;

/** A member of a variable. */
export interface Member {
  readonly variable: string;
  /** Its name; not followed if the script computes it. */
  readonly name: string;
}

/** Returns the variable and the member if the text is only a member of a variable. */
export function memberIn(text: string): Member | undefined {
  const [found, variable = "", literal, index = ""] = ONLY_MEMBER.exec(text) ?? [];
  return found === undefined ? undefined : { variable, name: literal ?? (index.includes("$") ? NOT_FOLLOWED : index) };
}

/**
 * Whether a text is a variable that the shell which reads it doesn't expand, but perhaps another one. `${NAME}` is
 * rather a placeholder that nobody replaced.
 */
export function isForeignVariable(text: string): boolean {
  return /^(?:\$[\w(:]|[%!]\w+[%!])/.test(text);
}

/** Returns the variable that a text begins with, apart from quotes and braces. */
export function leadingVariable(text: string): string | undefined {
  return /^["'{]{0,2}\uE003([^\uE004.[]*)/.exec(text)?.[1];
}

/** Returns the method that a word calls on a variable, in lower case: `activate` for `$product.Activate()`. */
export function methodOf(text: string): string | undefined {
  return METHOD.exec(text.slice(-100))?.[1]?.toLowerCase();
}

/** Whether a text contains a value that can't be determined. */
export function hasHole(text: string): boolean {
  return text.includes(NOT_FOLLOWED) || text.includes(UNKNOWN_VALUE);
}

/** Whether a value is code of this script. */
export function isOwnCode(text: string): boolean {
  return text.includes(OWN);
}

/** Dashes inside keys stay as they are, because Windows accepts only hyphens. */
const KEY_OR_DASH = new RegExp(`${KEY_LIKE.source}|[\\u2013-\\u2015]`, "gi");
const DASH = /[\u2013-\u2015]/g;

/** What {@link clean} replaces; most texts have none of it. */
const UNCLEAN = /[\0\r\u2013-\u2015\u2018-\u201E\uE000-\uE006\uFEFF]|\[secret\]/;

/**
 * Returns a text without mark characters, with typographic quotes and dashes in their plain forms. Word processors
 * write those, and PowerShell accepts them. Secrets hidden by the engine become unknown.
 */
export function clean(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  const plain = text
    .replace(/^\uFEFF|[\uE000-\uE006\0]/g, "")
    .replace(/[\u201C-\u201E]/g, '"')
    .replace(/[\u2018-\u201B]/g, "'");
  return plain
    .replace(mayHoldKey(plain) ? KEY_OR_DASH : DASH, (found) => (found.length === 1 ? "-" : found))
    .replace(/\r\n?/g, "\n")
    .replaceAll(HIDDEN_SECRET, UNKNOWN_VALUE);
}

/** Returns the character of a number that a script computes. It never is a mark. */
export function characterOf(code: number): string {
  return clean(String.fromCharCode(code)) || NOT_FOLLOWED;
}
