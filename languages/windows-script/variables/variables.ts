import { FIELD, LIST, type Member, NOT_FOLLOWED, OWN_CODE, REFERENCES, hasHole, isOwnCode } from "../words/marks";
import { TIDIES } from "../words/texts";
import type { Budget } from "./budget";
import type { Place } from "./places";
import { isTable, memberOf } from "./tables";

/** Returns the texts that an expression may evaluate to. */
export type Evaluation = (variables: Variables) => readonly string[];

/** The values of a variable so far. */
interface Known {
  values: readonly string[];
  /** Those that the assignment which is evaluated gets, and how often it reads them. */
  shown: readonly string[];
  reads: number;
}

interface Assignment {
  readonly evaluation: Evaluation;
  readonly how: Replaces | undefined;
  readonly place: Place;
}

/** The values of a variable before an assignment that replaces them. */
interface Replaced {
  readonly place: number;
  readonly values: readonly string[];
}

/** How an assignment replaces the values so far, which it may be made from: `$key = $key.Trim()`. */
type Replaces = "certainly" | "perhaps" | "repeatedly";

/** Most values of one variable, more than any script has for Windows' editions. */
const MAX_VALUES = 64;
/** Most values that are made from those before. */
const MAX_MADE = 16;
const MAX_LENGTH = 65_536;
const MAX_DEPTH = 50;

/** A variable as an index: `[$build]` or `.$build`. */
const INDEX = /^(?:\.\$(\w+)|\["?\$(\w+)"?\])/;

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
 * The variables of a script. Any value assigned anywhere may apply, because a script that selects a key by edition assigns
 * many, and only the machine decides which one it uses. Statement order matters only where a value is made from the last
 * one, such as one that's masked to be logged: what runs before still has the last one.
 */
export class Variables {
  /** What the commands at these offsets of the script pass on of a value. */
  readonly filters = new Map<number, (value: string) => readonly string[]>();
  private readonly assigned = new Map<string, Assignment[]>();
  private readonly fields = new Map<string, Evaluation[]>();
  private readonly bound = new Map<string, readonly string[]>();
  private readonly values = new Map<string, readonly string[]>();
  /** What is taken from them, such as a field of a table, by name and members. */
  private readonly elements = new Map<string, readonly string[]>();
  /** Names of variables of which some value is empty. */
  private readonly emptied = new Set<string>();
  /** The variables whose values are being looked up. */
  private readonly underWay = new Map<string, Known>();
  private readonly replaced = new Map<string, Replaced[]>();
  /** Where what is assigned or looked up now runs. */
  place: Place;

  constructor(
    readonly budget: Budget,
    private readonly outer?: Variables,
  ) {}

  /**
   * Adds a possible value of a variable.
   *
   * @param how whether it replaces the values so far; otherwise it isn't made from them
   */
  assign(name: string, evaluation: Evaluation, how?: Replaces): void {
    const assignments = this.assigned.get(name.toLowerCase()) ?? [];
    if (assignments.length <= MAX_VALUES) assignments.push({ evaluation, how, place: this.place });
    this.assigned.set(name.toLowerCase(), assignments);
  }

  /** Adds a possible value of a field of the table in a variable. */
  assignField({ variable, name }: Member, evaluation: Evaluation): void {
    const evaluations = this.fields.get(variable) ?? [];
    const field: Evaluation = (all) => evaluation(all).map((value) => `${name}${FIELD}${value}`);
    if (evaluations.length <= MAX_VALUES) evaluations.push(field);
    this.fields.set(variable, evaluations);
  }

  /** Whether a variable of the script is always a table. */
  isTable(name: string): boolean {
    return this.isAssigned(name) && this.lookUp(name).every(isTable);
  }

  /** Sets the possible values of a variable from outside, which override any default in the script. */
  bind(name: string, ...values: readonly string[]): void {
    this.bound.set(name.toLowerCase(), values);
  }

