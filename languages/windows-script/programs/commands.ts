import { type Argument, isCallOnly } from "../variables/arguments";
import type { Variables } from "../variables/variables";
import type { Shell } from "../words/cursor";
import { leadingVariable, variableOf } from "../words/marks";
import type { Word } from "../words/words";
import { isCommand } from "./programs";

/**
 * Returns the commands that run in a statement: an assignment's value and each command in parentheses are separate.
 */
export function commandsOf(words: readonly Word[], shell: Shell, variables: Variables): readonly (readonly Word[])[] {
  const starts: number[] = [];
  for (const [at, word] of words.entries()) {
    const assigned = at === 1 && word.before.startsWith("=") && variableOf(words[0]?.text ?? "") !== undefined;
    const opened =
      shell === "powershell" &&
      at > 0 &&
      word.before.includes("(") &&
      !(at === 1 && isProperty(words)) &&
      isCommand(word) &&
      !isCallOnly(words, at, variables);
    if (assigned) starts.length = 0;
    if (at === 0 || assigned || (opened && !/^(?:iex|invoke-expression)$/i.test(words[starts.at(-1) ?? 0]?.text ?? "")))
      starts.push(at);
  }
  return starts.map((start, index) => words.slice(start, starts[index + 1]));
}

/** Whether a name that is no variable is set to a value, such as the property of a resource of DSC. */
function isProperty([name, value]: readonly Word[]): boolean {
  return value?.before.startsWith("=") === true && leadingVariable(name?.text ?? "") === undefined;
}

/** A method that is called on a value, apart from those whose block is read. */
const METHOD = /^\.(?!(?:foreach|where)$)/i;
/** Compares two values. */
const COMPARES = /^-[ci]?(?:(?:not)?(?:match|like|contains|in)|eq|ne|gt|ge|lt|le)$/i;

/**
 * Whether the command is only a value. In PowerShell, a quoted text is a program only after `&`, unless a method is
 * called on it. Nor is a variable that is compared.
 */
export function isOnlyValue(args: readonly Argument[]): boolean {
  const word = args[0]?.word;
  if (word === undefined || word.before.includes("&")) return false;
  const next = args.find((argument) => argument.word !== word)?.word;
  if (next !== undefined && COMPARES.test(next.text) && leadingVariable(word.text) !== undefined) return true;
  const isList = args.length > 1 && args.every((argument) => argument.word === word);
  const quoted = word.quoted || isList;
  return quoted && !args.some((argument) => !argument.word.quoted && METHOD.test(argument.word.text));
}

/** Returns the text of all arguments in lower case. */
export function mentioned(args: readonly Argument[]): string {
  return args.map(({ lower }) => lower).join(" ");
}
