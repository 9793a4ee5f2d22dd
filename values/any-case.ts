/** Objects whose property names Azure compares case-insensitively. */
const marked = new WeakSet();
let isAnyMarked = false;

/**
 * Marks an object whose property names may be written in any case, because Resource Manager and its providers accept that
 * (a maintainer's comment of 2020-11-03, https://github.com/Azure/bicep/issues/785). `at` and the like then find
 * `routetable` by the name `routeTable`.
 */
export function inAnyCase<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  isAnyMarked = true;
  marked.add(value);
  return value;
}

/** Returns the property with a name in another case, if the object is marked. */
export function inOtherCase(holder: object, name: string): string | undefined {
  if (!isAnyMarked || !marked.has(holder)) return undefined;
  let lower: string | undefined;
  for (const key of Object.keys(holder)) {
    if (key.length === name.length && key.toLowerCase() === (lower ??= name.toLowerCase())) return key;
  }
  return undefined;
}
