import { Cursor, type Shell } from "./cursor";
import { OWN_CODE } from "./marks";
import { type WordText, atPlaceholder, readWord } from "./word";

/** One word of a command. Variables in its text are marks. */
export interface Word extends WordText {
  /** The punctuation since the previous word, without spaces, such as `@(` or `=`; only the end if it's long. */
  readonly before: string;
  /** Offset in the source, including the opening quote. */
  readonly start: number;
}

/** The words up to the next separator. */
export interface Statement {
  readonly words: readonly Word[];
  /** Offset of its end in the source. */
  readonly end: number;
  /** Whether it takes the output of a statement before it. */
  readonly piped: boolean;
  /** Whether its output goes to the next statement. */
  readonly pipes: boolean;
  /** In a batch file, the label that it's under, in lower case; empty before the first one. */
  readonly label: string;
  /** In how many parentheses and braces it is. */
  readonly depth: number;
  /** Offset of what begins the innermost block that it's in; -1 outside of blocks. */
  readonly block: number;
  /** The punctuation after its last word. */
  readonly after: string;
  /** The first word of the statement whose block it's in, in lower case. */
  readonly within: string;
  /** The variable that `$_` is in the block after it, if there is one. */
  readonly topic: string | undefined;
}

/** The statements of a script. */
export interface Statements {
  readonly statements: readonly Statement[];
  /** Whether a quote, comment or parenthesis is unclosed, so the text after it may be misread. */
  readonly unbalanced: boolean;
}

