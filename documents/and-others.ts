/** Returns what follows the name of the first of several things: ` and 2 more`, or nothing if it's the only one. */
export function andOthers(all: readonly unknown[]): string {
  return all.length === 1 ? "" : ` and ${all.length - 1} more`;
}
