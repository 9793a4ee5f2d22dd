/**
 * A value that cannot be known now: a preview placeholder, an output of a resource that does not exist yet, a secret
 * that this process may not decrypt, or a template expression that only Azure can evaluate.
 */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** The type of {@link UNKNOWN}. */
export type Unknown = typeof UNKNOWN;

/** What is read from a declaration: present, absent (`undefined`) or {@link UNKNOWN}. The compiler asks for all three. */
export type Value<T> = T | undefined | Unknown;

/** The value if it is present, else `undefined`. For places where absent and unknown lead to the same answer. */
export function known<T>(value: Value<T>): T | undefined {
  return value === UNKNOWN ? undefined : value;
}
