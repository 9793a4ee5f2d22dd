/** A word of a command, without its quotes. */
export interface Word {
  readonly text: string;
  /** Whether the shell expands part of it: a variable or a command's output. */
  readonly expands: boolean;
  /** Whether it begins with a quote. */
  readonly quoted: boolean;
}

/** One command of a command line. */
export interface SimpleCommand {
  readonly words: readonly Word[];
  /** Whether it reads the output of the previous command. */
  readonly piped: boolean;
  /** Whether it reads a file as input. */
  readonly input: boolean;
  /** Its here-documents. */
  readonly documents: readonly string[];
}

/** Longer lines are cut, because the rest can't be read. */
export const MAX_LINE = 256 * 1024;

const HERE = /<<[-~]?[ \t]{0,9}(['"]?)(\w{1,80})\1/y;
/** `{1..30}` and `${name}` are part of a word. */
const BRACES = /\{[^{}\s]{0,200}\}/y;
const ESCAPED = /["'$`\\ \t&;|()<>\n]/;

/**
 * Splits a command line into commands, for Unix shells and for PowerShell where it looks the same. Takes linear time.
 */
export function splitCommands(line: string): readonly SimpleCommand[] {
  return new Splitter(line.slice(0, MAX_LINE)).run();
}

class Splitter {
  private at = 0;
  private text: string | undefined;
  private expands = false;
  private isQuoted = false;
  private words: Word[] = [];
  private piped = false;
  private input = false;
  private redirected = false;
  private documents: string[] = [];
  /** Ends of here-documents that begin on the next line, and the command that reads each. */
  private awaited: { readonly mark: string; readonly documents: string[] }[] = [];
  private readonly commands: SimpleCommand[] = [];

  constructor(private readonly line: string) {}

  run(): readonly SimpleCommand[] {
    while (this.at < this.line.length) this.step();
    this.finish(false);
    return this.commands;
  }

  private step(): void {
    const character = this.line[this.at] ?? "";
    const next = this.line[this.at + 1] ?? "";
    if (character === "\\" && ESCAPED.test(next)) {
      if (next !== "\n") this.add(next);
      this.at += 2;
    } else if (character === "'" || character === '"') this.quoted(character);
    else if (character === "$" && next === "(") this.substituted();
    else if (character === "`") this.backticked();
    else if (/\s/.test(character) && character !== "\n") this.skip();
    else if (character === "#" && this.text === undefined) this.comment();
    else if (character === "<" || character === ">") this.redirect(character, next);
    else if (character === "\n" || /[;&|(){}]/.test(character)) this.separator(character, next);
    else {
      if (character === "$") this.expands = true;
      this.add(character);
      this.at += 1;
    }
  }

  private add(text: string): void {
    this.text = (this.text ?? "") + text;
  }

  private skip(): void {
    this.endWord();
    this.at += 1;
  }

  private comment(): void {
    const end = this.line.indexOf("\n", this.at);
    this.at = end < 0 ? this.line.length : end;
  }

  private endWord(): void {
    if (this.text === undefined) return;
    const { text, expands, isQuoted: quoted } = this;
    if (!this.redirected) this.words.push({ text, expands, quoted });
    this.text = undefined;
    this.expands = false;
    this.isQuoted = false;
    this.redirected = false;
  }

  private quoted(quote: string): void {
    this.isQuoted ||= this.text === undefined;
    this.add("");
    for (this.at += 1; this.at < this.line.length && this.line[this.at] !== quote; this.at += 1) {
      const next = this.line[this.at + 1] ?? "";
      if (quote === '"' && this.line[this.at] === "\\" && /["\\$`\n]/.test(next)) this.at += 1;
      else if (quote === '"' && /[$`]/.test(this.line[this.at] ?? "")) this.expands = true;
      this.add(this.line[this.at] ?? "");
    }
    this.at += 1;
  }

  /** Reads `$(...)`: its commands run too, but their output is unknown. */
  private substituted(): void {
    let depth = 0;
    const from = this.at;
    do {
      this.at += 1;
      if (this.line[this.at] === "(") depth += 1;
      else if (this.line[this.at] === ")") depth -= 1;
    } while (depth > 0 && this.at < this.line.length);
    this.at += 1;
    this.add(this.line.slice(from, this.at));
    this.expands = true;
  }

  /** Reads a backtick: an escape in PowerShell, a pair around a command in Unix shells. */
  private backticked(): void {
    const end = this.line.indexOf("`", this.at + 1);
    if (this.line[this.at + 1] === "\n" || end < 0) {
      this.at += 2;
      return;
    }
    this.add(this.line.slice(this.at, end + 1));
    this.expands = true;
    this.at = end + 1;
  }

  private redirect(character: string, next: string): void {
    HERE.lastIndex = this.at;
    const here = HERE.exec(this.line);
    if (/^\d$/.test(this.text ?? "")) this.text = undefined;
    this.endWord();
    if (here !== null) {
      this.awaited.push({ mark: here[2] ?? "", documents: this.documents });
      this.at += here[0].length;
      return;
    }
    this.input ||= character === "<";
    this.redirected = true;
    this.at += next === character || next === "&" ? 2 : 1;
  }

  private separator(character: string, next: string): void {
    BRACES.lastIndex = this.at;
    const braces = BRACES.exec(this.line)?.[0];
    if (braces !== undefined) {
      this.add(braces);
      this.at += braces.length;
      return;
    }
    this.endWord();
    if (character === "\n" && this.awaited.length > 0) this.hereDocuments();
    const double = (character === "&" || character === "|") && next === character;
    this.finish(character === "|" && !double);
    this.at += double || (character === "|" && next === "&") ? 2 : 1;
  }

  private hereDocuments(): void {
    for (const { mark, documents } of this.awaited) {
      const body: string[] = [];
      let done = false;
      while (!done && this.at < this.line.length) {
        const end = this.line.indexOf("\n", this.at + 1);
        const row = this.line.slice(this.at + 1, end < 0 ? undefined : end);
        this.at = end < 0 ? this.line.length : end;
        done = row.trim() === mark;
        if (!done) body.push(row);
      }
      documents.push(body.join("\n"));
    }
    this.awaited = [];
  }

  private finish(pipes: boolean): void {
    this.endWord();
    if (this.words.length > 0) {
      const { words, piped, input, documents } = this;
      this.commands.push({ words, piped, input, documents });
    }
    this.words = [];
    // What a command reads may be what it writes to the next.
    if (!pipes) this.documents = [];
    this.input = false;
    this.redirected = false;
    this.piped = pipes;
  }
}
