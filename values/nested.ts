/** The inner map of a key, made when it is first asked for: how answers are kept that depend on several things. */
export function nested<Outer, Inner, Value>(map: Map<Outer, Map<Inner, Value>>, key: Outer): Map<Inner, Value> {
  const before = map.get(key);
  if (before) return before;
  const inner = new Map<Inner, Value>();
  map.set(key, inner);
  return inner;
}