  /** Whether a variable has a value from outside. */
  isGiven(name: string): boolean {
    return this.given(name) !== undefined;
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

  private take(name: string, written: string): readonly string[] {
    const values = this.lookUp(name);
    if (written === "" || TIDIES.test(written)) return values;
    const id = name + written;
    const before = this.elements.get(id);
    if (before !== undefined) return before;
    const all = this.withIndex(written);
    const taken = unique(values.flatMap((value) => all.flatMap((members) => memberOf(value, members))));
    const known = all.length > 1 ? taken.filter((one) => !hasHole(one)) : taken;
    const found = known.length > 0 ? known : [NOT_FOLLOWED];
    // The values of an enclosing script's variable may still be under way.
    if (this.values.has(name) && !this.replaced.has(name)) this.elements.set(id, found);
    return found;
  }

  /** Returns members with the values of a variable from outside as the index: `["9200"]` for `[$build]`. */
  private withIndex(members: string): readonly string[] {
    const [found = "", field, name = field] = INDEX.exec(members) ?? [];
    const values = (name === undefined ? undefined : this.given(name.toLowerCase())) ?? [];
    if (values.length === 0 || values.some((value) => hasHole(value) || /["']/.test(value))) return [members];
    return values.map((value) => `["${value}"]${members.slice(found.length)}`);
  }

  private given(name: string): readonly string[] | undefined {
    return this.bound.get(name) ?? this.outer?.given(name);
  }

  private lookUp(name: string): readonly string[] {
    const ready = this.given(name) ?? this.valuesNow(name);
    if (ready !== undefined) return ready;
    const assignments = this.assigned.get(name);
    if (assignments === undefined) return this.fromOutside(name);
    const known = this.underWay.get(name);
    if (known !== undefined) {
      known.reads += 1;
      return known.shown;
    }
    if (this.underWay.size >= MAX_DEPTH || this.budget.exhausted) return [NOT_FOLLOWED];
    const all = this.evaluated(name, assignments);
    const found = unique(all.filter((value) => value.trim() !== ""));
    if (all.some((value) => value.trim() === "")) this.emptied.add(name);
    const none = all.length === 0 ? this.fromOutside(name) : [NOT_FOLLOWED];
    const values = found.length === 0 ? none : found;
    this.values.set(name, values);
    return this.valuesNow(name) ?? values;
  }

  /** Returns the values that a variable has where it's looked up, if they are ready. */
  private valuesNow(name: string): readonly string[] | undefined {
    const { place } = this;
    const later = place === undefined ? undefined : this.replaced.get(name)?.find((one) => one.place > place);
    return later?.values ?? this.values.get(name);
  }

  /** Evaluates the assignments of a variable in turn. What is made from its own value is made from later values, too. */
  private evaluated(name: string, assignments: readonly Assignment[]): readonly string[] {
    const known: Known = { values: [], shown: [], reads: 0 };
    const again: { readonly assignment: Assignment; readonly length: number }[] = [];
    const { place } = this;
    this.underWay.set(name, known);
    for (const assignment of assignments) {
      if (this.evaluate(name, assignment, known)) again.push({ assignment, length: known.values.length });
    }
    for (const { assignment, length } of again)
      if (known.values.length > length) this.evaluate(name, { ...assignment, how: "repeatedly" }, known);
    // What is assigned at an unknown place may be there before.
    if (assignments.some((one) => one.place === undefined)) this.replaced.delete(name);
    known.shown = known.values;
    const values = this.withFields(name, known.values);
    this.underWay.delete(name);
    this.place = place;
    return values;
  }

  /**
   * Adds what an assignment evaluates to. What one results in that is made from the values so far, and repeated, isn't
   * followed.
   *
   * @returns whether it's made from them
   */
  private evaluate(name: string, { evaluation, how, place }: Assignment, known: Known): boolean {
    const { values: before, reads } = known;
    known.shown = how === undefined ? [] : before;
    this.place = place;
    const values = evaluation(this);
    const isMade = how !== undefined && known.reads > reads;
    const changes = isMade && before.length > 0 && values.some((value) => !before.includes(value));
    if (!changes) known.values = unique([...before, ...values]);
    else if (how === "certainly") {
      if (place !== undefined) this.replace(name, { place, values: before });
      known.values = unique(values);
    }
    // A few branches in a row that append to a value double its values.
    else if (values.length > MAX_MADE) known.values = [...before, values.every(isOwnCode) ? OWN_CODE : NOT_FOLLOWED];
    else known.values = unique([...before, ...values, ...(how === "repeatedly" ? [NOT_FOLLOWED] : [])]);
    return isMade;
  }

  private replace(name: string, one: Replaced): void {
    this.replaced.set(name, [...(this.replaced.get(name) ?? []), one]);
  }

  /** Returns the values of a variable; the fields that are set later are added to a table. */
  private withFields(name: string, values: readonly string[]): readonly string[] {
    const fields = this.fields.get(name)?.flatMap((field) => field(this)) ?? [];
    if (fields.length === 0) return values;
    return values.map((value) => {
      if (value !== "" && !isTable(value)) return value;
      const table = (value === "" ? fields : [value, ...fields]).join(LIST);
      return table.length <= MAX_LENGTH && this.budget.spend(table.length) ? table : NOT_FOLLOWED;
    });
  }

  /** Returns the value of a variable that this script doesn't assign. */
  private fromOutside(name: string): readonly string[] {
    const builtIn = name.startsWith("function:") ? OWN_CODE : BUILT_IN.get(name);
    return this.outer?.lookUp(name) ?? [builtIn ?? NOT_FOLLOWED];
  }
}

function unique(values: readonly string[]): readonly string[] {
  const all = [...new Set(values)];
  if (all.length <= MAX_VALUES) return all;
  return [...all.slice(0, MAX_VALUES), all.every(isOwnCode) ? OWN_CODE : NOT_FOLLOWED];
}
