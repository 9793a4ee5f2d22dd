import { type Certainty, agreed, any } from "../../../values/certainty";
import { REFERENCES, variableOf } from "../words/marks";
import type { Word } from "../words/words";
import { comparison } from "./comparisons";
import type { ReleaseFact, ReleaseFacts } from "./release-facts";
import { SYSTEMS, type System } from "./systems";

/**
 * In which releases something certainly holds, and in which it certainly doesn't: a bit for each of {@link SYSTEMS}. More
 * than the release decides in the others.
 */
export interface Condition {
  readonly holds: number;
  readonly fails: number;
}

export const ALWAYS: Condition = { holds: -1, fails: 0 };

/** A condition that isn't about releases. */
export const OPEN: Condition = { holds: 0, fails: 0 };

const LOGICAL = /^-(?:and|or)$/i;
const NOT = /^(?:-not|!)$/i;
const COMPARES = /^-[ci]?(not)?(like|match|eq|ne|gt|ge|lt|le|in)$/i;
const METHOD = /\.(contains|startswith)(?=\uE004?$)/i;
const MAX_DEPTH = 20;

/** Variables of PowerShell with a value that doesn't change, and their texts. */
export const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ["null", ""],
  ["true", "True"],
  ["false", "False"],
]);

/** Reads the conditions of a script. */
export class Conditions {
  /** Whether some condition is about releases. */
  asksRelease = false;

  constructor(private readonly facts: ReleaseFacts) {}

  /** Returns the condition that words state. */
  of(words: readonly Word[], depth = 0): Condition {
    const [first] = words;
    if (first === undefined || depth > MAX_DEPTH) return OPEN;
    const at = lastLogical(words);
    const [left, right] = [words.slice(0, Math.max(at, 0)), words.slice(at + 1)];
    if (at > 0) {
      const [one, other] = [this.of(left, depth + 1), this.of(right, depth + 1)];
      return /or$/i.test(words[at]?.text ?? "") ? not(both(not(one), not(other))) : both(one, other);
    }
    if (!first.quoted && NOT.test(first.text)) return not(this.of(words.slice(1), depth + 1));
    const variable = words.length === 1 && !first.quoted ? variableOf(first.text) : undefined;
    if (variable === undefined) return this.compared(words, depth);
    const isTrue = this.facts.isTrue(variable);
    if (isTrue !== undefined) return this.asking(isTrue);
    const value = this.facts.valueOf(variable);
    return value === undefined ? OPEN : this.of(value, depth + 1);
  }

  /** Returns the condition that a fact compares with texts. */
  compares(fact: ReleaseFact, operator: string, given: readonly Word[]): Condition {
    const compares = comparison(operator, fact.as);
    if (compares === undefined || given.some(({ text }) => text.search(REFERENCES) >= 0)) return OPEN;
    const tests = given.map(({ text }) => compares(text));
    const compare = (answer: string): Certainty => any(tests.map((test) => test(answer)));
    return this.asking(ofSystems((system) => fact.answers(system).map(compare)));
  }

  private asking(condition: Condition): Condition {
    this.asksRelease ||= condition !== OPEN;
    return condition;
  }

  private compared(words: readonly Word[], depth: number): Condition {
    const at = words.findIndex(({ text, quoted }) => !quoted && COMPARES.test(text));
    if (at > 0) return this.byOperator(words, at, depth);
    const method = words.at(-2);
    const [, name = ""] = METHOD.exec(method?.text ?? "") ?? [];
    if (method === undefined || name === "" || words.at(-1)?.quoted !== true) return OPEN;
    const value = { ...method, text: method.text.replace(METHOD, "") };
    const fact = this.facts.of([...words.slice(0, -2), value]);
    return fact === undefined ? OPEN : this.compares(fact, name.toLowerCase(), words.slice(-1));
  }

  private byOperator(words: readonly Word[], at: number, depth: number): Condition {
    const [, negated, operator = ""] = COMPARES.exec(words[at]?.text.toLowerCase() ?? "") ?? [];
    const [left, given] = [words.slice(0, at), words.slice(at + 1)];
    if (given.length !== 1 && operator !== "in") return OPEN;
    const isUnequal = operator === "ne" || negated !== undefined;
    const literals = given.map(literal);
    const fact = this.facts.of(left);
    // Either side may be what the release says.
    const other =
      fact === undefined && /^(?:eq|ne)$/.test(operator) && left.length === 1 ? this.facts.of(given) : undefined;
    if (other !== undefined) {
      const condition = this.compares(other, "eq", left.map(literal));
      return isUnequal ? not(condition) : condition;
    }
    if (fact === undefined) {
      const truth = variableOf(given[0]?.text ?? "");
      if (!/^(?:eq|ne)$/.test(operator) || (truth !== "true" && truth !== "false")) return OPEN;
      const condition = this.of(left, depth + 1);
      return (truth === "true") === isUnequal ? not(condition) : condition;
    }
    const condition = this.compares(fact, /^(?:in|ne)$/.test(operator) ? "eq" : operator, literals);
    return isUnequal ? not(condition) : condition;
  }
}

/** Returns a word with the text of a variable that doesn't change. */
function literal(word: Word): Word {
  return { ...word, text: BUILT_IN.get(variableOf(word.text) ?? "") ?? word.text };
}

/** Returns the index of the logical operator that is evaluated last; they all have the same precedence. */
function lastLogical(words: readonly Word[]): number {
  let depth = 0;
  let least = words[0]?.text !== undefined && NOT.test(words[0].text) ? opened(words[0].before) : Infinity;
  let found = -1;
  for (const [at, { before, text, quoted }] of words.entries()) {
    depth += opened(before);
    if (quoted || !LOGICAL.test(text) || depth > least) continue;
    least = depth;
    found = at;
  }
  return found;
}

/** Returns how many parentheses are opened before a word, less those that are closed. */
function opened(before: string): number {
  return before.split("(").length - before.split(")").length;
}

export function not(condition: Condition): Condition {
  return condition === OPEN ? OPEN : { holds: condition.fails, fails: condition.holds };
}

export function both(one: Condition, other: Condition): Condition {
  if (one === ALWAYS) return other;
  if (other === ALWAYS) return one;
  return { holds: one.holds & other.holds, fails: one.fails | other.fails };
}

/** Whether a condition holds in a release. */
export function holdsIn(system: System, { holds, fails }: Condition): Certainty {
  const bit = 1 << SYSTEMS.indexOf(system);
  return (holds & bit) !== 0 ? "yes" : (fails & bit) !== 0 ? "no" : "maybe";
}

/**
 * Returns the condition that holds in the releases where all that Windows may answer says so. What holds nowhere asks for
 * something that isn't listed here, and is open.
 */
export function ofSystems(outcomes: (system: System) => readonly Certainty[]): Condition {
  let [holds, fails] = [0, 0];
  for (const [at, system] of SYSTEMS.entries()) {
    const outcome = agreed(outcomes(system));
    if (outcome === "yes") holds |= 1 << at;
    else if (outcome === "no") fails |= 1 << at;
  }
  return fails === (1 << SYSTEMS.length) - 1 ? OPEN : { holds, fails };
}
