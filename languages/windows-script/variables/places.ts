import { blockNamedBy } from "../programs/remote-blocks";
import { variableOf } from "../words/marks";
import type { Statement } from "../words/words";

/** The index of the statement after which something runs; undefined if that isn't known. */
export type Place = number | undefined;

/**
 * Returns where each statement runs: at its own index, or where its function or block is last called. Code under a label
 * runs at an unknown place.
 */
export function placesOf(statements: readonly Statement[]): readonly Place[] {
  let code: string | undefined;
  const codes = statements.map((statement) => {
    if (statement.depth === 0) code = blockNamedBy(statement);
    return code;
  });
  const called = new Map<string, number>();
  for (const [at, { words }] of statements.entries()) {
    if (codes[at] !== undefined) continue;
    for (const { text, quoted } of words) {
      const lower = text.toLowerCase();
      const name = variableOf(lower) ?? `function:${lower}`;
      // Where a name in quotes is used isn't known.
      called.set(name, quoted ? Infinity : Math.max(at, called.get(name) ?? 0));
    }
  }
  return statements.map(({ depth, label }, at) => {
    if (label !== "") return undefined;
    const name = codes[at];
    return depth === 0 || name === undefined ? at : called.get(name);
  });
}
