import { peel } from "../../values/read";
import { type Json, measure } from "./json";
import { VALUE_DEPTH, VALUE_SIZE } from "./limits";

/** The objects and lists of templates, and whether they're plain. */
const known = new WeakMap<object, boolean>();

/**
 * Whether a part of a template is its own value: without expressions, copy loops and unknown values, and small enough.
 * Most parts are, and each is looked at once, however often a loop or a choice of a parameter evaluates it.
 */
export function isPlain(raw: unknown, depth = VALUE_DEPTH): raw is Json {
  if (typeof raw === "string") return !raw.startsWith("[") && peel(raw) === raw;
  if (typeof raw !== "object") return typeof raw === "number" || typeof raw === "boolean";
  if (raw === null) return true;
  const before = known.get(raw);
  if (before !== undefined) return before;
  const plain = depth > 0 && hasPlainParts(raw, depth - 1) && measure(raw).size <= VALUE_SIZE;
  known.set(raw, plain);
  return plain;
}

function hasPlainParts(raw: object, depth: number): raw is Readonly<Record<string, Json>> {
  if (Array.isArray(raw)) return raw.every((part: unknown) => isPlain(part, depth));
  const isOwnName = (name: string): boolean => !name.startsWith("[") && name.toLowerCase() !== "copy";
  return peel(raw) === raw && Object.entries(raw).every(([name, part]) => isOwnName(name) && isPlain(part, depth));
}
