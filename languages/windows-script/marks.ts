import { KEY_LIKE } from "../../values/key-text";

/**
 * While a script is read, its texts are plain strings in which characters of Unicode's private use area stand for what
 * is no text: a variable, the place of a value that cannot be followed, the border between the elements of a list.
 */

/** A value that the script computes, asks for or reads from somewhere. */
export const NOT_FOLLOWED = "\uE000";

/** A value that is unknown now, such as an output in preview. */
export const UNKNOWN_VALUE = "\uE001";

/** Stands between the elements of a list. */
export const LIST = "\uE002";
const OPEN = "\uE003";
const CLOSE = "\uE004";

/** Matches each {@link reference}: its name, then what is taken of its value, such as `.Trim()` or `[0]`. */
export const REFERENCES = /\uE003([^\uE004.[]*)([^\uE004]*)\uE004/g;

/** Matches a text that is one variable and nothing else, after an optional type such as `[string]`. */
const ONLY_VARIABLE = /^(?:[^\uE003]*\])?\uE003([^\uE004.[]*)\uE004$/;

/** A variable inside a text. Names have no case; those of environment variables begin with `env:`. */
export function reference(name: string, members = ""): string {
  return `${OPEN}${name.toLowerCase()}${members}${CLOSE}`;
}

/** The name of the variable if the text is nothing but that. */
export function variableOf(text: string): string | undefined {
  return ONLY_VARIABLE.exec(text)?.[1];
}

/** Whether a text has a place that cannot be filled. */
export function hasHole(text: string): boolean {
  return text.includes(NOT_FOLLOWED) || text.includes(UNKNOWN_VALUE);
}

/** In a key no dash is put right: Windows takes hyphens only. */
const KEY_OR_DASH = new RegExp(`${KEY_LIKE.source}|[\\u2013-\\u2015]`, "gi");

/** What the engine writes for a secret that it hides inside a longer text. */
const HIDDEN_SECRET = "[secret]";

/**
 * The text without characters that would be taken for marks, and with the typographic quotes and dashes that word
 * processors write, which PowerShell accepts, as their plain forms. A secret that the engine hides is unknown.
 */
export function clean(text: string): string {
  return text
    .replace(/^\uFEFF|[\uE000-\uE004\0]/g, "")
    .replace(/[\u201C-\u201E]/g, '"')
    .replace(/[\u2018-\u201B]/g, "'")
    .replace(KEY_OR_DASH, (found) => (found.length === 1 ? "-" : found))
    .replace(/\r\n?/g, "\n")
    .replaceAll(HIDDEN_SECRET, UNKNOWN_VALUE);
}
