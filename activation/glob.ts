import { once } from "../values/once";
import { type GlobPart, fold, parseGlob } from "./glob-syntax";

export { fold };

/** A place in a glob: what it takes of the text, and where that leads. */
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

/** Adds a state and all that it leads to without taking a character. */
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

/** All ways through the glob at once: the time is that of the text times that of the glob, whatever its stars. */
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

/** The longest text that everything a glob matches holds: most texts don't, and are told by it at once. */
function longestText(parts: readonly GlobPart[]): string {
  const texts = parts.flatMap((part) => (part.part === "text" ? [part.text] : []));
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), "");
}

interface Compiled {
  /** The only texts that it matches, folded; absent where nobody can list them. */
  readonly only: readonly string[] | undefined;
  readonly test: (folded: string) => boolean;
}

function matchingOnly(...only: readonly string[]): Compiled {
  return { only, test: (text) => only.includes(text) };
}

const compile = once((glob: string): Compiled => {
  // Who writes a name as it stands means it, whatever a glob would read in it.
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
 * Whether a text matches a glob, without regard to case. One `*` also crosses slashes, since resource ids and URNs are
 * full of them and a user who writes `*legacy*` means it. Takes linear time in the text. A malformed glob matches only
 * itself; settings are checked with {@link globProblem} first.
 */
export function matches(glob: string, text: string): boolean {
  return text !== "" && compile(glob).test(fold(text));
}

/** The only texts that a glob matches, each as {@link fold} makes it; `undefined` where it has wildcards. */
export function onlyTexts(glob: string): readonly string[] | undefined {
  return compile(glob).only;
}

/** What is wrong with a glob, or `undefined`. An empty glob matches nothing and is refused. */
export function globProblem(glob: string): string | undefined {
  if (glob.trim() === "") return "is empty, so that it matches nothing";
  const parsed = parseGlob(glob);
  return "problem" in parsed ? `is no glob: it ${parsed.problem}` : undefined;
}

/** Everything that a glob may read as more than itself. */
const SPECIAL = /[\\*?[\]{}()!+@|^$,"]/g;

/** The glob that matches one text and no other, case aside. */
export function exactGlob(text: string): string {
  return text.replace(SPECIAL, (character) => `\\${character}`);
}
