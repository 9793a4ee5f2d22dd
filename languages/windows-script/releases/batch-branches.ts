import { type Certainty, any } from "../../../values/certainty";
import { jumpsIn } from "../variables/labels";
import { REFERENCES, variableOf } from "../words/marks";
import type { Statement, Word } from "../words/words";
import { type BatchFact, factsIn, saidBy } from "./batch-facts";
import { BatchValues, type Targets } from "./batch-values";
import { comparison } from "./comparisons";
import { ALWAYS, type Condition, OPEN, both, holdsIn, not, ofSystems } from "./conditions";
import type { Filter } from "./filters";
import type { System } from "./systems";

/** A block that is open, and when it runs. */
interface Block {
  readonly start: number;
  readonly depth: number;
  readonly runs: Condition;
}

const ASKS = /\bver\b|wmic|currentversion|systeminfo/i;
const FINDS = /^find(?:str)?(?:\.exe)?$/i;
/** Commands that leave ERRORLEVEL as it is. */
const KEEPS_LEVEL = /^@?(?:echo|if|else|set|goto|for)$/i;
const PRINTS = /^@?echo$/i;
const EXIT = /^exit$/i;
/** Passes over the jumps of a file, which may go back. */
const MAX_PASSES = 20;

/** Comparisons of `if`. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["equ", "eq"],
  ["neq", "ne"],
  ["gtr", "gt"],
  ["geq", "ge"],
  ["lss", "lt"],
  ["leq", "le"],
]);

/** The branches of a batch file that the release of Windows decides. */
export class BatchBranches {
  private asksRelease = false;
  /** The index of the current statement. */
  private at = 0;
  /** When the statements run, without and with the blocks around them. */
  private readonly own: Condition[] = [];
  private readonly runs: Condition[] = [];
  private readonly blocks: Block[] = [];
  private readonly facts: ReadonlyMap<string, BatchFact>;
  private readonly values: BatchValues;
  /** Where the computed jumps of statements lead, by statement and label. */
  private readonly targets = new Map<string, Targets>();
  /** What holds if no jump so far left the statements before the first label. */
  private goesOn = ALWAYS;
  /** Whether the statement before succeeds, and the last one that sets ERRORLEVEL. */
  private success = OPEN;
  private level = OPEN;
  /** By depth, what holds in the next `else`. */
  private readonly otherwise = new Map<number, Condition>();

  private constructor(
    private readonly statements: readonly Statement[],
    private readonly source: string,
    isGiven: (variable: string) => boolean,
  ) {
    this.facts = factsIn(statements);
    this.values = new BatchValues(statements, source, isGiven);
    for (const [at, statement] of statements.entries()) {
      this.at = at;
      this.visit(statement, statements[at - 1], this.own[at - 1]);
    }
  }

  /**
   * Returns the branches of a batch file, if the release decides any.
   *
   * @param isGiven whether a variable has a value from outside
   */
  static of(
    statements: readonly Statement[],
    source: string,
    isGiven: (variable: string) => boolean,
  ): BatchBranches | undefined {
    if (!ASKS.test(source)) return undefined;
    const branches = new BatchBranches(statements, source, isGiven);
    return branches.asksRelease ? branches : undefined;
  }

  /** A batch file has no tables. */
  indicesIn(): readonly (readonly [name: string, values: readonly string[]])[] {
    return [];
  }

  /** Nor has it pipelines of values. */
  filtersIn(): ReadonlyMap<number, Filter> {
    return new Map();
  }

  /** Returns the statements that may run in a release. It also decides which jumps are made. */
  in(system: System): readonly Statement[] {
    const reached = new Set<string>();
    for (let pass = 0; pass < MAX_PASSES; pass += 1) {
      const { size } = reached;
      const found = this.reachedBy(reached, system);
      if (found === undefined) break;
      if (reached.size === size) return found;
    }
    return this.statements.filter((_, at) => holdsIn(system, this.runs[at] ?? ALWAYS) !== "no");
  }

  /** Returns what runs after jumps to some labels, and adds the labels that it jumps to; `undefined` if one is computed. */
  private reachedBy(reached: Set<string>, system: System): readonly Statement[] | undefined {
    const found: Statement[] = [];
    let isAlive = true;
    for (const [at, statement] of this.statements.entries()) {
      const { words, label } = statement;
      const [first] = words;
      isAlive ||= first?.text.startsWith(":") === true && reached.has(label);
      const runs = isAlive ? holdsIn(system, this.runs[at] ?? ALWAYS) : "no";
      if (runs === "no") continue;
      found.push(statement);
      if (PRINTS.test(first?.text ?? "")) continue;
      const jumps = jumpsIn(words);
      for (const { label: target } of jumps) {
        const targets = target.search(REFERENCES) < 0 ? [target] : this.targets.get(`${at} ${target}`)?.(system);
        if (targets === undefined) return undefined;
        for (const one of targets) reached.add(one);
      }
      if (runs === "yes" && leaves(words)) isAlive = false;
    }
    return found;
  }

