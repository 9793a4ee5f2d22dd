import { BatchBranches } from "./batch-branches";
import { withoutUncalled } from "./callers";
import { ALWAYS, type Condition, Conditions, OPEN, both, holdsIn, not } from "./conditions";
import type { Shell } from "./cursor";
import { mayActElsewhere } from "./elsewhere";
import type { Findings } from "./findings";
import { variableOf } from "./marks";
import { type ReleaseFact, ReleaseFacts } from "./release-facts";
import type { System } from "./systems";
import type { Variables } from "./variables";
import type { Statement, Word } from "./words";

/** A block that is open, and when it runs. */
interface Block {
  /** Where it begins. */
  readonly start: number;
  readonly depth: number;
  readonly runs: Condition;
  /** What compares with the labels in it, if it's that of a `switch`. */
  readonly choice?: Choice | undefined;
}

interface Choice {
  readonly fact: ReleaseFact | undefined;
  readonly operator: string;
  /** Whether it's `$true`, so the labels are conditions. */
  readonly isTrue: boolean;
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
/** A variable by which an element of a table is taken: `$keys[$build]` or `$keys.$build`. */
const INDEX = /[[.]\$(\w{1,100})/g;
/** What is between a statement and its block, at most. */
const MAX_BETWEEN = 1000;

/** The branches of a script in PowerShell that the release of Windows decides. */
class Branches {
  private readonly facts: ReleaseFacts;
  private readonly conditions: Conditions;
  /** The variables that choose an element of a table. */
  private readonly indices = new Map<string, ReleaseFact>();
  /** When the statements run, if they're in a block. */
  private readonly runs: (Condition | undefined)[] = [];
  private readonly blocks: Block[] = [];
  /** By depth, what holds if no condition or label so far does. */
  private readonly otherwise = new Map<number, Condition>();

  private constructor(
    private readonly statements: readonly Statement[],
    private readonly source: string,
  ) {
    this.facts = new ReleaseFacts(statements, source);
    this.conditions = new Conditions(this.facts);
    for (const [at, statement] of statements.entries()) this.visit(statement, at);
    for (const [, name = ""] of source.matchAll(INDEX)) {
      const value = this.facts.valueOf(name.toLowerCase());
      const fact = value && this.facts.of(value);
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

  /** Returns the variables that choose an element of a table and have one value in a release, with that value. */
  indicesIn(system: System): readonly (readonly [name: string, value: string])[] {
    return [...this.indices].flatMap(([name, { answers }]) => {
      const [value, another] = answers(system);
      return value === undefined || another !== undefined ? [] : [[name, value] as const];
    });
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
    this.runs.push(this.blocks.at(-1)?.runs);
    const next = this.statements[at + 1];
    if (next === undefined || next.block <= block || next.depth <= depth) return;
    const between = this.source.slice(statement.end, next.block).slice(0, MAX_BETWEEN);
    const [blank = "", brace] = BETWEEN.exec(between) ?? [];
    if (brace !== undefined) this.enter(statement, statement.end + blank.length - 1);
    else if (blank.length === between.length) this.enter(statement, next.block);
  }

  /** Enters the block after a statement. */
  private enter({ words, depth, topic }: Statement, start: number): void {
    const inner = depth + 1;
    const inside = this.blocks.at(-1);
    const choice = this.choiceOf(words, topic);
    const condition =
      inside?.choice === undefined ? this.conditionOf(words, depth) : this.labelled(words, depth, inside.choice);
    this.otherwise.delete(inner);
    this.blocks.push({
      start,
      depth: inner,
      runs: inside === undefined ? condition : both(inside.runs, condition),
      choice,
    });
  }

  /** Enters a block that no statement begins: one after `&`, or one after the block of a label `{ $_ -gt 9200 }`. */
  private enterUnknown({ block: start, depth }: Statement, at: number): void {
    if (this.blocks.at(-1)?.depth === depth) this.blocks.pop();
    const inside = this.blocks.at(-1);
    const before = this.statements[at - 1];
    const isLabelled = inside?.choice !== undefined && before?.depth === depth && AFTER_LABEL.test(this.after(before));
    const isLabel = inside?.choice !== undefined && AFTER_LABEL.test(this.after(this.statements[at]));
    const condition = isLabelled ? this.conditions.of(before.words) : OPEN;
    const none = this.otherwise.get(depth - 1) ?? ALWAYS;
    if (!isLabel) this.otherwise.set(depth - 1, both(none, not(condition)));
    this.blocks.push({ start, depth, runs: inside === undefined ? condition : both(inside.runs, condition) });
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
  private labelled(words: readonly Word[], depth: number, { fact, operator, isTrue }: Choice): Condition {
    const none = this.otherwise.get(depth) ?? ALWAYS;
    const [label] = words;
    const isOnly = words.length === 1 && label !== undefined;
    if (isOnly && !label.quoted && /^default$/i.test(label.text)) return none;
    const compared = isOnly && fact !== undefined ? this.conditions.compares(fact, operator, words) : OPEN;
    const condition = isTrue ? this.conditions.of(words) : compared;
    this.otherwise.set(depth, both(none, not(condition)));
    return condition;
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
    return { fact: this.facts.of(value), operator, isTrue };
  }
}

/** Returns the index of the word that begins a condition, perhaps after the variable that gets its value; -1 if none does. */
function headAt(words: readonly Word[]): number {
  return words.findIndex(
    ({ text, quoted, before }, at) => !quoted && HEADS.test(text) && (at === 0 || /[=($]$/.test(before)),
  );
}

/** Where the statements of a script run. */
interface Runner {
  /** The Windows that runs them, if it's known. */
  readonly system: System | undefined;
  readonly elsewhere: boolean;
  readonly findings: Findings;
  readonly variables: Variables;
}

/**
 * Returns the statements that may run in the Windows that runs a script; all of them if it's unknown. Sets the variables
 * by which it takes elements of tables.
 */
export function running(
  statements: readonly Statement[],
  source: string,
  shell: Shell,
  { system, elsewhere, findings, variables }: Runner,
): readonly Statement[] {
  const branches = elsewhere ? undefined : (shell === "batch" ? BatchBranches : Branches).of(statements, source);
  if (branches === undefined) return statements;
  findings.asksRelease = true;
  if (system === undefined) return statements;
  for (const [name, value] of branches.indicesIn(system)) variables.bind(name, value);
  return branches.in(system);
}
