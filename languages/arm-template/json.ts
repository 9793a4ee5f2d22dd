import { MARK, standsIn } from "../../values/stand-in";
import { UNKNOWN, type Unknown } from "../../values/value";

/** A text (or unknown value) from a secure parameter or a key vault. */
export class Secure {
  constructor(readonly value: string | Unknown) {}
}

/** A value during evaluation. Immutable. */
export type Json = null | boolean | number | string | Unknown | Secure | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/** Whether a value is a list. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether a value is an object. */
export function isRecord(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Secure);
}

/** Creates an object. `__proto__` becomes an ordinary property. */
export function record(pairs: Iterable<readonly [string, Json]>): JsonObject {
  return Object.fromEntries(pairs);
}

/** Returns a property by name, ignoring case, as Azure does. */
export function property(value: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(value, name)) return value[name];
  const lower = name.toLowerCase();
  const key = Object.keys(value).find((candidate) => candidate.toLowerCase() === lower);
  return key === undefined ? undefined : value[key];
}

/** What must be known about a value before traversing it. */
export interface Measure {
  /** Number of values in it. */
  readonly count: number;
  /** The same, but long texts count as more than one. */
  readonly size: number;
  readonly depth: number;
  readonly secure: boolean;
  readonly unknown: boolean;
}

/**
 * Values share parts: a variable used twice occurs in two places. Without this cache, traversal could be exponential.
 */
const measured = new WeakMap<object, Measure>();

/** Most values are short leaves, which share one measure. */
const LEAF: Measure = { count: 1, size: 1, depth: 1, secure: false, unknown: false };
const UNKNOWN_LEAF: Measure = { ...LEAF, unknown: true };

function measureParts(parts: readonly Json[]): Measure {
  let { count, size, secure, unknown } = LEAF;
  let inner = 0;
  for (const part of parts) {
    const one = measure(part);
    count += one.count;
    size += one.size;
    inner = Math.max(inner, one.depth);
    secure ||= one.secure;
    unknown ||= one.unknown;
  }
  return { count, size, depth: inner + 1, secure, unknown };
}

/** Measures a value. */
export function measure(value: Json): Measure {
  if (typeof value === "string") return value.length < 16 ? LEAF : { ...LEAF, size: 1 + (value.length >> 4) };
  if (value instanceof Secure) return { ...measure(value.value), secure: true };
  if (typeof value !== "object" || value === null) return value === UNKNOWN ? UNKNOWN_LEAF : LEAF;
  const known = measured.get(value);
  if (known) return known;
  const result = measureParts(isList(value) ? value : Object.values(value));
  measured.set(value, result);
  return result;
}

/** Returns a value with every leaf mapped. */
function mapLeaves(value: Json, change: (leaf: Json) => Json): Json {
  if (isList(value)) return value.map((part) => mapLeaves(part, change));
  if (isRecord(value)) return record(Object.entries(value).map(([name, part]) => [name, mapLeaves(part, change)]));
  return change(value);
}

/** Returns a value without the marks of {@link Secure}. */
export function bare(value: Json): Json {
  if (!measure(value).secure) return value;
  return mapLeaves(value, (leaf) => (leaf instanceof Secure ? leaf.value : leaf));
}

/** Whether a value is a text with a placeholder. */
export function isStandIn(value: Json): value is string {
  return typeof value === "string" && standsIn(value);
}

/** Returns a value without marks; unknown if it's a text with a placeholder. */
export function certain(value: Json): Json {
  const plain = bare(value);
  return isStandIn(plain) ? UNKNOWN : plain;
}

/** Returns a value with all texts and unknown values marked as {@link Secure}. */
export function secured(value: Json): Json {
  return mapLeaves(value, (leaf) => (typeof leaf === "string" || leaf === UNKNOWN ? new Secure(leaf) : leaf));
}

/**
 * Whether a text with a placeholder may be equal to something else. A placeholder alone may stand for a value of any type;
 * with known characters before it, the text is neither empty nor anything but a text.
 */
function mayEqual(standIn: string, other: Json): boolean {
  return standIn.startsWith(MARK) || (typeof other === "string" && other !== "");
}

/** Whether two values are equal by the rules of `equals`: property names ignore case, texts don't. */
export function same(left: Json, right: Json): boolean | Unknown {
  const a = left instanceof Secure ? left.value : left;
  const b = right instanceof Secure ? right.value : right;
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
  if (isStandIn(a)) return a === b || (mayEqual(a, b) && UNKNOWN);
  if (isStandIn(b)) return mayEqual(b, a) && UNKNOWN;
  if (isList(a)) {
    if (!isList(b) || a.length !== b.length) return false;
    return all(a.map((part, index) => same(part, b[index] ?? null)));
  }
  if (isRecord(a)) {
    const names = Object.keys(a);
    if (!isRecord(b) || names.length !== Object.keys(b).length) return false;
    return all(
      names.map((name) => {
        const other = property(b, name);
        return other === undefined ? false : same(a[name] ?? null, other);
      }),
    );
  }
  return a === b;
}

/** True if all are true, false if any is false, else unknown. */
export function all(parts: readonly (boolean | Unknown)[]): boolean | Unknown {
  if (parts.includes(false)) return false;
  return parts.includes(UNKNOWN) ? UNKNOWN : true;
}

/** True if any is true, false if all are false, else unknown. */
export function any(parts: readonly (boolean | Unknown)[]): boolean | Unknown {
  if (parts.includes(true)) return true;
  return parts.includes(UNKNOWN) ? UNKNOWN : false;
}
