/** Returns the inner map of a key, creating it on first use. Caches use it for answers that depend on two keys. */
export function innerMap<Outer, Inner, Value>(map: Map<Outer, Map<Inner, Value>>, key: Outer): Map<Inner, Value> {
  const before = map.get(key);
  if (before) return before;
  const inner = new Map<Inner, Value>();
  map.set(key, inner);
  return inner;
}
