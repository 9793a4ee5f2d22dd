import { decodeBase64Script } from "../encoded";
import { loadsAssembly } from "../programs/assemblies";
import { describesProcess } from "../programs/processes";
import { FIELD, LIST, NOT_FOLLOWED, OWN_CODE, hasHole, reference, returnedBy } from "../words/marks";
import { TIDIES } from "../words/texts";
import { type Word, isMember } from "../words/words";
import { tableOfJson } from "./json-tables";
import { applied } from "./operators";
import { memberOf } from "./tables";
import type { Evaluation, Variables } from "./variables";

/** PowerShell operators that produce a new text. Few of them are evaluated. */
const OPERATOR = /^-(?:[ci]?(?:replace|split)|f|join|as)$|^\?\?$|^[*%/-]$/i;
const NUMBER_OR_MARKED = /^\d+$|^\uE003/;
const DECODES = /FromBase64String$/i;
/** What makes a script block or a scheduled task; its code is read there. */
const MAKES_CODE = /^\[(?:[\w.]+\.)?scriptblock\]::create$|^new-scheduledtask(?:action)?$/i;
/** What makes an empty table. */
const MAKES_TABLE =
  /^(?:new-object (?:(?:system\.)?collections\.)?hashtable$|\[(?:(?:system\.)?collections\.)?hashtable\]::new(?!\w))/i;
const READS_JSON = /^convertfrom-json$/i;
/** Methods that join a list, and that read an environment variable. */
const JOINS_TEXT = /^\[(?:system\.)?string\]::join$/i;
const READS_ENVIRONMENT = /^\[(?:system\.)?environment\]::getenvironmentvariable$/i;
const JOINS_PATH = /^join-path$|\bpath\]::combine$/i;
const FUNCTION = /^[\w-]{1,100}$/;
const MAX_WORDS = 1000;

/** How a value is written: in a declaration a comma ends it, and in a batch list every bare word is a text. */
export type Style = "statement" | "declaration" | "words";

/** Parses the expression that starts at a word. */
export function expression(words: readonly Word[], from: number, style: Style = "statement"): Evaluation {
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
    if (isMember(word) && (closed || !group.list))
      return taken(variables.join(done, last), words.slice(index), variables);
    const adds = word.before.includes("+");
    if (!adds && isOperator(word))
      return inList(words.slice(1, index))
        ? [NOT_FOLLOWED]
        : operated(variables.join(done, last), words.slice(index), variables);
    if (!adds && !word.before.includes(",") && (closed || !group.list)) break;
    const separator = group.list && word.before.startsWith("=") ? FIELD : LIST;
    if (!adds) done = variables.join(variables.join(done, last), [separator]);
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
  if (MAKES_TABLE.test(`${first.text} ${words[1]?.text}`)) return [""];
  if (READS_JSON.test(first.text)) return jsonTables(words.slice(1), variables);
  if (JOINS_TEXT.test(first.text)) return joinedTexts(words.slice(1), variables);
  if (READS_ENVIRONMENT.test(first.text)) return evaluate(environmentVariable(words, variables), style, variables);
  if (MAKES_CODE.test(first.text) || words.slice(0, 3).some(describesProcess)) return [OWN_CODE];
  return JOINS_PATH.test(first.text) ? path(words, variables) : undefined;
}

