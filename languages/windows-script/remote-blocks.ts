import { actsElsewhere, enters } from "./elsewhere";
import { OWN_CODE, REFERENCES, variableOf } from "./marks";
import type { Statement } from "./words";

function textOf({ words }: Statement): string {
  return words
    .map(({ text }) => text)
    .join(" ")
    .toLowerCase();
}

/** Whether a statement takes its blocks to another computer. */
function sendsAway(statement: Statement): boolean {
  return enters(statement.words[0]?.text.toLowerCase() ?? "") && actsElsewhere(` ${textOf(statement)}`);
}

/** Returns the variable that a statement assigns a block to. */
function blockNamedBy({ words }: Statement): string | undefined {
  return words[1]?.text === OWN_CODE ? variableOf(words[0]?.text.toLowerCase() ?? "") : undefined;
}

/** Returns the variables of a statement, apart from the one that it assigns a block to. */
function usedIn(statement: Statement): readonly string[] {
  const used = [...textOf(statement).matchAll(REFERENCES)].map(([, name = ""]) => name);
  return blockNamedBy(statement) === undefined ? used : used.slice(1);
}

/**
 * Returns the statements in blocks that only other computers run: `$block = { ... }`, and then
 * `Invoke-Command -ComputerName NAME -ScriptBlock $block`.
 */
export function inRemoteBlocks(statements: readonly Statement[]): ReadonlySet<Statement> {
  const inside = new Set<Statement>();
  const sent = new Set(statements.filter(sendsAway).flatMap(usedIn));
  if (sent.size === 0) return inside;
  const here = new Set(statements.filter((one) => !sendsAway(one)).flatMap(usedIn));
  let depth: number | undefined;
  for (const statement of statements) {
    if (depth !== undefined && statement.depth > depth) inside.add(statement);
    else {
      const name = blockNamedBy(statement);
      depth = name !== undefined && sent.has(name) && !here.has(name) ? statement.depth : undefined;
    }
  }
  return inside;
}
