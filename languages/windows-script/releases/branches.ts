import { mayActElsewhere } from "../programs/elsewhere";
import { COMMAND_SWITCH } from "../programs/launchers";
import { REFERENCES, hasHole, variableOf } from "../words/marks";
import type { Statement, Word } from "../words/words";
import { withoutUncalled } from "./callers";
import { ALWAYS, BUILT_IN, type Condition, Conditions, OPEN, both, holdsIn, not } from "./conditions";
import { type Filter, Filters } from "./filters";
import { type ReleaseFact, ReleaseFacts } from "./release-facts";
import type { System } from "./systems";

/** A block that is open, and when it runs. */
interface Block {
  /** Where it begins. */
  readonly start: number;
  readonly depth: number;
  readonly runs: Condition;
  /** What compares with the labels in it, if it's that of a `switch`. */
  readonly choice?: Choice | undefined;
  /** The statement before it whose value its statements are: `$key = switch (...) { ... }`. */
  readonly assigns?: number | undefined;
}

interface Choice {
  readonly fact: ReleaseFact | undefined;
  readonly operator: string;
  /** Whether it's `$true`, so the labels are conditions. */
  readonly isTrue: boolean;
  /** What holds if no label so far left the `switch`. */
  goesOn: Condition;
}

const ASKS = /(?:win32|cim)_operatingsystem|osversion|windows nt\\currentversion|get-computerinfo/i;
/** This computer, as a value that names another one elsewhere. */
const OWN_NAME = /\$env:computername/gi;
/** Blanks and comments between a statement and its block, with the brace of a block that begins with another one. */
const BETWEEN = /^(?:\s|#[^\n]*\n|<#(?:[^#]|#(?!>))*#>)*(\{)?/;
/** The end of a block that is a label, and the begin of its own. */
const AFTER_LABEL = /^\}\s*\{/;
const CHAINS = /^(?:elseif|else)$/i;
const HEADS = /^(?:if|elseif|else|switch)$/i;
const SWITCH_OPERATORS: ReadonlyMap<string, string> = new Map([
  ["-wildcard", "like"],
  ["-regex", "match"],
]);
const LEAVES = /^(?:exit|return|throw)$/i;
const LEAVES_SWITCH = /^(?:break|continue|exit|return|throw)$/i;
/** A variable by which an element of a table is taken: `$keys[$build]` or `$keys.$build`. */
const INDEX = /[[.]\$(\w{1,100})/g;
/** What is between a statement and its block, at most. */
const MAX_BETWEEN = 1000;

/** The branches of a script in PowerShell that the release of Windows decides. */
export class Branches {
  private readonly facts: ReleaseFacts;
  private readonly conditions: Conditions;
  private readonly filters: Filters;
  /** The variables that choose an element of a table. */
  private readonly indices = new Map<string, ReleaseFact>();
  /** When the statements run, if they're in a block. */
  private readonly runs: (Condition | undefined)[] = [];
  private readonly blocks: Block[] = [];
  /** By depth, what holds if no condition or label so far does. */
  private readonly otherwise = new Map<number, Condition>();
  /** By depth, the statement that gets the values of the last block. */
  private readonly assigned = new Map<number, number | undefined>();

  private constructor(
    private readonly statements: readonly Statement[],
    private readonly source: string,
  ) {
    this.facts = new ReleaseFacts(statements, source);
    this.conditions = new Conditions(this.facts);
    this.filters = new Filters(statements, this.facts, this.conditions);
    for (const [at, statement] of statements.entries()) this.visit(statement, at);
    this.facts.at = 0;
    for (const { 1: name = "", index } of source.matchAll(INDEX)) {
      while ((statements[this.facts.at]?.end ?? Infinity) <= index) this.facts.at += 1;
      const fact = this.facts.ofVariable(name.toLowerCase());
      if (fact !== undefined) this.indices.set(name, fact);
    }
  }

  /**
   * Returns the branches of a script, if the release decides any. What a script asks may be about another computer if it
   * runs anything there.
   */
  static of(statements: readonly Statement[], source: string): Branches | undefined {
    if (!ASKS.test(source) || mayActElsewhere(source.replace(OWN_NAME, "localhost").toLowerCase())) return undefined;
    const branches = new Branches(statements, source);
    return branches.conditions.asksRelease || branches.indices.size > 0 ? branches : undefined;
  }

  /** Returns the variables that choose an element of a table, with the values that they may have in a release. */
  indicesIn(system: System): readonly (readonly [name: string, values: readonly string[]])[] {
    return Array.from(this.indices, ([name, { answers }]) => [name, answers(system)] as const);
  }

  /** Returns the filters of pipelines in a release, by their offsets. */
  filtersIn(system: System): ReadonlyMap<number, Filter> {
    return this.filters.in(system);
  }

  /** Returns the statements that may run in a release. */
  in(system: System): readonly Statement[] {
    const found: Statement[] = [];
    for (const [at, statement] of this.statements.entries()) {
      const runs = holdsIn(system, this.runs[at] ?? ALWAYS);
      if (runs === "no") continue;
      found.push(statement);
      if (runs === "yes" && this.runs[at] !== undefined && LEAVES.test(statement.words[0]?.text ?? "")) break;
    }
    return withoutUncalled(this.statements, found);
  }

  private visit(statement: Statement, at: number): void {
    const { block, depth } = statement;
    while ((this.blocks.at(-1)?.depth ?? 0) > depth) this.blocks.pop();
    if (block >= 0 && this.blocks.at(-1)?.start !== block) this.enterUnknown(statement, at);
    const passes = this.filters.before(statement);
    const around = this.blocks.at(-1)?.runs;
    this.runs.push(passes === ALWAYS ? around : both(around ?? ALWAYS, passes));
    this.facts.at = at;
    this.filters.visit(statement, at);
    const next = this.statements[at + 1];
    const hasBlock = next !== undefined && next.block > block && next.depth > depth;
    this.leave(statement);
    this.assign(statement, at, hasBlock);
    if (!hasBlock) return;
    const between = this.source.slice(statement.end, next.block).slice(0, MAX_BETWEEN);
    const [blank = "", brace] = BETWEEN.exec(between) ?? [];
    if (brace !== undefined) this.enter(statement, statement.end + blank.length - 1, at);
    else if (blank.length === between.length) this.enter(statement, next.block, at);
  }

  /** Leaves a `switch` with the block of a label. */
  private leave({ words }: Statement): void {
    const choice = this.blocks.at(-2)?.choice;
    const runs = this.blocks.at(-1)?.runs;
    if (choice === undefined || runs === undefined || !LEAVES_SWITCH.test(words[0]?.text ?? "")) return;
    choice.goesOn = both(choice.goesOn, not(runs));
  }

  /** Records what a statement assigns: the text in it, or that of the branch in which it is. */
  private assign({ words }: Statement, at: number, hasBlock: boolean): void {
    const { assigns, runs = ALWAYS } = this.blocks.at(-1) ?? {};
    const { decided } = this.facts;
    const [target, first] = words;
    const variable = target?.quoted === false ? variableOf(target.text) : undefined;
    if (variable !== undefined && first?.before.startsWith("=") === true) {
      const isBranching = headAt(words) > 0;
      const value = isBranching ? "" : literalIn(words.slice(1));
      decided.assign(variable, { at, runs, value, choice: isBranching ? at : undefined });
    } else if (assigns !== undefined && !hasBlock && !LEAVES_SWITCH.test(target?.text ?? "")) {
      const of = variableOf(this.statements[assigns]?.words[0]?.text ?? "") ?? "";
      decided.assign(of, { at, runs, value: literalIn(words), choice: assigns });
    }
  }

  /** Enters the block after a statement. */
  private enter({ words, depth, topic }: Statement, start: number, at: number): void {
    const inner = depth + 1;
    const inside = this.blocks.at(-1);
    const around = this.runs[at];
    const choice = this.choiceOf(words, topic);
    const condition =
      inside?.choice === undefined ? this.conditionOf(words, depth) : this.labelled(words, depth, inside.choice);
    this.otherwise.delete(inner);
    this.blocks.push({
      start,
      depth: inner,
      runs: around === undefined ? condition : both(around, condition),
      choice,
      assigns: this.assignedFrom(words, depth, at) ?? inside?.assigns,
    });
  }

  /** Enters a block that no statement begins: one after `&`, or one after the block of a label `{ $_ -gt 9200 }`. */
  private enterUnknown({ block: start, depth }: Statement, at: number): void {
    if (this.blocks.at(-1)?.depth === depth) this.blocks.pop();
    const inside = this.blocks.at(-1);
    const before = this.statements[at - 1];
    const choice = inside?.choice;
    const isLabelled = choice !== undefined && before?.depth === depth && AFTER_LABEL.test(this.after(before));
    const isLabel = choice !== undefined && AFTER_LABEL.test(this.after(this.statements[at]));
    const condition = isLabelled ? this.conditions.of(before.words) : OPEN;
    const none = this.otherwise.get(depth - 1) ?? ALWAYS;
    if (!isLabel) this.otherwise.set(depth - 1, both(none, not(condition)));
    const reached = isLabelled ? both(choice.goesOn, condition) : condition;
    this.blocks.push({
      start,
      depth,
      runs: inside === undefined ? reached : both(inside.runs, reached),
      assigns: inside?.assigns,
    });
  }

  /** Returns the statement that gets the values of the block after a statement, which may be one before `else`. */
  private assignedFrom(words: readonly Word[], depth: number, at: number): number | undefined {
    const head = headAt(words);
    if (CHAINS.test(words[head]?.text ?? "")) return this.assigned.get(depth);
    this.assigned.set(depth, head > 0 ? at : undefined);
    return this.assigned.get(depth);
  }

  /** Returns the text after a statement. */
  private after(statement: Statement | undefined): string {
    return statement === undefined ? "" : this.source.slice(statement.end, statement.end + MAX_BETWEEN);
  }

  /** Returns when the block of a statement runs, if what it's in does. */
  private conditionOf(words: readonly Word[], depth: number): Condition {
    const at = headAt(words);
    const head = words[at]?.text.toLowerCase();
    if (head === undefined) return OPEN;
    if (head === "switch") return ALWAYS;
    const none = CHAINS.test(head) ? (this.otherwise.get(depth) ?? OPEN) : ALWAYS;
    if (head === "else") return none;
    const condition = this.conditions.of(words.slice(at + 1));
    this.otherwise.set(depth, both(none, not(condition)));
    return both(none, condition);
  }

  /** Returns when the block after a label runs. */
  private labelled(words: readonly Word[], depth: number, { fact, operator, isTrue, goesOn }: Choice): Condition {
    const none = this.otherwise.get(depth) ?? ALWAYS;
    const [label] = words;
    const isOnly = words.length === 1 && label !== undefined;
    if (isOnly && !label.quoted && /^default$/i.test(label.text)) return both(goesOn, none);
    const compared = isOnly && fact !== undefined ? this.conditions.compares(fact, operator, words) : OPEN;
    const condition = isTrue ? this.conditions.of(words) : compared;
    this.otherwise.set(depth, both(none, not(condition)));
    return both(goesOn, condition);
  }

  /** Returns what `switch` compares. In its block, `$_` is that, too. */
  private choiceOf(words: readonly Word[], topic: string | undefined): Choice | undefined {
    const at = headAt(words);
    if (words[at]?.text.toLowerCase() !== "switch") return undefined;
    const given = words.slice(at + 1);
    const from = given.findIndex(({ before }) => before.includes("("));
    const value = given.slice(Math.max(from, 0));
    const [operator = "eq"] = given
      .slice(0, Math.max(from, 0))
      .flatMap(({ text }) => SWITCH_OPERATORS.get(text.toLowerCase()) ?? []);
    if (topic !== undefined) this.facts.setTopic(topic, value);
    const isTrue = value.length === 1 && variableOf(value[0]?.text ?? "") === "true";
    return { fact: this.facts.of(value), operator, isTrue, goesOn: ALWAYS };
  }
}

/** Returns the index of the word that begins a condition, perhaps after the variable that gets its value; -1 if none does. */
function headAt(words: readonly Word[]): number {
  return words.findIndex(
    ({ text, quoted, before }, at) =>
      !quoted &&
      HEADS.test(text) &&
      (at === 0 || /[=($]$/.test(before) || COMMAND_SWITCH.test(words[at - 1]?.text.toLowerCase() ?? "")),
  );
}

/** Returns the text that one word is; `undefined` if there are several, or it's computed. */
function literalIn([word, ...more]: readonly Word[]): string | undefined {
  if (word === undefined || more.length > 0 || !/^=?$/.test(word.before)) return undefined;
  const variable = variableOf(word.text) ?? "";
  if (BUILT_IN.has(variable)) return BUILT_IN.get(variable);
  const isLiteral = (word.quoted && word.text.search(REFERENCES) < 0) || /^\d+$/.test(word.text);
  return isLiteral && !hasHole(word.text) ? word.text : undefined;
}
