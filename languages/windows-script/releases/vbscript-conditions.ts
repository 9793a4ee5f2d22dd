import type { Certainty } from "../../../values/certainty";
import { type Condition, ofSystems } from "./conditions";
import type { System } from "./systems";
import { type Value, applied, called } from "./vbscript-operations";

/** What Windows says about its release, in one of its editions and builds. */
export interface Answers {
  readonly system: System;
  readonly caption: string;
  readonly product: string;
  readonly version: string;
}

/** Evaluates an expression where Windows gives these answers. */
export type Expression = (answers: Answers) => Value;

/** Returns what a name stands for; `undefined` if that isn't about the release. */
export type Lookup = (name: string) => Expression | undefined;

const TOKEN = /"(?:[^"\n]|"")*"|\d+(?:\.\d+)?|[a-z_][\w.]*|<>|<=|>=|[=<>&+\-(),]|\S/gi;
const NAME = /^[a-z_]/;
const NUMBER = /^\d/;
const NEXT_VALUE = /^\w|^"|^\(/;
/** Operators from the weakest to the strongest. `not` is between the second and the third. */
const LEVELS: readonly RegExp[] = [/^or$/, /^and$/, /^(?:=|<>|<=|>=|<|>)$/, /^&$/, /^[+-]$/];
const NOT_LEVEL = 2;
const MAX_TOKENS = 200;

/** Returns in which releases an expression is true. */
export function conditionOf(expression: Expression): Condition {
  return ofSystems((system) => answersOf(system).map((answers) => truthOf(expression(answers))));
}

function answersOf(system: System): readonly Answers[] {
  return system.captions.flatMap((caption, at) =>
    system.versions.map((version) => ({ system, caption, product: system.products[at] ?? "", version })),
  );
}

function truthOf(value: Value): Certainty {
  if (value === undefined || typeof value === "string") return "maybe";
  return value === 0 || value === false ? "no" : "yes";
}

/** Returns the expression that a text is; `undefined` if it isn't about the release, or isn't followed. */
export function expressionIn(text: string, lookup: Lookup): Expression | undefined {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length > MAX_TOKENS) return undefined;
  const parser = new Parser(tokens, lookup);
  const expression = parser.read(0);
  return parser.isDone && parser.asks ? expression : undefined;
}

class Parser {
  /** Whether something is about the release. */
  asks = false;
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly lookup: Lookup,
  ) {}

  get isDone(): boolean {
    return this.at >= this.tokens.length;
  }

  read(level: number): Expression {
    if (level === NOT_LEVEL && this.takes(/^not$/)) {
      const value = this.read(NOT_LEVEL);
      return (answers) => applied("not", value(answers), 0);
    }
    const operators = LEVELS[level];
    if (operators === undefined) return this.operand();
    let left = this.read(level + 1);
    for (let operator = this.next; operators.test(operator); operator = this.next) {
      this.at += 1;
      const [one, sign, other] = [left, operator, this.read(level + 1)];
      left = (answers) => applied(sign, one(answers), other(answers));
    }
    return left;
  }

  private get next(): string {
    return this.tokens[this.at]?.toLowerCase() ?? "";
  }

  private takes(pattern: RegExp): boolean {
    const found = pattern.test(this.next);
    if (found) this.at += 1;
    return found;
  }

  private operand(): Expression {
    const token = this.tokens[this.at] ?? "";
    if (!NEXT_VALUE.test(token)) return () => undefined;
    this.at += 1;
    if (token === "(") {
      const value = this.read(0);
      this.takes(/^\)$/);
      return value;
    }
    if (token.startsWith('"')) return () => token.slice(1, -1).replaceAll('""', '"');
    if (NUMBER.test(token)) return () => Number(token);
    return this.named(token.toLowerCase());
  }

  /** Reads a call or a name. */
  private named(name: string): Expression {
    const given: Expression[] = [];
    const from = this.at;
    const isCall = NAME.test(name) && this.takes(/^\($/);
    while (isCall && !this.isDone && !this.takes(/^\)$/)) {
      given.push(this.read(0));
      if (!this.takes(/^,$/) && this.next !== ")") this.at += 1;
    }
    const text = isCall ? `${name}(${this.tokens.slice(from + 1, this.at - 1).join(" ")})` : name;
    const found = this.lookup(text);
    this.asks ||= found !== undefined;
    if (found !== undefined) return found;
    return (answers) =>
      called(
        name,
        given.map((value) => value(answers)),
      );
  }
}
