/** The shells whose quoting and variables are told apart. */
export type Shell = "powershell" | "batch";

/** A place in a script that is read from front to back, once. */
export class Cursor {
  at = 0;
  /** Whether a quote, comment or parenthesis was left open, so that what follows it may have been misread. */
  unbalanced = false;

  constructor(
    readonly source: string,
    readonly shell: Shell,
  ) {}

  get done(): boolean {
    return this.at >= this.source.length;
  }

  /** The character at the cursor, or one further on; empty after the end. */
  peek(ahead = 0): string {
    return this.source[this.at + ahead] ?? "";
  }

  /** Takes one character. */
  one(): string {
    this.at += 1;
    return this.source[this.at - 1] ?? "";
  }

  /** What a sticky pattern finds here, without taking it. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.source);
  }

  /** Takes what a sticky pattern finds here; empty if nothing. */
  take(pattern: RegExp): string {
    const found = this.match(pattern)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  /** Takes all up to an end mark and the mark itself; without one, all the rest. */
  through(mark: string): string {
    const end = this.source.indexOf(mark, this.at);
    const text = this.source.slice(this.at, end < 0 ? undefined : end);
    if (end < 0) this.unbalanced = true;
    this.at = end < 0 ? this.source.length : end + mark.length;
    return text;
  }

  /** Goes to the end of the line. */
  endLine(): void {
    const end = this.source.indexOf("\n", this.at);
    this.at = end < 0 ? this.source.length : end;
  }
}
