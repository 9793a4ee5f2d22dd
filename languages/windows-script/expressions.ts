import { loadsAssembly } from "./assemblies";
import { decodeBase64Script } from "./encoded";
import { LIST, NOT_FOLLOWED, OWN_CODE, hasHole, isOwnCode } from "./marks";
import { describesProcess } from "./processes";
import type { Evaluation, Variables } from "./variables";
import type { Word } from "./words";

/** PowerShell operators that produce a new text. Only `-join` is evaluated, and `-f` in part. */
const OPERATOR = /^-(?:[ci]?(?:replace|split)|f|join|as)$|^\?\?$|^[*%/-]$/i;
const NUMBER_OR_MARKED = /^\d+$|^\uE003/;
const DECODES = /FromBase64String$/i;
/** What makes a script block or a scheduled task; its code is read there. */
const MAKES_CODE = /^\[(?:[\w.]+\.)?scriptblock\]::create$|^new-scheduledtask(?:action)?$/i;
const JOINS_PATH = /^join-path$|\bpath\]::combine$/i;
const MAX_WORDS = 1000;

/** How a value is written: in a declaration a comma ends it, and in a batch list every bare word is a text. */
export type Style = "statement" | "declaration" | "words";

/** Parses the expression that starts at a word. */
export function expression(words: readonly Word[], from: number, style: Style): Evaluation {
  return (variables) => evaluate(words.slice(from, from + MAX_WORDS), style, variables);
}

function evaluate(words: readonly Word[], style: Style, variables: Variables): readonly string[] {
  const first = words[0];
  if (first === undefined || !variables.budget.spend(words.length)) return [NOT_FOLLOWED];
  const whole = wholeValue(first, words, style, variables);
  if (whole !== undefined) return whole;
  const group = { depth: depth(first.before, "({"), list: first.before.includes("@") || style === "words" };
  const isBare = (at: number): boolean => style === "words" || (group.list && isField(words, at));
  const grouped = group.depth > 0;
  let done: readonly string[] = [""];
  let last = operand(first, isBare(0), variables);
  let end = 0;
  for (const [index, word] of words.entries()) {
    if (index === 0) continue;
    group.depth -= depth(word.before, ")}");
    const closed = grouped && group.depth <= 0;
    group.depth += depth(word.before, "({");
    if (index <= end) continue;
    if (style === "declaration" && group.depth <= 0 && word.before.includes(",")) break;
    const adds = word.before.includes("+");
    if (!adds && !word.quoted && OPERATOR.test(word.text))
      return operated(variables.join(done, last), words.slice(index), variables);
    if (!adds && (closed || !(group.list || word.before.includes(",")))) break;
    if (!adds) done = variables.join(variables.join(done, last), [LIST]);
    end = endOfCommand(words, index, isBare(index));
    const value =
      end > index ? called(words.slice(index, end + 1), variables) : operand(word, isBare(index), variables);
    last = adds ? variables.join(last, value) : value;
  }
  return variables.join(done, last);
}

/** Returns the value of what isn't followed word by word; `undefined` for anything else. */
function wholeValue(
  first: Word,
  words: readonly Word[],
  style: Style,
  variables: Variables,
): readonly string[] | undefined {
  // `$(throw 'text')` is the default of a parameter that a caller must give.
  if (!first.quoted && first.text.toLowerCase() === "throw") return [];
  // A loop over names often keeps what it loads in the variable of the name.
  if (loadsAssembly(first.text)) return [];
  const decoder = style === "statement" ? words.findIndex((word) => DECODES.test(word.text)) : -1;
  if (decoder >= 0) return decoded(words[decoder + 1], variables);
  if (MAKES_CODE.test(first.text) || words.slice(0, 3).some(describesProcess)) return [OWN_CODE];
  return JOINS_PATH.test(first.text) ? path(words, variables) : undefined;
}

/** Evaluates an operator and what follows it. */
function operated(
  left: readonly string[],
  [operator, ...words]: readonly Word[],
  variables: Variables,
): readonly string[] {
  const name = operator?.text.toLowerCase();
  if (name === "-f") return formatted(left, words, variables);
  const [separator] = words;
  if (name !== "-join" || separator?.quoted !== true) return [NOT_FOLLOWED];
  return left.map((text) => text.split(LIST).join(separator.text));
}

/** Evaluates one word. A bare word is a text only where it can't be a command. */
function operand(word: Word, bare: boolean, variables: Variables): readonly string[] {
  if (word.text === OWN_CODE) return [OWN_CODE];
  return bare || isValue(word) ? variables.resolve(word.text) : [NOT_FOLLOWED];
}

function isValue({ text, quoted }: Word): boolean {
  return quoted || NUMBER_OR_MARKED.test(text);
}

/** Whether a word names a field of a table. */
function isField(words: readonly Word[], at: number): boolean {
  return words[at + 1]?.before.startsWith("=") === true;
}

/** Returns the index of the last word of a command in parentheses that begins at a word; that of the word if none does. */
function endOfCommand(words: readonly Word[], at: number, bare: boolean): number {
  const word = words[at];
  const begins = word !== undefined && !bare && !isValue(word) && word.before.endsWith("(");
  return begins ? endOfGroup(words, at) : at;
}

/** Evaluates a command in parentheses. */
function called(words: readonly Word[], variables: Variables): readonly string[] {
  return JOINS_PATH.test(words[0]?.text ?? "") ? path(words, variables) : [NOT_FOLLOWED];
}

/** Evaluates `-f` if all its values are this script, which starts itself again; other texts aren't followed. */
function formatted(formats: readonly string[], words: readonly Word[], variables: Variables): readonly string[] {
  const end = words.findIndex(({ before }) => before.includes(")"));
  const values = words.slice(0, end < 0 ? undefined : end).flatMap(({ text }) => variables.resolve(text));
  if (values.length === 0 || !values.every(isOwnCode)) return [NOT_FOLLOWED];
  return formats.map((text) => text.replace(/\{\d[^}]{0,20}\}/g, OWN_CODE));
}

/** Evaluates `Join-Path` and `[IO.Path]::Combine`. Only the last name matters. */
function path([first, ...words]: readonly Word[], variables: Variables): readonly string[] {
  let open = first?.text.includes("::") === true ? -1 : 0;
  let last = "";
  for (const { before, text, quoted } of words) {
    open -= depth(before, ")");
    if (open < 0 && !before.includes("(")) break;
    open += depth(before, "(");
    if (quoted || !text.startsWith("-")) last = text;
  }
  return variables.resolve(last).map((name) => `${NOT_FOLLOWED}\\${name}`);
}

function decoded(word: Word | undefined, variables: Variables): readonly string[] {
  if (word === undefined) return [NOT_FOLLOWED];
  return variables
    .resolve(word.text)
    .map((text) => (hasHole(text) ? text : (decodeBase64Script(text) ?? NOT_FOLLOWED)));
}

/** Returns the index of the last word of the parentheses or braces that open before a word, or of that word alone. */
export function endOfGroup(words: readonly Word[], at: number): number {
  let open = depth(words[at]?.before ?? "", "({");
  let end = at;
  while (open > 0 && end + 1 < words.length) {
    const { before = "" } = words[end + 1] ?? {};
    open -= depth(before, ")}");
    if (open > 0) end += 1;
    open += open > 0 ? depth(before, "({") : 0;
  }
  return end;
}

function depth(before: string, marks: string): number {
  return Array.from(before).filter((character) => marks.includes(character)).length;
}