const BLANK = /[ \t\f\v\u00A0]+/y;
/** The type of a list or table: `[ordered]@{`. */
const TYPE_OF_LIST = /\[[\w.]{1,60}(?:\[\])?\](?=@[({])/y;
/** A program whose first switch may follow without a blank, which `cmd` accepts: `slmgr/ato`. */
const TAKES_SWITCH = /^(?:[^"]*\\)?(?:slmgr(?:\.vbs)?|(?:[cw]script|dism|changepk)(?:\.exe)?)$/i;
/** What runs its block for each element of a pipeline. */
export const RUNS_FOR_EACH = /^(?:foreach(?:-object)?|%)$/i;
/** Blocks that have the `$_` of what they are in. */
const KEEPS_TOPIC = /^(?:if|elseif|else|foreach|for|while|do|until|try|finally|begin|process|end)$/i;
const OUTSIDE = { topic: "_", within: "", block: -1 };
const BATCH_COMMENT = /@?(?:rem(?![\w.])|::|')/iy;

/**
 * Splits a script into statements and words in one pass. It handles the shell's quotes, escapes, comments, here-strings
 * and line continuations, but doesn't check the grammar.
 */
export function split(source: string, shell: Shell): Statements {
  return new Splitter(new Cursor(source, shell)).run();
}

/** Whether a word is a member of the value in parentheses or braces before it: `(...).Key` or `@{ ... }[$name]`. */
export function isMember({ text, before, quoted }: Word): boolean {
  return !quoted && /^[)}]+$/.test(before) && /^(?:\.\w|\[)/.test(text);
}

/** Returns the name of a label in lower case: of `:name` or `name`. */
export function labelNamed(text: string): string {
  return text.replace(/^:/, "").toLowerCase();
}

/** Returns the index of the command `set` in a statement of a batch file; -1 if there is none. */
export function setIndex(words: readonly Word[]): number {
  return words.findIndex(({ text, quoted }) => !quoted && text.toLowerCase() === "set");
}

class Splitter {
  private before = "";
  private words: Word[] = [];
  private piped = false;
  /** `list` for a bracket around an expression, `block` for one around statements. */
  private readonly open: ("list" | "block")[] = [];
  private within = "";
  private block = -1;
  /** What `$_` is around each block that is open, and in which one that is. */
  private readonly around: (typeof OUTSIDE)[] = [];
  private readonly statements: Statement[] = [];
  private readonly powershell: boolean;

  constructor(private readonly cursor: Cursor) {
    this.powershell = cursor.shell === "powershell";
  }

  run(): Statements {
    while (!this.cursor.done) {
      if (!this.skipped() && !this.punctuation()) this.word();
    }
    this.finish();
    return { statements: this.statements, unbalanced: this.cursor.unbalanced || this.open.includes("list") };
  }

  private finish(pipes = false, topic?: string): void {
    const { cursor, words, piped } = this;
    if (words.length > 0) {
      const [first] = words;
      if (!this.powershell && first?.quoted === false && first.text.startsWith(":"))
        cursor.label = labelNamed(first.text);
      const { within, block } = this;
      const at = { end: cursor.at, label: cursor.label, depth: this.open.length, within, block };
      this.statements.push({ words, piped, pipes, after: this.before, topic, ...at });
    }
    this.piped = pipes;
    this.words = [];
    this.before = "";
  }

  /** Skips spaces, line continuations and comments. */
  private skipped(): boolean {
    const { cursor } = this;
    if (cursor.take(BLANK) !== "") return true;
    if (this.powershell && cursor.peek() === "[" && cursor.take(TYPE_OF_LIST) !== "") return true;
    if (cursor.peek() === (this.powershell ? "`" : "^") && cursor.peek(1) === "\n") cursor.at += 2;
    else if (this.powershell && cursor.peek() === "#") cursor.endLine();
    else if (this.powershell && cursor.peek() === "<" && cursor.peek(1) === "#") cursor.through("#>");
    else if (!this.powershell && this.words.length === 0 && cursor.match(BATCH_COMMENT) !== null) cursor.endLine();
    else return false;
    return true;
  }

  private punctuation(): boolean {
    const character = this.cursor.peek();
    const next = this.cursor.peek(1);
    const inList = this.open.at(-1) === "list";
    if (character === "\n" || (character === ";" && this.powershell)) {
      if (!this.powershell) while (this.open.at(-1) === "list") this.open.pop();
      const goesOn = this.powershell && character === "\n" && (/[,=+]$/.test(this.before) || this.awaitsParameters());
      if (!goesOn && !(inList && this.powershell)) this.finish();
    } else if (
      character === "|" ||
      (character === "&" && (next === "&" || !this.powershell) && !this.before.endsWith(">"))
    ) {
      this.finish(character === "|" && next !== "|");
      if (next === character) this.cursor.at += 1;
    } else if (character === "(" || (character === "{" && this.powershell)) {
      this.opening(character);
    } else if (character === ")" || (character === "}" && this.powershell)) {
      this.closing(character);
    } else if (this.isMark(character, next)) {
      this.mark(character);
    } else {
      return false;
    }
    this.cursor.at += 1;
    return true;
  }

  /** Whether the parentheses of `param` are on the next line. */
  private awaitsParameters(): boolean {
    return this.words.length === 1 && this.before === "" && this.words[0]?.text.toLowerCase() === "param";
  }

  private mark(character: string): void {
    this.before = (this.before + character).slice(-8);
  }

  private isMark(character: string, next: string): boolean {
    if (character === "<" && atPlaceholder(this.cursor)) return false;
    if (/[,;=<>&]/.test(character)) return true;
    if (!this.powershell) return character === "@";
    if (character === "+") return /[\s"'$(=[]/.test(next);
    return (character === "@" && /[({]/.test(next)) || (character === "$" && next === "(");
  }

  private opening(character: "(" | "{"): void {
    const list = this.powershell ? character === "(" || this.before.endsWith("@") : !this.opensBlock();
    if (list) {
      this.mark(character);
    } else {
      // The statements of `$block = { ... }` are read like any others; the variable stands for them.
      if (character === "{" && this.before === "=") this.push({ text: OWN_CODE, quoted: false }, this.cursor.at);
      this.openBlock();
    }
    this.open.push(list ? "list" : "block");
  }

  /** Ends the statement before a block. What `$_` is in other blocks than those of a loop isn't followed. */
  private openBlock(): void {
    const { cursor, within, block } = this;
    this.around.push({ topic: cursor.topic, within, block });
    const head = this.words[0]?.text ?? "if";
    if (!KEEPS_TOPIC.test(head) || (this.piped && RUNS_FOR_EACH.test(head))) cursor.topic = `_ ${cursor.at}`;
    this.finish(false, cursor.topic);
    this.block = cursor.at;
    // The brace may be on the next line.
    this.within = this.statements.at(-1)?.words[0]?.text.toLowerCase() ?? "";
  }

  /** In batch, parentheses enclose commands only where a command may start. */
  private opensBlock(): boolean {
    const [first, second] = this.words;
    const head = (first?.text.toLowerCase() === "else" ? second : first)?.text.toLowerCase();
    if (head === undefined) return true;
    return head === "if" && /\s/.test(this.cursor.peek(-1));
  }

  private closing(character: ")" | "}"): void {
    const block = this.open.at(-1) === "block" && character === (this.powershell ? "}" : ")");
    const list = this.open.at(-1) === "list";
    if (block) this.finish();
    else this.mark(character);
    if (block || list) this.open.pop();
    if (block) ({ topic: this.cursor.topic, within: this.within, block: this.block } = this.around.pop() ?? OUTSIDE);
    if (list && this.open.at(-1) !== "list" && this.words[0]?.text.toLowerCase() === "param") this.finish();
  }

  private word(): void {
    const start = this.cursor.at;
    const word = this.programBefore(readWord(this.cursor), start);
    if (!this.powershell && this.words.length > 0 && !word.quoted && /^(?:do|else)$/i.test(word.text)) {
      this.finish();
      return;
    }
    this.push(word, start);
  }

  /** Returns the program alone if its first switch is part of the word, and moves back to the switch. */
  private programBefore(word: WordText, start: number): WordText {
    const length = this.powershell || word.quoted ? -1 : word.text.indexOf("/");
    if (length < 1) return word;
    const text = word.text.slice(0, length);
    if (!TAKES_SWITCH.test(text) || !this.cursor.source.startsWith(text, start)) return word;
    this.cursor.at = start + length;
    return { text, quoted: false };
  }

  private push({ text, quoted }: WordText, start: number): void {
    this.words.push({ text, quoted, before: this.before, start });
    this.before = "";
  }
}
