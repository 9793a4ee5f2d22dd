import type { Budget } from "./budget";
import { NOT_FOLLOWED, OWN_CODE, REFERENCES } from "./marks";
import { memberOf } from "./tables";
import { TIDIES } from "./word";

/** Returns the texts that an expression may evaluate to. */
export type Evaluation = (variables: Variables) => readonly string[];

/** Most values of one variable, more than any script has for Windows' editions. */
const MAX_VALUES = 64;
const MAX_LENGTH = 65_536;
const MAX_DEPTH = 50;

/** Values that Windows and PowerShell set, as far as command lines use them. */
const WINDOWS = "C:\\Windows";
const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ["null", ""],
  ["true", "True"],
  ["false", "False"],
  ["env:windir", WINDOWS],
  ["env:systemroot", WINDOWS],
  ["env:computername", "localhost"],
  ["env:comspec", `${WINDOWS}\\System32\\cmd.exe`],
  ["myinvocation", OWN_CODE],
  ["pscommandpath", OWN_CODE],
]);

/**
 * The variables of a script. Statement order is ignored: any value assigned anywhere may apply, because a script that
 * selects a key by edition assigns many, and only the machine decides which one it uses.
 */
export class Variables {
  private readonly assigned = new Map<string, Evaluation[]>();
  private readonly bound = new Map<string, readonly string[]>();
  private readonly values = new Map<string, readonly string[]>();
  /** What is taken from them, such as a field of a table, by name and members. */
  private readonly elements = new Map<string, readonly string[]>();
  /** Names of variables of which some value is empty. */
  private readonly emptied = new Set<string>();
  private readonly underWay = new Set<string>();

  constructor(
    readonly budget: Budget,
    private readonly outer?: Variables,
  ) {}

  /** Adds a possible value of a variable. */
  assign(name: string, evaluation: Evaluation): void {
    const evaluations = this.assigned.get(name.toLowerCase()) ?? [];
    if (evaluations.length <= MAX_VALUES) evaluations.push(evaluation);
    this.assigned.set(name.toLowerCase(), evaluations);
  }

  /** Sets a variable from outside, which overrides any default in the script. */
  bind(name: string, value: string): void {
    this.bound.set(name.toLowerCase(), [value]);
  }

  /** Whether the script assigns a variable. */
  isAssigned(name: string): boolean {
    return this.assigned.has(name) || this.outer?.isAssigned(name) === true;
  }

  /** Whether the script declares a function, whose commands are read. */
  declares(name: string): boolean {
    return this.isAssigned(`function:${name}`);
  }

  /** Returns every text that may result from expanding the variables; never empty. */
  resolve(text: string): readonly string[] {
    let results: readonly string[] = [""];
    let end = 0;
    for (const match of text.matchAll(REFERENCES)) {
      const literal = text.slice(end, match.index);
      const values = this.take(match[1] ?? "", match[2] ?? "");
      results = this.join(
        results,
        values.map((value) => literal + value),
      );
      end = match.index + match[0].length;
    }
    return end === 0 ? [text] : this.join(results, [text.slice(end)]);
  }

  /** Whether a variable that has a value elsewhere is empty in some branch. */
  mayBeEmpty(name: string): boolean {
    this.lookUp(name);
    return this.emptied.has(name) || (!this.assigned.has(name) && this.outer?.mayBeEmpty(name) === true);
  }

  /** Concatenates every text of the first list with every text of the second. */
  join(heads: readonly string[], tails: readonly string[]): readonly string[] {
    const joined: string[] = [];
    // What is joined to one text stays distinct. A set would copy every text, again at each element of a long table.
    const seen = heads.length > 1 && tails.length > 1 ? new Set<string>() : undefined;
    for (const head of heads) {
      for (const tail of tails) {
        const fits = joined.length < MAX_VALUES && head.length + tail.length <= MAX_LENGTH;
        if (!fits || !this.budget.spend(1 + tail.length)) return [...joined, NOT_FOLLOWED];
        const text = head + tail;
        if (seen?.has(text) !== true) joined.push(text);
        seen?.add(text);
      }
    }
    return joined;
  }

  private take(name: string, members: string): readonly string[] {
    const values = this.lookUp(name);
    if (members === "" || TIDIES.test(members)) return values;
    const id = name + members;
    const before = this.elements.get(id);
    if (before !== undefined) return before;
    const found = unique(values.flatMap((value) => memberOf(value, members)));
    // The values of an enclosing script's variable may still be under way.
    if (this.values.has(name)) this.elements.set(id, found);
    return found;
  }

  private given(name: string): readonly string[] | undefined {
    return this.bound.get(name) ?? this.outer?.given(name);
  }

  private lookUp(name: string): readonly string[] {
    const ready = this.given(name) ?? this.values.get(name);
    if (ready !== undefined) return ready;
    const evaluations = this.assigned.get(name);
    if (evaluations === undefined) return this.fromOutside(name);
    if (this.underWay.has(name)) return [];
    if (this.underWay.size >= MAX_DEPTH || this.budget.exhausted) return [NOT_FOLLOWED];
    this.underWay.add(name);
    const all = evaluations.flatMap((evaluation) => evaluation(this));
    const found = unique(all.filter((value) => value.trim() !== ""));
    if (all.some((value) => value.trim() === "")) this.emptied.add(name);
    this.underWay.delete(name);
    const none = all.length === 0 ? this.fromOutside(name) : [NOT_FOLLOWED];
    const values = found.length === 0 ? none : found;
    this.values.set(name, values);
    return values;
  }

  /** Returns the value of a variable that this script doesn't assign. */
  private fromOutside(name: string): readonly string[] {
    const builtIn = name.startsWith("function:") ? OWN_CODE : BUILT_IN.get(name);
    return this.outer?.lookUp(name) ?? [builtIn ?? NOT_FOLLOWED];
  }
}

function unique(values: readonly string[]): readonly string[] {
  const all = [...new Set(values)];
  return all.length > MAX_VALUES ? [...all.slice(0, MAX_VALUES), NOT_FOLLOWED] : all;
}
