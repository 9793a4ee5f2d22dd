import { REFERENCES } from "../words/marks";
import { type Statement, type Word, setIndex } from "../words/words";
import type { System } from "./systems";

/** What a batch file asks Windows about its release. */
export interface BatchFact {
  /** The output of the program that says it; each output that is possible. */
  readonly output: (system: System) => readonly string[];
  /** What a loop may take of it, to compare it with a text. */
  readonly part: (system: System, given: string) => readonly string[];
  /** Whether the output holds other texts, such as dates. */
  readonly isLong?: true;
}

const FOR = /^for$/i;
/** A shell that runs the command. */
const SHELL = /^(?:cmd(?:\.exe)? \/c )+/;

const VERSION: BatchFact = {
  output: ({ versions }) => versions.map((version) => `Microsoft Windows [Version ${version}.1]`),
  part: ofVersion,
};
const CAPTION: BatchFact = { output: ({ captions }) => captions, part: ({ captions }) => captions };
const PRODUCT: BatchFact = { output: ({ products }) => products, part: ({ products }) => products };

/** Programs that say which Windows runs, and what they say. */
const PROGRAMS: readonly (readonly [command: RegExp, fact: BatchFact])[] = [
  [/^ver$/, VERSION],
  [/^wmic(?:\.exe)? (?:os|path win32_operatingsystem) .*\bget\b.*\bcaption\b/, CAPTION],
  [/^wmic(?:\.exe)? (?:os|path win32_operatingsystem) .*\bget\b.*\b(?:version|buildnumber)\b/, VERSION],
  [/^reg(?:\.exe)? query .*windows nt\\currentversion.*\bproductname\b/, PRODUCT],
  [/^reg(?:\.exe)? query .*windows nt\\currentversion.*\bcurrentbuild(?:number)?\b/, VERSION],
  [/^systeminfo(?:\.exe)?\b/, { ...CAPTION, isLong: true }],
];

/** Returns the version as a text writes it: `6.2`, `6.2.9200` or `9200`. */
function ofVersion({ versions }: System, given: string): readonly string[] {
  const { length } = given.split(".");
  return versions.map((version) => {
    const parts = version.split(".");
    return length === 1 ? (parts[2] ?? "") : parts.slice(0, length).join(".");
  });
}

/** Returns what a command says about the release; `undefined` if it says something else. */
export function saidBy(words: readonly Word[]): BatchFact | undefined {
  const command = words
    .map(({ text }) => text)
    .join(" ")
    .toLowerCase()
    .replace(SHELL, "");
  return PROGRAMS.find(([pattern]) => pattern.test(command))?.[1];
}

/** Returns the variables that a batch file sets to what such commands say: `for /f … in ('ver') do set VERSION=%%i.%%j`. */
export function factsIn(statements: readonly Statement[]): ReadonlyMap<string, BatchFact> {
  const facts = new Map<string, BatchFact>();
  const others = new Set<string>();
  let loop: BatchFact | undefined;
  let depth = 0;
  for (const statement of statements) {
    const { words } = statement;
    const head = words[0]?.text ?? "";
    if (FOR.test(head)) [loop, depth] = [factOfLoop(words), statement.depth];
    const [name = "", value = ""] = setIn(words, setIndex(words));
    if (name === "") continue;
    const isPlain = value !== "" && value.replace(REFERENCES, "").replaceAll(".", "") === "";
    const isOfLoop =
      loop !== undefined &&
      statement.depth <= depth + 1 &&
      isPlain &&
      variables(value).every((one) => one.startsWith("%"));
    if (loop !== undefined && isOfLoop && !facts.has(name)) facts.set(name, loop);
    else others.add(name);
  }
  for (const name of others) facts.delete(name);
  return facts;
}

/** Returns the name and value of `set NAME=value` or `set "NAME=value"`. */
export function setIn(words: readonly Word[], at: number): readonly string[] {
  const next = at < 0 ? undefined : words[at + 1];
  if (next === undefined) return [];
  const [, name = "", value = ""] = /^([^=]*)=(.*)$/s.exec(next.text) ?? [];
  return next.quoted ? [name.toLowerCase(), value] : [next.text.toLowerCase(), words[at + 2]?.text ?? ""];
}

function variables(text: string): readonly string[] {
  return Array.from(text.matchAll(REFERENCES), ([, name = ""]) => name);
}

/** Returns what the command of `for /f … in ('…')` says. */
function factOfLoop(words: readonly Word[]): BatchFact | undefined {
  const at = words.findIndex(({ before }) => before.includes("("));
  const [first, ...more] = at < 0 ? [] : words.slice(at);
  if (first === undefined) return undefined;
  // A command in apostrophes is one word or several.
  const text = [first, ...more].map((word) => word.text.replace(/^['`]|['`]$/g, "")).join(" ");
  return saidBy([{ ...first, text }]);
}
