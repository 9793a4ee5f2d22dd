/**
 * Controls, halves of characters, separators of lines, marks that turn the direction of text
 * (https://www.trojansource.codes/), and characters without width. A terminal, a log or XML takes some of them for more
 * than text.
 */
const CLASS = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u200b-\u200d\u2060-\u2064\ufeff`;

/** Runs of characters that don't belong in one line of text. */
export const UNPRINTABLE = new RegExp(`[${CLASS}]+`, "gu");

/** A single such character in text of several lines: all but tab and what ends a line. */
export const UNPRINTABLE_IN_LINES = new RegExp(`(?![\\n\\t\\u2028\\u2029])[${CLASS}]`, "gu");
