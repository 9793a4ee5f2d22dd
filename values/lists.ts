/** Adds all of one list to another. A spread into `push` would run out of stack at some hundred thousand. */
export function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}
