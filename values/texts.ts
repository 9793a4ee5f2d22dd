import { entries, peel } from "./read";
import { UNKNOWN, type Value, known } from "./value";

/** A text of a carrier: a script that the machine runs, or a setting that may contain a key. */
export interface ScriptText {
  readonly text: Value<string>;
  /** Property path inside the resource. */
  readonly path: string;
  /** Whether the property is write-only, so a key in it isn't exposed. */
  readonly secret: boolean;
}

/** How deep settings are searched for texts. The deepest known nesting is a DSC configuration's arguments. */
export const SEARCH_DEPTH = 12;

/** Returns every text below a value, with its path. An unknown value counts as one unknown text. */
export function textsBelow(value: unknown, path: string, secret: boolean, depth = SEARCH_DEPTH): ScriptText[] {
  if (value === UNKNOWN || typeof value === "string") return [{ text: value, path, secret }];
  if (depth === 0) return [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => textsBelow(peel(item), `${path}[${index}]`, secret, depth - 1));
  return (known(entries(value)) ?? []).flatMap(([name, item]) =>
    textsBelow(item, `${path}.${name}`, secret, depth - 1),
  );
}

/** A publicly readable text that should not contain a key, such as a tag. */
export interface PlainText {
  readonly path: string;
  readonly text: Value<string>;
}
