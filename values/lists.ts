/** Appends one list to another. Spreading into `push` overflows the stack at a few hundred thousand items. */
export function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}

/** Compares texts by their UTF-16 units, the same in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const NONE: readonly never[] = [];

/** Lists of items by key, in the order in which they were added. */
export class Lists<K, T> implements Iterable<readonly [K, readonly T[]]> {
  private readonly lists = new Map<K, T[]>();

  /** @param keyOf the key of each item; `undefined` leaves the item out */
  constructor(items: Iterable<T> = NONE, keyOf: (item: T) => K | undefined = () => undefined) {
    for (const item of items) {
      const key = keyOf(item);
      if (key !== undefined) this.add(key, item);
    }
  }

  add(key: K, item: T): void {
    const list = this.lists.get(key);
    if (list) list.push(item);
    else this.lists.set(key, [item]);
  }

  of(key: K): readonly T[] {
    return this.lists.get(key) ?? NONE;
  }

  [Symbol.iterator](): Iterator<readonly [K, readonly T[]]> {
    return this.lists.entries();
  }
}
