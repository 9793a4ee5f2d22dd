/**
 * Five groups of five letters or digits. Broader than Windows' own alphabet, to catch placeholders and malformed keys
 * too.
 */
export const SHAPE = /^[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}$/i;

/** The letters and digits in Windows keys since Vista, plus N. */
const KEY_LETTER = "[BCDFGHJKMNPQRTVWXY2346789]";
const ANY_LETTER = "[A-Z0-9]";

/** Invisible characters, and characters that resemble hyphens and spaces. Web pages and word processors insert them into keys. */
const HIDDEN = "[\\u00AD\\u180E\\u200B-\\u200F\\u2060-\\u2064\\uFEFF]";
const DASH = "[-\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D]";
const BLANK = "[ \\t\\u00A0\\u2000-\\u200A\\u202F\\u3000]";

function group(letter: string): string {
  return `(?:${letter}${HIDDEN}{0,3}){5}`;
}

/** Between space-separated groups, only the key alphabet counts: it has no vowels, so prose never matches. */
const SPACED = `${group(KEY_LETTER)}(?:${BLANK}{0,3}(?:${DASH}|${BLANK}|${HIDDEN})(?:${BLANK}|${HIDDEN}){0,3}${group(KEY_LETTER)}){4}`;
const DASHED = `${group(ANY_LETTER)}(?:${DASH}${HIDDEN}{0,3}${group(ANY_LETTER)}){4}`;

/** Any text that a person would recognize as a product key, whatever separates its groups. */
export const KEY_LIKE = new RegExp(`${DASHED}|${SPACED}`, "gi");
const ONLY_KEY_LIKE = new RegExp(`^${HIDDEN}{0,3}(?:${DASHED}|${SPACED})$`, "i");
const PART_KEY_LIKE = new RegExp(KEY_LIKE.source, "i");

/** A product key in running text, in Windows' key alphabet, whatever separates its groups. */
export const KEY = new RegExp(`(?<![A-Z0-9-])${SPACED}(?![A-Z0-9-])`, "gi");

/** What JSON writes for a tab, the end of a line or another control character. */
const ESCAPED = "\\\\(?:[bfnrt]|u[\\dA-F]{4})";

/**
 * A key with unusual separators: spaces, underscores, other dashes or none. It matches only the key alphabet, to leave
 * prose alone, and allows no commas or quotes as separators, to leave lists of numbers alone.
 */
export const SPELLED_KEY = new RegExp(
  `${KEY_LETTER}{5}(?:(?:${ESCAPED}|[\\s_.~+*/\\\\|#\`\\p{Pd}\\p{Cf}\\p{Cc}\\u2212\\ufffd]){1,3}${KEY_LETTER}{5}){4}|(?<!${ANY_LETTER})${KEY_LETTER}{25}(?!${ANY_LETTER})`,
  "giu",
);

/** Two groups of a key, or five without separators: every key above has them, and hardly any other text does. */
const TWO_GROUPS = new RegExp(
  [
    `${group(KEY_LETTER)}(?:(?:[^A-Z0-9]|${ESCAPED})+|(?:${group(KEY_LETTER)}){3})${group(KEY_LETTER)}`,
    `(?:${DASH}${HIDDEN}{0,3}${group(ANY_LETTER)}){2}${DASH}`,
  ].join("|"),
  "iu",
);

const GROUP = 5;
const ASCII_END = 0x80;
const HYPHEN = 0x2d;
const [SEPARATOR, LETTER, LETTER_OF_KEY] = [0, 1, 2];
const [IS_KEY_LETTER, IS_LETTER] = [new RegExp(KEY_LETTER, "i"), new RegExp(ANY_LETTER, "i")];
const LETTERS = Uint8Array.from({ length: ASCII_END }, (_, code) => {
  const letter = String.fromCharCode(code);
  if (IS_KEY_LETTER.test(letter)) return LETTER_OF_KEY;
  return IS_LETTER.test(letter) ? LETTER : SEPARATOR;
});

/**
 * Whether a text has a group that {@link TWO_GROUPS} may begin with, or other characters than ASCII. A loop, because every
 * text of a stack is asked, and it takes a fifth of the pattern's time.
 */
function mayHoldGroup(text: string): boolean {
  let [letters, ofKey] = [0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= ASCII_END) return true;
    const kind = LETTERS[code];
    if (kind === SEPARATOR && code === HYPHEN && letters === GROUP) return true;
    letters = kind === SEPARATOR ? 0 : letters + 1;
    ofKey = kind === LETTER_OF_KEY ? ofKey + 1 : 0;
    if (ofKey === GROUP) return true;
  }
  return false;
}

/** Whether a text may contain a product key, which takes a fraction of the time of looking for one. */
export function mayHoldKey(text: string): boolean {
  return mayHoldGroup(text) && TWO_GROUPS.test(text);
}

/** Whether a text has the exact form of a product key. */
export function isKeyShaped(text: string): boolean {
  return SHAPE.test(text);
}

/** Whether a text looks like a product key, whatever separates its groups. */
export function isKeyLike(text: string): boolean {
  return ONLY_KEY_LIKE.test(text);
}

/** Whether a text contains anything that looks like a product key. */
export function holdsKeyLike(text: string): boolean {
  return PART_KEY_LIKE.test(text);
}

/** Returns a key-like text in canonical form: upper case, with hyphens. */
export function normalKey(text: string): string {
  const letters = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return letters.replace(/.{5}(?=.)/g, "$&-");
}
