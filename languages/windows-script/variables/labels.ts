import { argumentUnder, reference } from "../words/marks";
import { type Statement, type Word, labelNamed } from "../words/words";
import { expression } from "./expressions";
import type { Variables } from "./variables";

/** A jump to a label: `goto name`, `goto :name`, `call :name` or `call:name`. */
interface Jump {
  readonly label: string;
  /** Whether the label is called, so that the arguments after it are those of the code under it. */
  readonly isCall: boolean;
  readonly given: readonly Word[];
}

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
const JUMP = /^(goto|call)(?::(.*))?$/is;

/**
 * Binds the arguments of `call :label` to `%1` to `%9` of the code under the label. Code that other labels' code may reach
 * has those of any call.
 */
export function assignArguments(statements: readonly Statement[], variables: Variables): void {
  const entered = labelsEntered(statements);
  const called = new Set<string>();
  for (const { words } of statements) {
    for (const { label, isCall, given } of jumpsIn(words)) {
      if (!isCall) continue;
      called.add(label);
      for (const [index, digit] of DIGITS.entries()) {
        if (given[index] === undefined) break;
        const value = expression(given.slice(index, index + 1), 0, "words");
        variables.assign(argumentUnder("", digit), value);
        if (!entered.has(label)) variables.assign(argumentUnder(label, digit), value);
      }
    }
  }
  for (const label of new Set(statements.map((one) => one.label))) {
    if (label === "" || (called.has(label) && !entered.has(label))) continue;
    for (const digit of DIGITS) {
      variables.assign(argumentUnder(label, digit), (all) => all.resolve(reference(argumentUnder("", digit))));
    }
  }
}

/** Returns the labels that the code under other labels leads to, without a call. */
function labelsEntered(statements: readonly Statement[]): ReadonlySet<string> {
  const entered = new Set<string>();
  let last: Statement | undefined;
  for (const statement of statements) {
    const { words, label } = statement;
    if (last !== undefined && last.label !== "" && last.label !== label && !leaves(last)) entered.add(label);
    for (const jump of jumpsIn(words))
      if (!jump.isCall && label !== "" && jump.label !== label) entered.add(jump.label);
    last = statement;
  }
  return entered;
}

/** Whether nothing after a statement runs. */
function leaves({ words, depth }: Statement): boolean {
  return depth === 0 && /^(?:goto(?::.*)?|exit)$/i.test(words[0]?.text ?? "");
}

/** Returns the jumps of a statement. */
export function jumpsIn(words: readonly Word[]): readonly Jump[] {
  return words.flatMap(({ text, quoted }, at): readonly Jump[] => {
    const [, kind = "", attached] = (quoted ? null : JUMP.exec(text)) ?? [];
    const target = attached ?? words[at + 1]?.text ?? "";
    const isCall = kind.toLowerCase() === "call";
    if (kind === "" || (isCall && attached === undefined && !target.startsWith(":"))) return [];
    return [{ label: labelNamed(target), isCall, given: words.slice(at + (attached === undefined ? 2 : 1)) }];
  });
}
