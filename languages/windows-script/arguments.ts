import { LIST, NOT_FOLLOWED } from "./marks";
import type { Variables } from "./variables";
import type { Word } from "./words";

/** A word of a command whose variables are filled in. */
export interface Argument {
  /** All that it may be; never empty. */
  readonly texts: readonly string[];
  /** The first of them in lower case, for recognition. */
  readonly lower: string;
  readonly word: Word;
}

const OPERATOR = /^-(?:f|join|[ci]?replace|[ci]?split)$/i;

/** Longer texts are no names, switches or hosts; only nested scripts. */
const MAX_NAME = 300;

/** The words of a command as the command gets them: a list in a variable becomes as many arguments as it has elements. */
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

/** What an argument may be, with what `+` adds to it; nothing if there is none. */
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

/** Where the value stands that follows one of the given names or switches; -1 if none is there. */
export function valueAfter(args: readonly Argument[], name: RegExp): number {
  const at = args.findIndex(({ lower }) => name.test(lower));
  return at < 0 || at + 1 >= args.length ? -1 : at + 1;
}
