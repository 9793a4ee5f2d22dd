/**
 * Caches a function of two objects. Thousands of machines share one route table, so each table is judged once. The
 * cache is weak: it keeps no object alive.
 */
export function remember<A extends object, B extends object, R>(judge: (a: A, b: B) => R): (a: A, b: B) => R {
  const memory = new WeakMap<A, WeakMap<B, { readonly result: R }>>();
  return (a, b) => {
    const known = memory.get(a) ?? new WeakMap<B, { readonly result: R }>();
    memory.set(a, known);
    const entry = known.get(b) ?? { result: judge(a, b) };
    known.set(b, entry);
    return entry.result;
  };
}
