import { endOfValue, functionIn } from "../variables/assignments";
import { variableOf } from "../words/marks";
import type { Statement, Word } from "../words/words";

/** Scripts of more functions are modules. */
const MAX_FUNCTIONS = 100;

/** Returns what functions get that the script calls once: the words of each argument, by parameter in lower case. */
export function argumentsOfCalls(statements: readonly Statement[]): ReadonlyMap<string, readonly Word[]> {
  const parameters = new Map<string, readonly string[]>();
  for (const [at, { words, depth }] of statements.entries()) {
    const name = functionIn(words);
    const next = statements[at + 1];
    const first =
      next !== undefined && next.depth > depth && next.words[0]?.text.toLowerCase() === "param" ? next.words : [];
    if (name !== "") parameters.set(name, declaredIn([...words, ...first]));
  }
  const found = new Map<string, readonly Word[]>();
  if (parameters.size === 0 || parameters.size > MAX_FUNCTIONS) return found;
  for (const [name, { words, at }] of onlyCalls(statements, parameters))
    for (const [parameter, value] of bound(words.slice(at + 1), parameters.get(name) ?? []))
      found.set(parameter, value);
  return found;
}

function declaredIn(words: readonly Word[]): readonly string[] {
  return words.flatMap((word) => (word.before.endsWith("=") ? [] : (variableOf(word.text)?.toLowerCase() ?? [])));
}

/** A word of a statement that calls a function. */
interface Call {
  readonly words: readonly Word[];
  readonly at: number;
}

/** Returns the calls of functions that are called once. */
function onlyCalls(
  statements: readonly Statement[],
  functions: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Call> {
  const calls = new Map<string, Call>();
  const several = new Set<string>();
  for (const { words } of statements) {
    if (functionIn(words) !== "") continue;
    for (const [at, { text }] of words.entries()) {
      const name = text.toLowerCase();
      if (calls.has(name)) several.add(name);
      else if (functions.has(name)) calls.set(name, { words, at });
    }
  }
  for (const name of several) calls.delete(name);
  return calls;
}

/** Returns the words of arguments by parameter. */
function bound(
  words: readonly Word[],
  parameters: readonly string[],
): readonly (readonly [parameter: string, value: readonly Word[]])[] {
  const found: [parameter: string, value: readonly Word[]][] = [];
  let place = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word?.before.startsWith(")") === true) break;
    const named = parameters.find((name) => word?.quoted === false && `-${name}` === word.text.toLowerCase());
    const parameter = named ?? parameters[place];
    if (named === undefined) place += 1;
    else at += 1;
    const end = endOfValue(words, at);
    if (parameter !== undefined) found.push([parameter, words.slice(at, end + 1)]);
    at = end;
  }
  return found;
}
