import { Lists } from "../../../values/lists";
import { REFERENCES } from "../words/marks";
import { type Statement, labelNamed, setIndex } from "../words/words";
import { type BatchFact, setIn } from "./batch-facts";
import { type Condition, OPEN, both } from "./conditions";
import { DecidedValues } from "./decided-values";
import { SYSTEMS, type System } from "./systems";

/** A batch file that this one calls may set any variable. */
const CALLS_OTHERS = /\bcall[ \t]+(?![ \t:]|set\b|echo\b)/i;
const FOR = /^for$/i;
/** In a file with more labels, computed jumps aren't followed. */
const MAX_LABELS = 100;
const COMPUTES = /^\/[ap]$/i;

/** Returns the labels that a computed jump may lead to in a release; `undefined` if they are unknown. */
export type Targets = (system: System) => readonly string[] | undefined;

/** The values that branches on the release give the variables of a batch file. */
export class BatchValues {
  private readonly decided: DecidedValues;
  private readonly setters = new Lists<string, Statement>();
  private readonly labels: readonly string[];
  /** Whether the current statement is in a loop of one line. */
  private inLoop = false;

  /** @param isGiven whether a variable has a value from outside */
  constructor(
    statements: readonly Statement[],
    private readonly source: string,
    isGiven: (variable: string) => boolean,
  ) {
    const isOpen = CALLS_OTHERS.test(source);
    const last = new Map<string, number>();
    for (const [at, { words }] of isOpen ? [] : statements.entries()) {
      const set = setIndex(words);
      const [name = ""] = setIn(words, set);
      const [computed = ""] = COMPUTES.test(words[set + 1]?.text ?? "")
        ? (words[set + 2]?.text ?? "").split(/[=+*-]/)
        : [];
      if (computed !== "") last.set(computed.toLowerCase(), Infinity);
      else if (name !== "") last.set(name, isGiven(`env:${name}`) ? Infinity : Math.max(at, last.get(name) ?? 0));
    }
    this.decided = new DecidedValues(last);
    this.labels = statements.flatMap(({ words: [first] }) =>
      first?.text.startsWith(":") === true ? labelNamed(first.text) : [],
    );
  }

  /** Records what a statement assigns. */
  assign(statement: Statement, before: Statement | undefined, at: number, runs: Condition): void {
    const { words, end } = statement;
    const isSameLine = before !== undefined && !this.isLineBetween(before.end, words[0]?.start ?? 0);
    this.inLoop = isSameLine && (this.inLoop || FOR.test(before.words[0]?.text ?? ""));
    const set = setIndex(words);
    const [name = "", value = ""] = setIn(words, set);
    if (name === "") return;
    const isTrimmed = !/[ \t]/.test(this.source.charAt(end - 1));
    const isWhole = words[set + 1]?.quoted === true || (words.length <= set + 3 && isTrimmed);
    const isLiteral = isWhole && value.search(REFERENCES) < 0;
    this.decided.assign(name, {
      at,
      runs: this.inLoop ? both(runs, OPEN) : runs,
      value: isLiteral ? value.toLowerCase() : undefined,
    });
    this.setters.add(name, statement);
  }

  /**
   * Returns the value of a variable at a statement.
   *
   * @param isOpen whether a block is open there; cmd expands its variables before it runs
   */
  at(
    name: string,
    { words: [first] }: Statement,
    at: number,
    isOpen: (block: number) => boolean,
  ): BatchFact | undefined {
    const values = this.decided.at(name, at);
    const start = first?.start ?? 0;
    const isSeen = (setter: Statement): boolean => !isOpen(setter.block) && this.isLineBetween(setter.end, start);
    if (values === undefined || !this.setters.of(name).every(isSeen)) return undefined;
    return { output: values, part: values };
  }

  private isLineBetween(end: number, start: number): boolean {
    const line = this.source.indexOf("\n", end);
    return line >= 0 && line < start;
  }

  /** Returns where a jump to a label that has a variable leads. */
  targets(label: string, factOf: (reference: string) => BatchFact | undefined): Targets | undefined {
    const [found, another] = label.matchAll(REFERENCES);
    const fact = found && another === undefined ? factOf(found[0]) : undefined;
    if (found === undefined || fact === undefined || this.labels.length > MAX_LABELS) return undefined;
    const [prefix = "", suffix = ""] = label.split(found[0]);
    const fitting = this.labels.filter((one) => one.startsWith(prefix) && one.endsWith(suffix));
    const targets: Targets = (system) => {
      const given = (one: string): string => one.slice(prefix.length, one.length - suffix.length);
      const isKnown = fitting.every((one) => fact.part(system, given(one)).some((part) => part !== ""));
      return isKnown ? fitting.filter((one) => fact.part(system, given(one)).includes(given(one))) : undefined;
    };
    return SYSTEMS.some((system) => (targets(system) ?? []).length > 0) ? targets : undefined;
  }
}
