import { functionIn } from "./assignments";
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

/** Returns the variable that holds the block which a statement begins: `$block = {`, or `function:name` for a function. */
function blockNamedBy({ words }: Statement): string | undefined {
  const name = functionIn(words);
  if (name !== "") return `function:${name}`;
  return words[1]?.text === OWN_CODE ? variableOf(words[0]?.text.toLowerCase() ?? "") : undefined;
}

/** Returns the variables of a statement and the functions that it may call, apart from what it names a block. */
function usedIn(statement: Statement): readonly string[] {
  const name = blockNamedBy(statement);
  const variables = [...textOf(statement).matchAll(REFERENCES)].map(([, variable = ""]) => variable);
  const called = statement.words.map(({ text }) => `function:${text.toLowerCase()}`);
  const used = [...variables, ...called];
  const first = name === undefined ? -1 : used.indexOf(name);
  return used.filter((_, at) => at !== first);
}

/**
 * Returns the statements in blocks that only other computers run: `$block = { ... }`, and then
 * `Invoke-Command -ComputerName NAME -ScriptBlock $block`. A function is such a block, too: `${function:name}`.
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
