/** A path of property names. */

import { at, list, text } from "./read";
import type { Value } from "./value";
import { UNKNOWN } from "./value";

export type Path = readonly [string, ...string[]];

/** The same property as each provider spells it: the first spelling that is there counts. */
export function spelled<T>(paths: readonly Path[], read: (...path: Path) => Value<T>): Value<T> {
  for (const path of paths) {
    const value = read(...path);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A text by the first spelling that is there. */
export function textOf(root: unknown, ...paths: readonly Path[]): Value<string> {
  return spelled(paths, (...path) => text(root, ...path));
}

/** A list by the first spelling that is there. */
export function listOf(root: unknown, ...paths: readonly Path[]): Value<readonly Value<unknown>[]> {
  return spelled(paths, (...path) => list(root, ...path));
}

/** The texts of a single value and of a list of them, as rules write addresses and ports. */
export function textsOf(root: unknown, ...names: readonly string[]): readonly Value<string>[] {
  return names.flatMap((name): readonly Value<string>[] => {
    const value = at(root, name);
    if (value === undefined) return [];
    if (value === UNKNOWN || !Array.isArray(value)) return [text(root, name)];
    return value.map((item: unknown) => text(item));
  });
}

/** The id in an item of a list of references: `{ id }`, or the id itself. */
export function idOf(item: Value<unknown>): Value<string> {
  return text(item, "id") ?? text(item);
}

/** A number; text that is one counts. */
export function numberOf(root: unknown, ...path: Path): Value<number> {
  const value = text(root, ...path);
  if (value === undefined || value === UNKNOWN) return value;
  const number = Number(value);
  return value.trim() === "" || Number.isNaN(number) ? undefined : number;
}
