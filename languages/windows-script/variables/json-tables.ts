import { FIELD, LIST, NOT_FOLLOWED } from "../words/marks";

/** Deeper values aren't read. */
const MAX_DEPTH = 20;

/** An escape that may be a mark. */
const MARK = /\\u[eE]00/;

/** Returns the table or list that `ConvertFrom-Json` makes of a text. */
export function tableOfJson(text: string): string {
  if (MARK.test(text)) return NOT_FOLLOWED;
  try {
    return textOf(JSON.parse(text), MAX_DEPTH);
  } catch {
    return NOT_FOLLOWED;
  }
}

function textOf(value: unknown, depth: number): string {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value !== "object") return JSON.stringify(value);
  if (depth === 0) return NOT_FOLLOWED;
  const texts = Array.isArray(value)
    ? value.map((element) => textOf(element, depth - 1))
    : Object.entries(value).map(([name, field]) => `${name}${FIELD}${textOf(field, depth - 1)}`);
  return texts.join(LIST);
}
