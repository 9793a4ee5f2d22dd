import { Lists } from "../../values/lists";
import { type Argument, argument } from "./variables/arguments";
import type { Variables } from "./variables/variables";
import { Cursor } from "./words/cursor";
import { NOT_FOLLOWED, OWN_CODE, characterOf } from "./words/marks";
import type { Word } from "./words/words";

/** Calls that only a script of Windows Script Host makes, in VBScript or JScript. */
const CREATES_OBJECT = /\b(?:createobject|getobject|activexobject)\s*\(/i;
const ASSIGNMENT =
  /(?:^|[:\n]|\bthen\b|\belse\b)[ \t]{0,99}(?:(?:const|set|var)[ \t]{1,9})?(\w{1,100})[ \t]{0,99}=(?!=)([^\n]{0,2000})/gi;

/** Methods that take a key, a KMS host or port, or a command line. */
const TAKES =
  /\.(?:installproductkey|setkeymanagementservice(?:machine|port)|regwrite|run|exec|shellexecute|create)$|^(?:execute|executeglobal|eval)$/i;
/** Methods that start a command line, and statements that run code. */
const STARTS = /\.(?:run|exec|shellexecute)$|^(?:execute|executeglobal|eval)$/i;
const CREATES = /\.create$/i;
const MENTIONS_PROCESS = /\bwin32_process\b/i;
const TAKES_LIST = /\.shellexecute$/i;

const TEXT = /"((?:[^"\n]|"")*)"/y;
const CHARACTER = /chrw?\s{0,9}\(\s{0,9}(\d{1,5})\s{0,9}\)/iy;
const OWN_NAME = /wscript\.script(?:full)?name/iy;
const NAME = /\w{1,100}(?=[ \t]{0,99}(?:[&+,):;\n]|$))/y;
const IS_NAME = /^(?!(?:true|false|null|nothing|empty|vb\w*)$)[a-z_]\w*$/i;
/** A call, a member or a number. */
const OTHER = /(?:[^"&+,()\n]|"[^"\n]*"|\((?:[^()\n]|\([^()\n]*\))*\))+/y;
const OPERATOR = /[ \t]*[&+][ \t]*(?:_[ \t]*\n[ \t]*)?/y;
const OPEN = /[ \t]*\(?[ \t]*/y;
const COMMA = /[ \t]*,[ \t]*/y;

/** Longer lines are cut. VBScript allows 1,023 characters. */
const MAX_LINE = 2000;

/** The command lines that a script of Windows Script Host starts. Its variables are bare words. */
export class Vbscript {
  /** Whether the source is such a script. */
  readonly isScript: boolean;
  private assigned: Lists<string, string> | undefined;
  private readonly values = new Map<string, readonly string[]>();

  constructor(
    private readonly source: string,
    private readonly variables: Variables,
  ) {
    this.isScript = CREATES_OBJECT.test(source);
  }

  /** Returns a command with the values of its variables, if it's a call of a method that may matter. */
  resolve(args: readonly Argument[]): readonly Argument[] {
    if (!this.isScript) return args;
    const at = args.findIndex(({ word }) => !word.quoted && TAKES.test(word.text));
    const method = args[at]?.word;
    if (method === undefined) return args;
    return args.map((one, index) => {
      if (index === at + 1) return argument(one.word, this.read(this.after(method)));
      const isName = index > at && !one.word.quoted && IS_NAME.test(one.word.text);
      return isName ? argument(one.word, this.valuesOf(one.lower)) : one;
    });
  }

  /** Returns the command lines or code that a word starts: those in the text after it. */
  startedBy(word: Word): readonly string[] {
    const { text, quoted } = word;
    if (!this.isScript || quoted) return [];
    const starts = STARTS.test(text) || (CREATES.test(text) && MENTIONS_PROCESS.test(this.source));
    if (!starts) return [];
    const cursor = this.after(word);
    const programs = this.read(cursor);
    if (!TAKES_LIST.test(text) || cursor.take(COMMA) === "") return programs;
    const { variables } = this;
    return variables.join(variables.join(programs, [" "]), this.read(cursor));
  }

  private after({ start, text }: Word): Cursor {
    const end = start + text.length;
    return new Cursor(this.source.slice(end, end + MAX_LINE), "batch");
  }

  private read(cursor: Cursor): readonly string[] {
    cursor.take(OPEN);
    let values = this.operand(cursor);
    while (cursor.take(OPERATOR) !== "") values = this.variables.join(values, this.operand(cursor));
    return values;
  }

  private operand(cursor: Cursor): readonly string[] {
    const text = cursor.match(TEXT)?.[1];
    if (text !== undefined) {
      cursor.take(TEXT);
      return [text.replaceAll('""', '"')];
    }
    const code = cursor.match(CHARACTER)?.[1];
    if (code !== undefined) {
      cursor.take(CHARACTER);
      return [characterOf(Number(code))];
    }
    if (cursor.take(OWN_NAME) !== "") return [OWN_CODE];
    const name = cursor.take(NAME);
    if (name !== "") return /^\d/.test(name) ? [name] : this.valuesOf(name.toLowerCase());
    cursor.take(OTHER);
    return [NOT_FOLLOWED];
  }

  /** Returns every value that the script assigns to a variable. What it appends to one isn't followed. */
  private valuesOf(name: string): readonly string[] {
    const ready = this.values.get(name);
    if (ready !== undefined) return ready;
    this.values.set(name, [NOT_FOLLOWED]);
    this.assigned ??= assignments(this.source);
    const expressions = this.assigned.of(name);
    const appends = new RegExp(`^\\s*${name}\\s*[&+]`, "i");
    const isAppended = (expression: string): boolean => appends.test(expression);
    const whole = expressions
      .filter((expression) => !isAppended(expression))
      .flatMap((expression) => this.read(new Cursor(expression, "batch")));
    const appended = expressions.some(isAppended) ? whole.map((text) => `${text} ${NOT_FOLLOWED}`) : [];
    const values = whole.length === 0 ? [NOT_FOLLOWED] : [...new Set([...whole, ...appended])];
    this.values.set(name, values);
    return values;
  }
}

/** Returns the expressions that a script assigns, by variable in lower case. */
function assignments(source: string): Lists<string, string> {
  const all = new Lists<string, string>();
  for (const [, name = "", expression = ""] of source.matchAll(ASSIGNMENT)) all.add(name.toLowerCase(), expression);
  return all;
}
