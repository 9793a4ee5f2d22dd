import { type Certainty, whether } from "../values/certainty";
import { memoize } from "../values/memoize";
import { UNKNOWN, type Value } from "../values/value";
import { type GlobPart, fold, parseGlob } from "./glob-syntax";

export { fold };

/** A state of the matcher: what it accepts, and the states that follow. */
type State =
  | { readonly takes: (character: string) => boolean; readonly next: State; readonly again: boolean }
  | { readonly choices: readonly State[] }
  | "end";

function textState(text: string, end: State): State {
  return Array.from(text).reduceRight<State>(
    (next, wanted) => ({ takes: (character) => character === wanted, next, again: false }),
    end,
  );
}

function stateOf(parts: readonly GlobPart[], end: State): State {
  return parts.reduceRight<State>((next, part) => {
    switch (part.part) {
      case "text":
        return textState(part.text, next);
      case "one":
        return { takes: part.accepts, next, again: false };
      case "any":
        return { takes: () => true, next, again: true };
      case "either":
        return { choices: part.choices.map((choice) => stateOf(choice, next)) };
    }
  }, end);
}

/** Adds a state and every state reachable from it without consuming a character. */
function enter(state: State, into: Set<State>): void {
  const open = [state];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (into.has(one)) continue;
    into.add(one);
    if (one === "end") continue;
    if ("choices" in one) open.push(...one.choices);
    else if (one.again) open.push(one.next);
  }
}

/** Follows all ways through the glob at once, in time proportional to text times glob, however many stars there are. */
function runs(start: State, text: string): boolean {
  let here = new Set<State>();
  enter(start, here);
  for (const character of text) {
    const after = new Set<State>();
    for (const state of here) {
      if (state === "end" || "choices" in state || !state.takes(character)) continue;
      enter(state.again ? state : state.next, after);
    }
    if (after.size === 0) return false;
    here = after;
  }
  return here.has("end");
}

/** Returns the longest text that every match must contain. A quick check for it rules out most texts. */
function longestText(parts: readonly GlobPart[]): string {
  const texts = parts.flatMap((part) => (part.part === "text" ? [part.text] : []));
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), "");
}

interface Compiled {
  /** The only texts that match, folded; absent if the glob has wildcards. */
  readonly only: readonly string[] | undefined;
  readonly test: (folded: string) => boolean;
}

function matchingOnly(...only: readonly string[]): Compiled {
  return { only, test: (text) => only.includes(text) };
}

const compile = memoize((glob: string): Compiled => {
  // A name written exactly always matches, even if it contains glob characters.
  const literally = fold(glob);
  const parsed = parseGlob(glob);
  if ("problem" in parsed) return matchingOnly(literally);
  const { parts, negated } = parsed;
  const [first, ...others] = parts;
  if (first?.part === "text" && others.length === 0 && !negated) return matchingOnly(first.text, literally);
  const start = stateOf(parts, "end");
  const held = longestText(parts);
  const test = (text: string) => text === literally || (text.includes(held) && runs(start, text)) !== negated;
  return { only: undefined, test };
});

/**
 * Whether a text matches a glob, ignoring case. A single `*` also crosses slashes, because resource ids and URNs are
 * full of them and `*legacy*` should match. Takes linear time in the text. A malformed glob matches only itself; check
 * settings with {@link globProblem} first.
 */
export function matches(glob: string, text: string): boolean {
  return text !== "" && compile(glob).test(fold(text));
}

/** Returns the only texts that a glob matches, folded by {@link fold}; `undefined` if it has wildcards. */
export function onlyTexts(glob: string): readonly string[] | undefined {
  return compile(glob).only;
}

/** Returns what's wrong with a glob, or `undefined`. An empty glob is invalid, because it matches nothing. */
export function globProblem(glob: string): string | undefined {
  if (glob.trim() === "") return "is empty and matches nothing";
  const parsed = parseGlob(glob);
  return "problem" in parsed ? `is not a valid glob: it ${parsed.problem}` : undefined;
}

/** Every character that a glob may treat as special. */
const SPECIAL = /[\\*?[\]{}()!+@|^$,"]/g;

/** Returns the glob that matches exactly one text, ignoring case. */
export function exactGlob(text: string): string {
  return text.replace(SPECIAL, (character) => `\\${character}`);
}

/** Whether a value fits a glob. Without a glob anything does, and `*` takes even an unknown value. */
export function fits(glob: string | undefined, value: Value<string>): Certainty {
  if (glob === undefined || (value === UNKNOWN && /^\*+$/.test(glob.trim()))) return "yes";
  return whether(value, (text) => matches(glob, text));
}
