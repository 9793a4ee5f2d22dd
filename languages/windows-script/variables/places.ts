import { OWN_CODE } from "../words/marks";
import type { Statement, Word } from "../words/words";
import { functionIn } from "./assignments";

/** The index of the statement after which something runs; undefined if that isn't known. */
export type Place = number | undefined;

/**
 * Returns where each statement runs: at its own index, or where its function or block is last called. Code under a label
 * runs at an unknown place.
 */
export function placesOf(statements: readonly Statement[]): readonly Place[] {
  let code = "";
  const codes = statements.map(({ words, depth }) => (depth === 0 ? (code = codeIn(words)) : code));
  const called = new Map<string, number>();
  for (const [at, { words }] of statements.entries()) {
    if (codes[at] !== "") continue;
    for (const { text, quoted } of words) {
      const name = text.toLowerCase();
      // Where a name in quotes is used isn't known.
      called.set(name, quoted ? Infinity : Math.max(at, called.get(name) ?? 0));
    }
  }
  return statements.map(({ depth, label }, at) => {
    if (label !== "") return undefined;
    const name = codes[at] ?? "";
    return depth === 0 || name === "" ? at : called.get(name);
  });
}

/** Returns the name of the function or block that a statement declares, in lower case; an empty name if there is none. */
function codeIn(words: readonly Word[]): string {
  const [name, code] = words;
  return code?.text === OWN_CODE && name !== undefined ? name.text.toLowerCase() : functionIn(words);
}