  private visit(statement: Statement, before: Statement | undefined, ownBefore = ALWAYS): void {
    const { block, depth, words } = statement;
    while ((this.blocks.at(-1)?.depth ?? 0) > depth) this.blocks.pop();
    const isNew = block >= 0 && this.blocks.at(-1)?.start !== block;
    if (isNew) this.enter(statement, before, ownBefore);
    const joined = isNew ? ALWAYS : this.joinedTo(before, ownBefore);
    const own = both(joined, this.conditionOf(words, depth));
    this.own.push(own);
    const runs = both(this.blocks.at(-1)?.runs ?? ALWAYS, own);
    this.runs.push(runs);
    this.values.assign(statement, before, this.at, statement.label === "" ? both(this.goesOn, runs) : OPEN);
    if (leaves(words)) this.goesOn = both(this.goesOn, not(runs));
    for (const { label } of jumpsIn(words)) {
      const targets = this.values.targets(label, (reference) => this.factOf(reference));
      if (targets !== undefined) this.targets.set(`${this.at} ${label}`, targets);
      this.asksRelease ||= targets !== undefined;
    }
    this.success = this.successOf(statement, before);
    if (!KEEPS_LEVEL.test(words[0]?.text ?? "")) this.level = this.success;
  }

  /** Enters a block: of `if` or `else`, after `&&`, or any other, of which it's unknown when it runs. */
  private enter({ block: start, depth }: Statement, before: Statement | undefined, ownBefore: Condition): void {
    if (this.blocks.at(-1)?.depth === depth) this.blocks.pop();
    const between = this.source.slice(before?.end, start).trim();
    const isOfIf = between === "" && /^(?:if|else)$/i.test(before?.words[0]?.text ?? "");
    const condition = isOfIf ? ownBefore : between === "&&" ? both(ownBefore, this.success) : OPEN;
    this.blocks.push({ start, depth, runs: both(this.blocks.at(-1)?.runs ?? ALWAYS, condition) });
  }

  /** Returns when a statement runs because of the one before it. */
  private joinedTo(before: Statement | undefined, ownBefore: Condition): Condition {
    if (before === undefined) return ALWAYS;
    if (before.pipes) return ownBefore;
    const operator = /^(?:&&?|\|\|)/.exec(this.source.slice(before.end, before.end + 2))?.[0];
    if (operator === undefined) return ALWAYS;
    if (operator === "&&") return both(ownBefore, this.success);
    if (ownBefore !== ALWAYS) return OPEN;
    return operator === "||" ? not(this.success) : ALWAYS;
  }

  /** Returns the condition of `if` or `else`. */
  private conditionOf(words: readonly Word[], depth: number): Condition {
    const [head, ...more] = words.map(({ text }) => text.toLowerCase().replace(/^@/, ""));
    const isElse = head === "else";
    const none = isElse ? (this.otherwise.get(depth) ?? OPEN) : ALWAYS;
    if (head !== "if" && !(isElse && more[0] === "if")) return none;
    const condition = this.ifCondition(words.slice(isElse ? 2 : 1));
    this.otherwise.set(depth, both(none, not(condition)));
    return both(none, condition);
  }

  private ifCondition(words: readonly Word[]): Condition {
    const [left, next, value] = words;
    const text = left?.text.toLowerCase();
    if (left === undefined || next === undefined) return OPEN;
    if (text === "/i") return this.ifCondition(words.slice(1));
    if (text === "not") return not(this.ifCondition(words.slice(1)));
    if (text === "defined") return this.isDefined(next.text);
    if (text === "errorlevel") return this.levelOf(next.text);
    const isEqual = next.before.startsWith("==");
    const operator = isEqual ? "eq" : OPERATORS.get(next.text.toLowerCase());
    const given = (isEqual ? next : value)?.text.replace(/^"|"$/g, "");
    if (operator === undefined || given === undefined) return OPEN;
    const isUnequal = operator === "ne";
    const condition = this.compared(left, isUnequal ? "eq" : operator, given);
    return isUnequal ? not(condition) : condition;
  }

