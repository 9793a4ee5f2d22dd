import { Lists } from "../../../values/lists";
import { ALWAYS, type Condition, OPEN, both, holdsIn, not } from "./conditions";
import type { System } from "./systems";
import { conditionOf, expressionIn } from "./vbscript-conditions";
import { VbscriptFacts } from "./vbscript-facts";
import { type Part, codeIn, partsOf } from "./vbscript-parts";

/** A block that is open. */
interface Block {
  /** When its current branch runs, and what holds in the next one. */
  runs: Condition;
  none: Condition;
  /** When what it's in runs. */
  readonly outer: Condition;
  /** What `Select Case` compares. */
  readonly value: string;
  /** What holds around a procedure if nothing left it so far; absent for other blocks. */
  readonly goesOn?: Condition;
}

/** The body of a procedure. */
interface Procedure {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const IS_SCRIPT = /\b(?:createobject|getobject)\s*\(/i;
const ASKS = /win32_operatingsystem|windows nt\\currentversion/i;
const LEAVES = /^\s*(?:wscript\.quit\b|exit (?:sub|function)\b)/i;
const LABEL = /(?:"[^"]*"|\([^)]*\)|[^,"(])+/g;
const IDENTIFIER = /[a-z_]\w*/gi;
/** Scripts with more conditions, or procedures, aren't followed further. */
const MAX_CONDITIONS = 300;
const MAX_PROCEDURES = 100;
const MAX_PASSES = 10;

/** The branches of a script in VBScript that the release of Windows decides. */
export class VbscriptBranches {
  private asksRelease = false;
  private readonly code: string;
  private readonly parts: readonly Part[];
  private readonly facts: VbscriptFacts;
  private readonly runs: Condition[] = [];
  private readonly blocks: Block[] = [];
  private readonly procedures: Procedure[] = [];
  /** What holds if nothing so far left the script or the procedure. */
  private goesOn = ALWAYS;
  private conditions = 0;

  private constructor(private readonly source: string) {
    this.code = codeIn(source);
    this.parts = partsOf(this.code);
    this.facts = new VbscriptFacts(this.parts, source);
    for (const [at, part] of this.parts.entries()) this.runs.push(this.visit(part, at));
  }

  /** Returns the branches of a script, if it is VBScript and the release decides any. */
  static of(source: string): VbscriptBranches | undefined {
    if (!IS_SCRIPT.test(source) || !ASKS.test(source)) return undefined;
    const branches = new VbscriptBranches(source);
    return branches.asksRelease ? branches : undefined;
  }

  /** Returns the script with blanks in place of what doesn't run in a release. */
  in(system: System): string {
    const isBlank = new Uint8Array(this.source.length);
    for (const [at, { from, to }] of this.parts.entries())
      if (holdsIn(system, this.runs[at] ?? ALWAYS) === "no") isBlank.fill(1, from, to);
    this.blankUncalled(isBlank);
    return this.source.replace(/[^\n]/g, (character, at: number) => (isBlank[at] === 1 ? " " : character));
  }

  /** Blanks the procedures that only parts which don't run mention. */
  private blankUncalled(isBlank: Uint8Array): void {
    const { procedures } = this;
    if (procedures.length === 0 || procedures.length > MAX_PROCEDURES) return;
    const mentions = new Lists(Array.from(this.code.matchAll(IDENTIFIER)), ([name]) => name.toLowerCase());
    let goesOn = true;
    for (let pass = 0; goesOn && pass < MAX_PASSES; pass += 1) {
      goesOn = false;
      for (const { name, from, to } of procedures) {
        const outside = mentions.of(name).filter(({ index }) => index < from || index >= to);
        if (isBlank[from] === 1 || outside.length === 0 || outside.some(({ index }) => isBlank[index] === 0)) continue;
        isBlank.fill(1, from, to);
        goesOn = true;
      }
    }
  }

  /** Returns when a part runs, if it's a statement. */
  private visit(part: Part, at: number): Condition {
    const block = this.blocks.at(-1);
    const runs = block?.runs ?? ALWAYS;
    switch (part.kind) {
      case "if":
        this.enter(runs, this.conditionOf(part.text, at));
        break;
      case "select":
        this.blocks.push({ outer: runs, runs, none: ALWAYS, value: part.text });
        break;
      case "loop":
        this.enter(runs, this.facts.isClass(part.text) ? ALWAYS : OPEN);
        break;
      case "elseif":
      case "case":
      case "else":
        if (block !== undefined) this.branch(block, part, at);
        break;
      case "end":
        if (block?.goesOn === undefined) this.blocks.pop();
        break;
      case "procedure":
        this.blocks.push({ outer: runs, runs: ALWAYS, none: ALWAYS, value: "", goesOn: this.goesOn });
        this.goesOn = ALWAYS;
        this.procedures.push({ name: part.name, from: part.from, to: this.source.length });
        break;
      case "end procedure":
        this.leaveProcedure(part);
        break;
      case "plain":
        return this.statement(part, at, runs);
      case "parameter":
        break;
    }
    return ALWAYS;
  }

  private enter(outer: Condition, condition: Condition): void {
    this.blocks.push({ outer, runs: both(outer, condition), none: not(condition), value: "" });
  }

  /** Begins the next branch of a block. */
  private branch(block: Block, { kind, text }: Part, at: number): void {
    const labels = (): string => (text.match(LABEL) ?? []).map((label) => `(${block.value}) = (${label})`).join(" or ");
    const condition = kind === "else" ? ALWAYS : this.conditionOf(kind === "case" ? labels() : text, at);
    block.runs = both(block.outer, both(block.none, condition));
    block.none = both(block.none, not(condition));
  }

  private leaveProcedure({ from }: Part): void {
    while (this.blocks.length > 0) {
      const { goesOn } = this.blocks.pop() ?? {};
      if (goesOn === undefined) continue;
      this.goesOn = goesOn;
      const last = this.procedures.pop();
      if (last !== undefined) this.procedures.push({ ...last, to: from });
      return;
    }
  }

  private statement(part: Part, at: number, runs: Condition): Condition {
    const condition = both(this.goesOn, runs);
    const isInside = this.blocks.some(({ goesOn }) => goesOn !== undefined);
    this.facts.assign(part, at, isInside ? both(OPEN, condition) : condition);
    if (LEAVES.test(part.text)) this.goesOn = both(this.goesOn, not(runs));
    return condition;
  }

  private conditionOf(text: string, at: number): Condition {
    this.conditions += 1;
    const expression = this.conditions > MAX_CONDITIONS ? undefined : expressionIn(text, this.facts.at(at));
    const condition = expression === undefined ? OPEN : conditionOf(expression);
    this.asksRelease ||= condition !== OPEN;
    return condition;
  }
}
