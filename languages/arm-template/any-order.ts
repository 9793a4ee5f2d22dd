import { UNKNOWN } from "../../values/value";
import { type Json, isRecord, record, same } from "./json";

/** What is known of the elements of lists whose order only Azure knows. */
const elements = new WeakMap<object, (index: number) => Json>();

/** Returns what is true of every value. */
export function common(values: readonly Json[]): Json {
  const [first = UNKNOWN, ...rest] = values;
  if (rest.every((value) => same(first, value) === true)) return first;
  if (!values.every(isRecord)) return UNKNOWN;
  const names = new Set(values.flatMap((value) => Object.keys(value)));
  return record([...names].map((name) => [name, common(values.map((value) => value[name] ?? UNKNOWN))]));
}

/** Marks a list as one that Azure may return in another order. */
export function anyOrder(
  list: readonly Json[],
  element: (index: number) => Json = () => common(list),
): readonly Json[] {
  elements.set(list, element);
  return list;
}

/** Whether Azure may return a list in another order. */
export function isAnyOrder(list: readonly Json[]): boolean {
  return elements.has(list);
}

/** Returns a list made from another one, element by element. */
export function inOrderOf(source: readonly Json[], made: readonly Json[]): readonly Json[] {
  return isAnyOrder(source) ? anyOrder(made) : made;
}

/** Returns a part of a list. Where Azure decides which elements are in it, each is what is true of all. */
export function slice(list: readonly Json[], from: number, to?: number): readonly Json[] {
  const part = list.slice(from, to);
  const element = elements.get(list);
  if (element === undefined || part.length === list.length) return inOrderOf(list, part);
  return part.map((_, index) => element(from + index));
}

/** Returns an element of a list. */
export function elementAt(list: readonly Json[], index: number): Json | undefined {
  return slice(list, index, index + 1)[0];
}
