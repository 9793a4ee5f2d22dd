import { blockNamedBy, createsBlock } from "../programs/remote-blocks";
import type { Statement } from "../words/words";

/** A function, or a block in a variable. */
interface Body {
  readonly name: string;
  /** The indexes of its declaration, its first statement and the one after its last. */
  readonly declared: number;
  readonly from: number;
  readonly to: number;
}

const IDENTIFIER = /[\w-]+/g;
/** A function by a name that the script computes. Code that it computes otherwise is undecided anyway. */
const COMPUTED = /\bfunction:\\?[$\uE003]/i;
/** A function may be called by another, and so on. */
const MAX_PASSES = 10;
/** Scripts of more functions are modules. */
const MAX_BODIES = 100;

/**
 * Returns the statements that may run, of those that their branch lets run: not the bodies of functions and blocks that are
 * only used where nothing runs. What no statement uses may be called from outside.
 */
export function withoutUncalled(all: readonly Statement[], running: readonly Statement[]): readonly Statement[] {
  const bodies = bodiesIn(all);
  const isComputed = all.some(({ words }) => words.some(({ text }) => COMPUTED.test(text)));
  if (bodies.length === 0 || bodies.length > MAX_BODIES || isComputed) return running;
  const users = usersOf(all, bodies);
  const kept = new Set(running);
  const isKept = (at: number): boolean => all[at] !== undefined && kept.has(all[at]);
  let [size, pass] = [Infinity, 0];
  while (kept.size < size && pass < MAX_PASSES) {
    [size, pass] = [kept.size, pass + 1];
    for (const { name, declared, from, to } of bodies) {
      const used = (users.get(name) ?? []).filter((at) => at !== declared && (at < from || at >= to));
      if (used.length > 0 && !used.some(isKept)) for (const one of all.slice(from, to)) kept.delete(one);
    }
  }
  return running.filter((one) => kept.has(one));
}

function bodiesIn(all: readonly Statement[]): readonly Body[] {
  const bodies: Body[] = [];
  for (const [declared, statement] of all.entries()) {
    const name = blockNamedBy(statement)?.replace(/^function:/, "");
    if (name === undefined) continue;
    if (bodies.length > MAX_BODIES) break;
    const isCreated = createsBlock(statement);
    let to = declared + 1;
    while (!isCreated && (all[to]?.depth ?? 0) > statement.depth) to += 1;
    bodies.push({ name, declared, from: isCreated ? declared : declared + 1, to });
  }
  return bodies;
}

/** Returns the indexes of the statements that mention each body, also in a text. */
function usersOf(all: readonly Statement[], bodies: readonly Body[]): ReadonlyMap<string, readonly number[]> {
  const users = new Map(bodies.map(({ name }): [string, number[]] => [name, []]));
  for (const [at, { words }] of all.entries()) {
    const found = words.flatMap(({ text }) => text.toLowerCase().match(IDENTIFIER) ?? []);
    for (const name of new Set(found)) users.get(name)?.push(at);
  }
  return users;
}
