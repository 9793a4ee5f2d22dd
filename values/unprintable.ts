/**
 * Control characters, unpaired surrogates, line separators, bidirectional marks (https://www.trojansource.codes/) and
 * zero-width characters. Terminals, logs and XML interpret some of them.
 */
const CLASS = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u200b-\u200d\u2060-\u2064\ufeff`;

/** Runs of characters that don't belong in one line of text. */
export const UNPRINTABLE = new RegExp(`[${CLASS}]+`, "gu");

/** A single such character in text of several lines: any but a tab and a line break. */
export const UNPRINTABLE_IN_LINES = new RegExp(`(?![\\n\\t\\u2028\\u2029])[${CLASS}]`, "gu");
