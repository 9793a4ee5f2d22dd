import { isKeyLike } from "../../../values/key-text";
import { tidyKey } from "../findings/keys";
import { NOT_FOLLOWED, reference, returnedBy, variableOf } from "../words/marks";
import { TIDIES } from "../words/texts";
import { type Word, isMember } from "../words/words";
import { elementsOf } from "./tables";
import type { Variables } from "./variables";

/** A word of a command after variable expansion. */
export interface Argument {
  /** All possible values; never empty. */
  readonly texts: readonly string[];
  /** The first value in lower case, for matching. */
  readonly lower: string;
  readonly word: Word;
}

const OPERATOR = /^-(?:f|join|[ci]?replace|[ci]?split)$/i;

/** The ID in a text such as `slmgr.vbs /ato $id`. */
const ID_OF_ACTIVATION = /[-/]ato\s["'{\s]{0,9}\uE003([^\uE004.[]*)/i;

/** Parts of a key, or of a text that it is made from, before an operator that joins them. */
const MAX_LIST = 30;

/** Longer texts can't be names, switches or hosts, only nested scripts. */
const MAX_NAME = 300;

/** The switch for the arguments of a program that a command starts; without a dash in a table of switches. */
export const LIST_SWITCH = /^-?(?:args|argument|argumentlist)$/;

/** Expands the words of a command into its arguments. A list in a variable becomes one argument per element. */
export function fillIn(words: readonly Word[], variables: Variables): readonly Argument[] {
  return words.flatMap((word, at) => {
    const texts =
      at > 0 && isCallOnly(words, at, variables)
        ? variables.resolve(reference(returnedBy(word.text)))
        : textsOf(word, variables);
    const all = texts.map(elementsOf);
    if (all.every(({ length }) => length === 1)) return [argument(word, texts)];
    return all.flat().map((element) => argument(word, [element]));
  });
}

/** Returns the possible texts of a word. Without its ID, `/ato` activates Windows rather than an add-on. */
function textsOf({ text }: Word, variables: Variables): readonly string[] {
  const texts = variables.resolve(text);
  const found = ID_OF_ACTIVATION.exec(text);
  if (found === null || !variables.mayBeEmpty(found[1] ?? "")) return texts;
  return [...texts, ...variables.resolve(text.slice(0, found.index + "/ato ".length))];
}

/** Whether only a call of one of the script's functions is in parentheses. What it returns is a value of the command. */
export function isCallOnly(words: readonly Word[], at: number, variables: Variables): boolean {
  const { before = "", text = "", quoted = true } = words[at] ?? {};
  const isAlone = before.includes("(") && words[at + 1]?.before.startsWith(")") !== false;
  return isAlone && !quoted && variables.declares(text.toLowerCase());
}

/** Makes an argument of a word and its possible values. */
export function argument(word: Word, texts: readonly string[]): Argument {
  return { texts, word, lower: (texts[0] ?? "").slice(0, MAX_NAME).toLowerCase() };
}

/** Returns an argument's possible values, including what `+` appends; empty if there is no argument. */
export function operand(args: readonly Argument[], at: number, variables: Variables): readonly string[] | undefined {
  const first = args[at];
  if (first === undefined || first.word.before.includes(">")) return undefined;
  let texts = first.texts;
  for (let next = at + 1; args[next]?.word.before.includes("+") === true; next += 1) {
    texts = variables.join(texts, args[next]?.texts ?? []);
  }
  const called = !first.word.quoted && args[at + 1]?.word.before.startsWith("(") === true;
  const computed = first.word.before.includes("(") && args.slice(at + 1, at + MAX_LIST).some(isOperator);
  return called || computed || isTaken(args, at, 1) ? [NOT_FOLLOWED] : texts;
}

/** Whether only a member of the text in parentheses is a value: `Install(('a').Substring(1))`. */
function isTaken(args: readonly Argument[], at: number, around: number): boolean {
  const [opened = "", closed = ""] = [args[at]?.word.before, args[at + 1]?.word.before];
  const member = args[at + 1]?.word;
  const isInside = closed.split(")").length + around <= opened.split("(").length;
  return member !== undefined && isInside && isMember(member) && !TIDIES.test(member.text);
}

/**
 * Returns the possible values of a switch. Of expressions in parentheses, only a text, a key or a variable is followed,
 * with what `+` appends; empty if there is no value.
 */
export function switchValue(
  args: readonly Argument[],
  at: number,
  variables: Variables,
): readonly string[] | undefined {
  const values = operand(args, at, variables);
  const word = args[at]?.word;
  if (values === undefined || !word?.before.includes("(")) return values;
  const next = args[at + 1]?.word.before ?? ")";
  const isPlain = word.quoted || variableOf(word.text) !== undefined || isKeyLike(tidyKey(word.text));
  const isReturned = !word.quoted && variables.declares(word.text.toLowerCase());
  const whole = next.includes(")") || next.includes("+");
  return (isPlain || isReturned) && whole && !isTaken(args, at, 0) && !word.before.includes("&")
    ? values
    : [NOT_FOLLOWED];
}

function isOperator({ word }: Argument): boolean {
  return !word.quoted && OPERATOR.test(word.text);
}

/** Whether an argument is a switch rather than a value. */
export function isSwitch(argument: Argument | undefined): boolean {
  return argument !== undefined && /^(?:-|\/{1,2})[a-z]/.test(argument.lower);
}

/** Whether a command has this argument, in lower case. */
export function has(args: readonly Argument[], name: string): boolean {
  return args.some(({ lower }) => lower === name);
}

/** Returns the index of the value after one of the given names or switches; -1 if there is none. */
export function valueAfter(args: readonly Argument[], name: RegExp): number {
  const at = args.findIndex(({ lower }) => name.test(lower));
  return at < 0 || at + 1 >= args.length ? -1 : at + 1;
}

/** Returns the elements of a list that begins at an argument: those joined by a comma or `+`, or of one variable. */
export function elements(args: readonly Argument[], from: number): readonly Argument[] {
  const first = args[from];
  if (first === undefined || (!first.word.quoted && first.word.text.startsWith("-"))) return [];
  const end = args.findIndex(
    ({ word }, index) => index > from && word !== args[index - 1]?.word && !/[,+]/.test(word.before),
  );
  return args.slice(from, end < 0 ? undefined : end);
}

/** Joins the parts of a line: a program that may have to be quoted, and its arguments. */
export function joined([program, ...list]: readonly Argument[], variables: Variables): readonly string[] {
  const first = program?.texts ?? [];
  const quoted = list.length === 0 ? first : first.map((text) => (/\s/.test(text) ? `"${text}"` : text));
  return list.reduce<readonly string[]>((texts, { texts: more, word }) => {
    const blank = word.before.includes("+") ? "" : " ";
    return variables.join(
      texts,
      more.map((text) => blank + text),
    );
  }, quoted);
}
