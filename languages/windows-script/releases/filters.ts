import { isTable, recordsOf } from "../variables/tables";
import { FIELD, LIST, REFERENCES, reference } from "../words/marks";
import type { Statement, Word } from "../words/words";
import { ALWAYS, type Condition, type Conditions, OPEN, both, holdsIn } from "./conditions";
import type { ReleaseFacts } from "./release-facts";
import type { System } from "./systems";

/** Returns what `Where-Object` may pass on of a value, in one release. */
export type Filter = (value: string) => readonly string[];

/** A `Where-Object`, and the condition on what it gets. */
interface Where {
  readonly topic: string;
  readonly words: readonly Word[];
}

export const FILTERS = /^(?:where(?:-object)?|\?)$/i;
const MEMBER = /^\.(\w+)$/;
const OF_ENTRY: ReadonlyMap<string, 0 | 1> = new Map([
  ["key", 0],
  ["name", 0],
  ["value", 1],
]);
/** In tables of more fields, none are left out. */
const MAX_RECORDS = 64;
const MAX_FILTERS = 100;

/** The `Where-Object` commands of a script whose conditions are about the release. */
export class Filters {
  private readonly wheres = new Map<number, Where>();
  /** By depth, what holds if the pipeline so far passes anything on. */
  private readonly passes = new Map<number, Condition>();

  constructor(
    private readonly statements: readonly Statement[],
    private readonly facts: ReleaseFacts,
    private readonly conditions: Conditions,
  ) {}

  /** Returns when the pipeline passes anything on to a statement. */
  before({ piped, depth }: Statement): Condition {
    if (!piped) this.passes.delete(depth);
    return this.passes.get(depth) ?? ALWAYS;
  }

  /** Reads a statement of a pipeline. */
  visit(statement: Statement, at: number): void {
    const { words, piped, depth, topic = "" } = statement;
    const [head] = words;
    if (!piped || head === undefined || head.quoted || !FILTERS.test(head.text)) return;
    const where = words.length > 1 && topic === "" ? named(words) : this.block(at, topic);
    if (where === undefined) return;
    this.facts.setTopic(where.topic, this.given(at));
    const condition = this.conditions.of(where.words);
    this.passes.set(depth, both(this.passes.get(depth) ?? ALWAYS, condition));
    if (condition === OPEN && this.comparesWithRelease(where) && this.wheres.size < MAX_FILTERS) {
      this.conditions.asksRelease = true;
      this.wheres.set(head.start, where);
    }
  }

  /** Returns the filters of a release, by the offsets of their commands. */
  in(system: System): ReadonlyMap<number, Filter> {
    return new Map(
      Array.from(this.wheres, ([start, where]) => [
        start,
        (value: string): readonly string[] => this.passed(value, where, system),
      ]),
    );
  }

  /** Returns the condition in the block of a command, if that is all it has. */
  private block(at: number, topic: string): Where | undefined {
    const [only, next] = [this.statements[at + 1], this.statements[at + 2]];
    const depth = this.statements[at]?.depth ?? 0;
    if (only?.depth !== depth + 1 || (next !== undefined && next.depth > depth)) return undefined;
    return { topic, words: only.words };
  }

  /** Returns the words of the command that a pipeline begins with, if nothing else is between. */
  private given(at: number): readonly Word[] {
    const { words = [], piped, depth } = this.statements[at - 1] ?? {};
    if (piped !== false || depth !== this.statements[at]?.depth) return [];
    return words[1]?.before.startsWith("=") === true ? words.slice(1) : words;
  }

  /** Whether a condition compares what it gets with what the release says. */
  private comparesWithRelease({ topic, words }: Where): boolean {
    const isOfTopic = ({ text }: Word): boolean =>
      Array.from(text.matchAll(REFERENCES)).some(([, name]) => name === topic);
    const sides = [words.slice(0, 1), words.slice(2)];
    return words.length === 3 && words.some(isOfTopic) && sides.some((side) => this.facts.of(side) !== undefined);
  }

  private passed(value: string, { topic, words }: Where, system: System): readonly string[] {
    const isPassed = (of: (member: string) => string | undefined): boolean => {
      const filled = words.map((word) => ({ ...word, text: filledIn(word.text, topic, of) }));
      return holdsIn(system, this.conditions.of(filled)) !== "no";
    };
    if (!isTable(value)) return isPassed((member) => (member === "" ? value : undefined)) ? [value] : [];
    const records = recordsOf(value);
    if (records.length === 0 || records.length > MAX_RECORDS) return [value];
    const kept = records.filter((record) => isPassed((member) => fieldOf(record, member)));
    return kept.length === 0
      ? []
      : [kept.map((record) => record.map((field) => field.join(FIELD)).join(LIST)).join(LIST)];
  }
}

/** Returns the condition of a command that names a member: `Where-Object Build -eq $build`. */
function named([head, member, ...words]: readonly Word[]): Where | undefined {
  if (head === undefined || member === undefined || member.text.startsWith("-")) return undefined;
  const topic = `_ ${head.start}`;
  const end = words.findIndex(({ before }) => before.startsWith(")"));
  const compared = words.slice(0, end < 0 ? undefined : end);
  return { topic, words: [{ ...member, text: reference(topic, `.${member.text}`), quoted: false }, ...compared] };
}

type Field = readonly [name: string, value: string];

/** Returns a field of a record, or the name or value of an entry of a table. */
function fieldOf(record: readonly Field[], member: string): string | undefined {
  const named = record.find(([name]) => `.${name}`.toLowerCase() === member.toLowerCase());
  const place = OF_ENTRY.get(MEMBER.exec(member)?.[1]?.toLowerCase() ?? "");
  const [entry, another] = record;
  if (named !== undefined) return named[1];
  return place === undefined || another !== undefined ? undefined : entry?.[place];
}

/** Returns a text with the members of what `$_` is; unknown ones stay. */
function filledIn(text: string, topic: string, of: (member: string) => string | undefined): string {
  return text.replace(REFERENCES, (found, name: string, members: string) =>
    name === topic ? (of(members) ?? found) : found,
  );
}