  private isDefined(name: string): Condition {
    const fact = this.valueOf(name.toLowerCase());
    const isSet = (value: string): Certainty => (value === "" ? "no" : "yes");
    return fact === undefined ? OPEN : this.asking((system) => fact.output(system).map(isSet));
  }

  /** Returns what a variable says about the release at the current statement. */
  private factOf(text: string): BatchFact | undefined {
    const name = variableOf(text.replace(/^"|"$/g, ""));
    if (name?.startsWith("env:") !== true) return undefined;
    const variable = name.slice("env:".length);
    return this.facts.get(variable) ?? this.valueOf(variable);
  }

  private valueOf(variable: string): BatchFact | undefined {
    const statement = this.statements[this.at];
    const isOpen = (block: number): boolean => this.blocks.some(({ start }) => start === block);
    return statement && this.values.at(variable, statement, this.at, isOpen);
  }

  /** Returns whether ERRORLEVEL is at least a number. What looks for a text leaves 0 or 1. */
  private levelOf(number: string): Condition {
    if (number === "1") return not(this.level);
    return number === "0" && this.level !== OPEN ? ALWAYS : OPEN;
  }

  private compared(left: Word, operator: string, given: string): Condition {
    if (variableOf(left.text) === "env:errorlevel") {
      if (given === "0") return operator === "eq" ? this.level : operator === "gt" ? not(this.level) : OPEN;
      return given === "1" && (operator === "eq" || operator === "ge") ? not(this.level) : OPEN;
    }
    const fact = this.factOf(left.text);
    const compares = comparison(operator, operator === "eq" ? "text" : "number");
    if (fact === undefined || compares === undefined || (operator !== "eq" && !/^\d+$/.test(given))) return OPEN;
    return this.asking((system) => fact.part(system, given).map(compares(given)));
  }

  /** Returns whether a statement succeeds: one that looks for a text in what a program says. */
  private successOf({ words: [head, ...args], piped }: Statement, before: Statement | undefined): Condition {
    const said = before?.words ?? [];
    const [program, echoed] = said;
    if (!piped || head === undefined || !FINDS.test(head.text) || program === undefined) return OPEN;
    const isEchoed = PRINTS.test(program.text) && said.length === 2 && echoed !== undefined;
    const fact = isEchoed ? this.factOf(echoed.text) : saidBy(said);
    const wanted = lookedFor(head, args);
    const inCase = (text: string): string => (wanted?.ignoresCase === true ? text.toLowerCase() : text);
    if (fact === undefined || wanted === undefined) return OPEN;
    if (fact.isLong === true && !wanted.texts.every((text) => /[a-z]/i.test(text))) return OPEN;
    const compares = comparison(wanted.operator, "text");
    if (compares === undefined) return OPEN;
    const tests = wanted.texts.map((text) => compares(inCase(text)));
    return this.asking((system) => fact.output(system).map((line) => any(tests.map((test) => test(inCase(line))))));
  }

  private asking(outcomes: (system: System) => readonly Certainty[]): Condition {
    const condition = ofSystems(outcomes);
    this.asksRelease ||= condition !== OPEN;
    return condition;
  }
}

/** Whether nothing after a statement runs. */
function leaves(words: readonly Word[]): boolean {
  if (PRINTS.test(words[0]?.text ?? "")) return false;
  return jumpsIn(words).some(({ isCall }) => !isCall) || words.some(({ text, quoted }) => !quoted && EXIT.test(text));
}

/** What `find` or `findstr` looks for: one of several texts or expressions. */
interface LookedFor {
  readonly texts: readonly string[];
  readonly operator: "contains" | "match";
  readonly ignoresCase: boolean;
}

function lookedFor({ text: program }: Word, args: readonly Word[]): LookedFor | undefined {
  const given = args.filter(({ before }) => !before.includes(">")).map(({ text }) => text);
  const switches = given.filter((text) => text.startsWith("/")).map((text) => text.toLowerCase());
  const ignoresCase = switches.includes("/i");
  const [literal] = given.flatMap((text) => /^\/c:"?(.*?)"?$/is.exec(text)?.[1] ?? []);
  const texts = given.filter((text) => !text.startsWith("/"));
  if (switches.includes("/v") || texts.length + (literal === undefined ? 0 : 1) !== 1) return undefined;
  if (literal !== undefined) return { texts: [literal], operator: "contains", ignoresCase };
  if (/^find(?:\.exe)?$/i.test(program)) return { texts, operator: "contains", ignoresCase };
  // Blanks separate expressions.
  return {
    texts: texts.flatMap((text) => text.split(" ")).filter((text) => text !== ""),
    operator: "match",
    ignoresCase,
  };
}
