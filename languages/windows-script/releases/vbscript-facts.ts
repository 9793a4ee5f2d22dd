import { Lists } from "../../../values/lists";
import type { Condition } from "./conditions";
import { DecidedValues } from "./decided-values";
import { type Expression, type Lookup, expressionIn } from "./vbscript-conditions";
import type { Part } from "./vbscript-parts";

const CLASS = "win32_operatingsystem";
/** The computer that a moniker or a call names: in its text, or in the variable after it. */
const COMPUTER =
  /winmgmts:[^"\n]{0,200}?\\\\([^"\\\n]*)(?:"\s*&\s*(\w+))?|\bconnectserver\s*\(?\s*(?:"([^"\n]*)"|(\w+))/gi;
const LOCAL = /^(?:\.|localhost)?$/i;
const LOCAL_TEXT = /^\s*"(?:\.|localhost)"\s*$/i;
const MEMBER = /^(\w+)\.(caption|version|buildnumber)$/;
const REGISTRY =
  /^\w+\.regread\("(?:hklm|hkey_local_machine)\\software\\microsoft\\windows nt\\currentversion\\(productname|CurrentBuild(?:Number)?)"\)$/i;
const IDENTIFIER = /[a-z_]\w*/g;
/** Variables that are made from others in longer chains aren't followed. */
const MAX_DEPTH = 20;
const TEXT = /^\s*"([^"]*)"\s*$/;

const BUILD: Expression = ({ version }) => version.split(".")[2];
const ANSWERS: ReadonlyMap<string, Expression> = new Map([
  ["caption", ({ caption }) => caption],
  ["version", ({ version }) => version],
  ["buildnumber", BUILD],
  ["productname", ({ product }) => product],
]);

/** What a script in VBScript asks about the release, perhaps through variables. */
export class VbscriptFacts {
  /** What is assigned to variables, and what loops take them from. */
  private readonly values = new Lists<string, string>();
  private readonly decided: DecidedValues;
  private readonly expressions = new Map<string, Expression | undefined>();
  private readonly classes = new Map<string, boolean>();
  private readonly isLocal: boolean;
  private depth = 0;

  constructor(parts: readonly Part[], source: string) {
    const last = new Map<string, number>();
    for (const [at, { name, text, kind }] of parts.entries()) {
      if (name === "" || kind === "procedure") continue;
      this.values.add(name, text.toLowerCase());
      last.set(name, kind === "plain" && last.get(name) !== Infinity ? at : Infinity);
    }
    this.decided = new DecidedValues(last);
    this.isLocal = Array.from(source.matchAll(COMPUTER)).every(
      ([, inText = "", after, given = "", variable = after]) =>
        variable === undefined ? LOCAL.test(inText + given) : this.isLocalIn(variable.toLowerCase()),
    );
  }

  /** Returns what names stand for at a statement. */
  at(at: number): Lookup {
    return (name) => this.lookUp(name, at);
  }

  /** Records what a statement assigns. */
  assign({ name, text }: Part, at: number, runs: Condition): void {
    if (name !== "") this.decided.assign(name, { at, runs, value: TEXT.exec(text)?.[1] });
  }

  /** Whether an expression is about the class of the operating system. */
  isClass(text: string): boolean {
    const lower = text.toLowerCase();
    return lower.includes(CLASS) || (lower.match(IDENTIFIER) ?? []).some((name) => this.holdsClass(name));
  }

  private holdsClass(name: string): boolean {
    const known = this.classes.get(name);
    if (known !== undefined || this.depth > MAX_DEPTH) return known === true;
    this.classes.set(name, false);
    const values = this.values.of(name);
    this.depth += 1;
    const holds = values.length > 0 && values.every((text) => this.isClass(text));
    this.depth -= 1;
    this.classes.set(name, holds);
    return holds;
  }

  private isLocalIn(variable: string): boolean {
    const values = this.values.of(variable);
    return values.length > 0 && values.every((text) => LOCAL_TEXT.test(text));
  }

  private lookUp(name: string, at: number): Expression | undefined {
    const [, object = "", member = ""] = MEMBER.exec(name) ?? [];
    if (member !== "") return this.isLocal && this.holdsClass(object) ? ANSWERS.get(member) : undefined;
    const value = REGISTRY.exec(name)?.[1];
    if (value !== undefined) return ANSWERS.get(value.toLowerCase()) ?? BUILD;
    const decided = this.decided.at(name, at);
    return decided === undefined ? this.assignedOnce(name, at) : ({ system }) => decided(system)[0];
  }

  private assignedOnce(name: string, at: number): Expression | undefined {
    if (this.expressions.has(name) || this.depth > MAX_DEPTH) return this.expressions.get(name);
    // One that is made from itself isn't followed.
    this.expressions.set(name, undefined);
    const [text, another] = this.values.of(name);
    this.depth += 1;
    const expression = text === undefined || another !== undefined ? undefined : expressionIn(text, this.at(at));
    this.depth -= 1;
    this.expressions.set(name, expression);
    return expression;
  }
}
