import { isObject } from "./read";

/** The members of a JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** Returns a value's members; none if it isn't an object. */
export function objectOrEmpty(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** Returns a value's items; none if it isn't an array. */
export function arrayOrEmpty(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
