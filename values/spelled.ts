import { at, list, text } from "./read";
import type { Value } from "./value";
import { UNKNOWN } from "./value";

/** A path of property names. */
export type Path = readonly [string, ...string[]];

/** Reads a property that providers spell differently; the first spelling present wins. */
export function spelled<T>(paths: readonly Path[], read: (...path: Path) => Value<T>): Value<T> {
  for (const path of paths) {
    const value = read(...path);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Returns the text at the first spelling that is present. */
export function textOf(root: unknown, ...paths: readonly Path[]): Value<string> {
  return spelled(paths, (...path) => text(root, ...path));
}

/** Returns the list at the first spelling that is present. */
export function listOf(root: unknown, ...paths: readonly Path[]): Value<readonly Value<unknown>[]> {
  return spelled(paths, (...path) => list(root, ...path));
}

/** Returns the texts of properties that hold a single value or a list, such as a rule's addresses and ports. */
export function textsOf(root: unknown, ...names: readonly string[]): readonly Value<string>[] {
  return names.flatMap((name): readonly Value<string>[] => {
    const value = at(root, name);
    if (value === undefined) return [];
    if (!Array.isArray(value)) return [text(root, name)];
    return value.map((item: unknown) => text(item));
  });
}

/** Returns the id in an item of a reference list: `{ id }`, or the id itself. */
export function idOf(item: Value<unknown>): Value<string> {
  return text(item, "id") ?? text(item);
}

/** Returns the number at a path; numeric text counts. */
export function numberOf(root: unknown, ...path: Path): Value<number> {
  const value = text(root, ...path);
  if (value === undefined || value === UNKNOWN) return value;
  const number = Number(value);
  return value.trim() === "" || Number.isNaN(number) ? undefined : number;
}