/** Whether one of these words begins an expression in parentheses that is an element of a list. */
function inList(words: readonly Word[]): boolean {
  return words.some(({ before }) => /[,=].*\(/.test(before));
}

/** Evaluates operators and what follows them, from left to right. */
function operated(
  left: readonly string[],
  [operator, ...words]: readonly Word[],
  variables: Variables,
): readonly string[] {
  if (words.some(changesGroup) || !variables.budget.spend(words.length)) return [NOT_FOLLOWED];
  const end = words.findIndex((word) => word.before.includes(")") || isOperator(word));
  const right = words.slice(0, end < 0 ? undefined : end);
  const [given = NOT_FOLLOWED, another] = evaluate(right, "statement", variables);
  const name = operator?.text.toLowerCase() ?? "";
  const done = another === undefined ? left.map((text) => applied(name, text, given)) : [NOT_FOLLOWED];
  const next = words[end];
  if (next === undefined || !isOperator(next)) return done;
  const isInner = right.some(({ before }) => before.includes("(")) && !next.before.includes(")");
  return isInner ? [NOT_FOLLOWED] : operated(done, words.slice(end), variables);
}

/** Whether a word is an operator that produces a new text. */
export function isOperator({ text, quoted }: Word): boolean {
  return !quoted && OPERATOR.test(text);
}

/** Whether a text in parentheses isn't all of a value: it's in a list, or what follows appends to it or takes a part of it. */
function changesGroup(word: Word): boolean {
  return word.before.startsWith(")") && (/[+,]/.test(word.before) || (isMember(word) && !TIDIES.test(word.text)));
}

/** Evaluates one word. A bare word is a text only where it can't be a command. */
function operand(word: Word, bare: boolean, variables: Variables): readonly string[] {
  if (word.text === OWN_CODE) return [OWN_CODE];
  return bare || isValue(word) ? variables.resolve(word.text) : returned(word, variables);
}

/** Returns what one of the script's functions returns; nothing is known of other commands. */
function returned({ text }: Word, variables: Variables): readonly string[] {
  return FUNCTION.test(text) ? variables.resolve(reference(returnedBy(text))) : [NOT_FOLLOWED];
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
  const [first] = words;
  if (first === undefined) return [NOT_FOLLOWED];
  return JOINS_PATH.test(first.text) ? path(words, variables) : returned(first, variables);
}

/** Returns a member of a value in parentheses or braces, such as `(...).Key` or `@{ ... }[$name]`. */
function taken(values: readonly string[], [member, next]: readonly Word[], variables: Variables): readonly string[] {
  const { text = "" } = member ?? {};
  const goesOn = next !== undefined && (next.before.includes("+") || OPERATOR.test(next.text));
  return goesOn ? [NOT_FOLLOWED] : membersOf(values, text, variables);
}

/** Returns a member of each value. Quotes around an index are gone in the text of a word. */
export function membersOf(values: readonly string[], text: string, variables: Variables): readonly string[] {
  if (TIDIES.test(text)) return values;
  if (!values.every(({ length }) => variables.budget.spend(length))) return [NOT_FOLLOWED];
  const [, name] = /^\[(?!-?\d+\])([\w .-]+)\]$/.exec(text) ?? [];
  return values.flatMap((value) => memberOf(value, name === undefined ? text : `["${name}"]`));
}

/** Evaluates `ConvertFrom-Json` with the text that it gets, and what is taken from that. */
function jsonTables(words: readonly Word[], variables: Variables): readonly string[] {
  const from = words[0]?.quoted === false && /^-inputobject$/i.test(words[0].text) ? 1 : 0;
  const end = words.findIndex(isMember);
  const tables = evaluate(words.slice(from, end < 0 ? undefined : end), "statement", variables).map(tableOfJson);
  return end < 0 ? tables : taken(tables, words.slice(end), variables);
}

/** Returns words with a variable in place of the call that reads it: `[Environment]::GetEnvironmentVariable('KEY')`. */
function environmentVariable([method, name, ...words]: readonly Word[], variables: Variables): readonly Word[] {
  if (method === undefined || name?.quoted !== true) return [];
  const [known = NOT_FOLLOWED, another] = variables.resolve(name.text);
  const end = words.findIndex(({ before }) => before.includes(")"));
  const text = another === undefined ? reference(`env:${known}`) : NOT_FOLLOWED;
  return [{ ...method, text }, ...(end < 0 ? [] : words.slice(end))];
}

/** Evaluates `[string]::Join` with its separator and a list. */
function joinedTexts([separator, ...list]: readonly Word[], variables: Variables): readonly string[] {
  if (separator?.quoted !== true || list.some(isOperator)) return [NOT_FOLLOWED];
  return evaluate(list, "statement", variables).map((text) => applied("-join", text, separator.text));
}

/** Whether a word is a method that joins texts or reads an environment variable. */
export function isTextMethod({ text }: Word): boolean {
  return JOINS_TEXT.test(text) || READS_ENVIRONMENT.test(text);
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
