/**
 * A limit on the work for one script, in characters and words. Scripts that keep doubling a variable or nest endlessly
 * exhaust it, and the keys they install are then undecided.
 */
export class Budget {
  private left = 5_000_000;

  /** Deducts an amount. Returns `false` if too little is left. */
  spend(amount: number): boolean {
    this.left -= amount;
    return this.left >= 0;
  }

  get exhausted(): boolean {
    return this.left < 0;
  }
}
