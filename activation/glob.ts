import picomatch from "picomatch";

const matchers = new Map<string, (text: string) => boolean>();

/**
 * Whether a text matches a glob, without regard to case. One `*` also crosses slashes, since resource ids and URNs are
 * full of them and a user who writes `*legacy*` means it.
 * @throws Error of picomatch if the glob is malformed or too long; settings are checked with {@link globProblem} first.
 */
export function matches(glob: string, text: string): boolean {
  let matcher = matchers.get(glob);
  if (!matcher) {
    matcher = picomatch(glob, { nocase: true, bash: true, dot: true });
    matchers.set(glob, matcher);
  }
  return matcher(text);
}

/** What is wrong with a glob, or `undefined`. An empty glob matches nothing and is refused. */
export function globProblem(glob: string): string | undefined {
  if (glob.trim() === "") return "is empty, so that it matches nothing";
  try {
    picomatch.makeRe(glob, { nocase: true, bash: true, dot: true, strictBrackets: true });
    return undefined;
  } catch (error) {
    return error instanceof Error ? `is no glob: ${error.message}` : "is no glob";
  }
}

/** Everything that a glob may read as more than itself. */
const SPECIAL = /[\\*?[\]{}()!+@|^$,"]/g;

/** The glob that matches one text and no other, case aside. */
export function exactGlob(text: string): string {
  // picomatch 4.0.7 loses its way among three backslashes in a row, so that one is written as a class.
  return text.replace(SPECIAL, (character) => (character === "\\" ? "[\\\\]" : `\\${character}`));
}
