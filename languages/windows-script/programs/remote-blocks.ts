import { fillIn } from "../variables/arguments";
import { functionIn } from "../variables/assignments";
import type { Variables } from "../variables/variables";
import { OWN_CODE, REFERENCES, variableOf } from "../words/marks";
import type { Statement } from "../words/words";
import { mentioned } from "./commands";
import { actsElsewhere, enters, entersByName } from "./elsewhere";

/** What makes a block of a text. */
const CREATES = /^\[(?:[\w.]{1,60}\.)?scriptblock\]::create$/i;

/** Whether a statement takes blocks to another computer, perhaps to assign what they return: `$names = icm -Session $s $b`. */
function sendsAway({ words }: Statement, variables: Variables): boolean {
  if (!words.some(({ text, quoted }) => !quoted && enters(text.toLowerCase()))) return false;
  const args = fillIn(words, variables);
  const from = args.findIndex(({ lower }) => enters(lower));
  return actsElsewhere(` ${mentioned(args)}`) || entersByName(args.slice(from), false);
}

/** Whether a statement makes a block of a text: `$block = [scriptblock]::Create('…')`. */
export function createsBlock({ words: [, made] }: Statement): boolean {
  return made?.before.startsWith("=") === true && CREATES.test(made.text);
}

/** Returns the variable that holds the block which a statement begins or makes, or `function:name` for a function. */
export function blockNamedBy(statement: Statement): string | undefined {
  const { words } = statement;
  const name = functionIn(words);
  if (name !== "") return `function:${name}`;
  const holds = words[1]?.text === OWN_CODE || createsBlock(statement);
  return holds ? variableOf(words[0]?.text.toLowerCase() ?? "") : undefined;
}

/** Returns the variables of a statement and the functions that it may call, apart from what it names a block. */
function usedIn(statement: Statement): readonly string[] {
  const name = blockNamedBy(statement);
  const used = statement.words.flatMap(({ text }) => {
    const lower = text.toLowerCase();
    return [...Array.from(lower.matchAll(REFERENCES), ([, variable = ""]) => variable), `function:${lower}`];
  });
  const first = name === undefined ? -1 : used.indexOf(name);
  return used.filter((_, at) => at !== first);
}

/**
 * Returns the statements in blocks that only other computers run: `$block = { ... }`, and then
 * `Invoke-Command -ComputerName NAME -ScriptBlock $block`. A function is such a block, too: `${function:name}`.
 */
export function inRemoteBlocks(statements: readonly Statement[], variables: Variables): ReadonlySet<Statement> {
  const inside = new Set<Statement>();
  const senders = new Set(statements.filter((one) => sendsAway(one, variables)));
  if (senders.size === 0) return inside;
  const sent = new Set([...senders].flatMap(usedIn));
  const here = new Set(statements.filter((one) => !senders.has(one)).flatMap(usedIn));
  let depth: number | undefined;
  for (const statement of statements) {
    if (depth !== undefined && statement.depth > depth) inside.add(statement);
    else {
      const name = blockNamedBy(statement);
      const isSent = name !== undefined && sent.has(name) && !here.has(name);
      const isCreated = createsBlock(statement);
      if (isSent && isCreated) inside.add(statement);
      depth = isSent && !isCreated ? statement.depth : undefined;
    }
  }
  return inside;
}
