import { peel } from "./read";
import { UNKNOWN, type Value } from "./value";

/** Returns an object, also from JSON text. Text that isn't JSON is unknown. */
export function jsonObject(raw: unknown): Value<unknown> {
  const value = peel(raw);
  if (typeof value !== "string") return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch {
    return UNKNOWN;
  }
}
