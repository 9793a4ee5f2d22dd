/**
 * A value that can't be known yet: a preview placeholder, an output of a resource that doesn't exist yet, a secret that
 * this process can't decrypt, or a template expression that only Azure can evaluate.
 */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** The type of {@link UNKNOWN}. */
export type Unknown = typeof UNKNOWN;

/**
 * A value read from a declaration: present, absent (`undefined`) or {@link UNKNOWN}. The compiler makes callers handle
 * all three.
 */
export type Value<T> = T | undefined | Unknown;

/** Returns the value if it's present, else `undefined`. Use it where absent and unknown lead to the same answer. */
export function known<T>(value: Value<T>): T | undefined {
  return value === UNKNOWN ? undefined : value;
}
