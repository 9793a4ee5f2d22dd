/** The shells that the reader distinguishes by quoting and variables. */
export type Shell = "powershell" | "batch";

/** A forward-only position in a script. */
export class Cursor {
  at = 0;
  /** Whether a quote, comment or parenthesis is unclosed, so the text after it may be misread. */
  unbalanced = false;
  /** The variable that `$_` stands for. */
  topic = "_";

  /** @param label the label that the text of a batch file is under, in lower case */
  constructor(
    readonly source: string,
    readonly shell: Shell,
    public label = "",
  ) {}

  get done(): boolean {
    return this.at >= this.source.length;
  }

  /** Returns the character at the cursor or after it; empty past the end. */
  peek(ahead = 0): string {
    return this.source[this.at + ahead] ?? "";
  }

  /** Consumes one character. */
  one(): string {
    this.at += 1;
    return this.source[this.at - 1] ?? "";
  }

  /** Matches a sticky pattern at the cursor without consuming the match. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.source);
  }

  /** Consumes a sticky pattern's match at the cursor; empty if it doesn't match. */
  take(pattern: RegExp): string {
    const found = this.match(pattern)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  /** Consumes text through an end mark, or to the end if there is none. */
  through(mark: string): string {
    const end = this.source.indexOf(mark, this.at);
    const text = this.source.slice(this.at, end < 0 ? undefined : end);
    if (end < 0) this.unbalanced = true;
    this.at = end < 0 ? this.source.length : end + mark.length;
    return text;
  }

  /** Skips to the end of the line. */
  endLine(): void {
    const end = this.source.indexOf("\n", this.at);
    this.at = end < 0 ? this.source.length : end;
  }
}
