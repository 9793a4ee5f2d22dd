/**
 * The same function, which does each piece of work once: thousands of machines share one route table, and what is said
 * of it for one holds for all. Nothing is kept alive by it.
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
