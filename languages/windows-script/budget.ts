/**
 * How much work one reading may cost, in characters and words looked at. Scripts that double a variable again and again
 * or nest without end run out of it; what they install is then undecided.
 */
export class Budget {
  private left = 20_000_000;

  /** Takes some of what is left. `false` if there is not enough. */
  spend(amount: number): boolean {
    this.left -= amount;
    return this.left >= 0;
  }

  get exhausted(): boolean {
    return this.left < 0;
  }
}
