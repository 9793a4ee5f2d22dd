import { entries, peel } from "./read";
import { UNKNOWN, type Value } from "./value";

/** A text of a carrier that the machine runs, or that may hold a key. */
export interface ScriptText {
  readonly text: Value<string>;
  /** Property path inside the resource. */
  readonly path: string;
  /** Whether the property is write-only, so that a key in it is not in plain sight. */
  readonly secret: boolean;
}

/** Depth to which settings are searched for texts. Nothing in the field nests deeper than a DSC configuration's arguments. */
export const SEARCH_DEPTH = 12;

/** Every text below a value, with its path; an unknown is one text that is unknown. */
export function textsBelow(value: unknown, path: string, secret: boolean, depth = SEARCH_DEPTH): ScriptText[] {
  if (value === UNKNOWN || typeof value === "string") return [{ text: value, path, secret }];
  if (typeof value !== "object" || value === null || depth === 0) return [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => textsBelow(peel(item), `${path}[${index}]`, secret, depth - 1));
  const all = entries(value);
  if (all === UNKNOWN || all === undefined) return [];
  return all.flatMap(([name, item]) => textsBelow(item, `${path}.${name}`, secret, depth - 1));
}

/** A text in plain sight that should hold no key, such as a tag. */
export interface PlainText {
  readonly path: string;
  readonly text: Value<string>;
}
