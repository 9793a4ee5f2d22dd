import { LIST, NOT_FOLLOWED } from "./marks";
import type { Variables } from "./variables";
import type { Word } from "./words";

/** A word of a command after variable expansion. */
export interface Argument {
  /** All possible values; never empty. */
  readonly texts: readonly string[];
  /** The first value in lower case, for matching. */
  readonly lower: string;
  readonly word: Word;
}

const OPERATOR = /^-(?:f|join|[ci]?replace|[ci]?split)$/i;

/** Longer texts can't be names, switches or hosts, only nested scripts. */
const MAX_NAME = 300;

/** Expands the words of a command into its arguments. A list in a variable becomes one argument per element. */
export function fillIn(words: readonly Word[], variables: Variables): readonly Argument[] {
  return words.flatMap((word) => {
    const texts = variables.resolve(word.text);
    if (!texts.some((text) => text.includes(LIST))) return [argument(word, texts)];
    return texts.flatMap((text) => text.split(LIST).map((element) => argument(word, [element])));
  });
}

function argument(word: Word, texts: readonly string[]): Argument {
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
  const computed = first.word.before.includes("(") && args.slice(at + 1, at + 5).some(isOperator);
  return computed ? [NOT_FOLLOWED] : texts;
}

function isOperator({ word }: Argument): boolean {
  return !word.quoted && OPERATOR.test(word.text);
}

/** Whether an argument is a switch rather than a value. */
export function isSwitch(argument: Argument | undefined): boolean {
  return argument !== undefined && /^(?:-|\/{1,2})[a-z]/.test(argument.lower);
}

/** Returns the index of the value after one of the given names or switches; -1 if there is none. */
export function valueAfter(args: readonly Argument[], name: RegExp): number {
  const at = args.findIndex(({ lower }) => name.test(lower));
  return at < 0 || at + 1 >= args.length ? -1 : at + 1;
}
