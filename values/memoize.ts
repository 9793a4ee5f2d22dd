/** Caches a function by its argument, so everyone who asks with the same one gets the same result. */
export function memoize<K, V>(compute: (key: K) => V): (key: K) => V {
  const cache = new Map<K, V>();
  return (key) => {
    const value = cache.get(key) ?? compute(key);
    cache.set(key, value);
    return value;
  };
}

/**
 * Caches a function of two objects. Thousands of machines share one route table, so each table is judged once. The
 * cache is weak: it keeps no object alive.
 */
export function memoizePair<A extends object, B extends object, R>(compute: (a: A, b: B) => R): (a: A, b: B) => R {
  const cache = new WeakMap<A, WeakMap<B, { readonly result: R }>>();
  return (a, b) => {
    const results = cache.get(a) ?? new WeakMap<B, { readonly result: R }>();
    cache.set(a, results);
    const entry = results.get(b) ?? { result: compute(a, b) };
    results.set(b, entry);
    return entry.result;
  };
}
