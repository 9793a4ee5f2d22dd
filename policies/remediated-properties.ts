import { Secret } from "@pulumi/policy";
import type { Fields } from "../values/fields";
import type { Change } from "./policy";

/** Returns properties with every secret opened, for reading only. */
export function opened(value: unknown): unknown {
  if (value instanceof Secret) {
    const inner: unknown = value.value;
    return opened(inner);
  }
  if (Array.isArray(value)) return value.map(opened);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, opened(member)]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Returns a value with one more input below it. Secrets stay secret; anything but an object is left alone. */
function withInput(value: unknown, [name, ...rest]: readonly string[], input: string): unknown {
  if (name === undefined) return input;
  if (value instanceof Secret) {
    const inner: unknown = value.value;
    return new Secret(withInput(inner, [name, ...rest], input));
  }
  const holder = value ?? {};
  return isPlain(holder) ? { ...holder, [name]: withInput(holder[name], rest, input) } : value;
}

/** Returns properties with the changes of a remediation; everything else stays as it is. */
export function changed(props: Fields, changes: readonly Change[]): Record<string, unknown> {
  let all: Record<string, unknown> = { ...props };
  for (const {
    path: [name = "", ...rest],
    value,
  } of changes)
    all = { ...all, [name]: withInput(all[name], rest, value) };
  return all;
}
