import { FIELD, NOT_FOLLOWED, UNKNOWN_VALUE, hasHole } from "./marks";

const TIDY = String.raw`\.(?:trim|trimend|trimstart|toupper|toupperinvariant|tostring)(?:\(\))?`;
const LITERAL = "(?:'([^'\\n]{0,80})'|\"([^\"$`\\n]{0,80})\")";

/** Methods that return the same key, trimmed. */
export const TIDIES = new RegExp(`^(?:${TIDY})+$`, "i");

/** The method that replaces one text with another: `.Replace(' ', '-')`. */
export const REPLACES = new RegExp(String.raw`\.replace\(\s?${LITERAL}\s?,\s?${LITERAL}\s?\)`, "gi");

const EDITS = new RegExp(`^(?:${TIDY}|${REPLACES.source})+$`, "i");

/** What stands for something else than its text: a variable, or a table. */
const MARKED = new RegExp(`[${FIELD}\uE003]`);

/** What batch takes of a variable: `%KEY:~0,5%`, or with a part replaced: `%KEY: =-%`. */
const OF_BATCH = /^\[:(?:~(\d{1,5})(?:,(\d{1,5}))?|([^~*=][^=]*)=(.*))\]$/s;

/** Returns what batch takes or makes of a text; `undefined` if members aren't of batch. */
export function takenByBatch(text: string, members: string): string | undefined {
  if (!members.startsWith("[:")) return undefined;
  if (hasHole(text)) return text.includes(UNKNOWN_VALUE) ? UNKNOWN_VALUE : NOT_FOLLOWED;
  const [found, from, length, old, by = ""] = OF_BATCH.exec(members) ?? [];
  if (found === undefined || MARKED.test(`${text}${members}`)) return NOT_FOLLOWED;
  if (old === undefined)
    return text.slice(Number(from), length === undefined ? undefined : Number(from) + Number(length));
  const pattern = old.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  return text.replace(new RegExp(pattern, "gi"), () => by);
}

/** Whether members only tidy a text or replace parts of it. */
export function edits(members: string): boolean {
  return EDITS.test(members);
}

/** Returns what such members make of a text; other members aren't followed. */
export function edited(text: string, members: string): string {
  if (TIDIES.test(members)) return text;
  if (hasHole(text)) return text.includes(UNKNOWN_VALUE) ? UNKNOWN_VALUE : NOT_FOLLOWED;
  if (!edits(members) || MARKED.test(text)) return NOT_FOLLOWED;
  let result = text;
  for (const [, single, double, by, byDouble] of members.matchAll(REPLACES)) {
    const from = single ?? double ?? "";
    if (from === "") return NOT_FOLLOWED;
    result = result.replaceAll(from, () => by ?? byDouble ?? "");
  }
  return result;
}
