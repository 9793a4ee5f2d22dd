import { expression } from "./expressions";
import { NOT_FOLLOWED, variableOf } from "./marks";
import type { Evaluation } from "./variables";
import type { Statement, Word } from "./words";

const BRANCHES = /^(?:if|switch)$/i;
const SWITCH = /^switch$/i;
const FURTHER = /^(?:else|elseif)$/i;
/** What begins a block whose last values are those of the whole. */
const OPENS = /^(?:if|else|elseif|try|catch|finally)$/i;
/** Commands that return nothing. */
const SILENT = /^(?:break|continue|exit|throw|trap|write-\w+|start-sleep)$/i;
const NUMBER = /^\d+$/;

/** More statements aren't searched for values. */
const MAX_STATEMENTS = 200;

/** Whether a value begins with `if` or `switch`, so it's the one of a branch. */
export function isBranching({ text, quoted }: Word): boolean {
  return !quoted && BRANCHES.test(text);
}

/**
 * Returns the values of the branches of `$name = if (...) { 'a' } else { 'b' }` or `$name = switch (...) { ... }`.
 *
 * @param at the statement that begins with the assignment
 * @param first its word `if` or `switch`
 */
export function branchValues(statements: readonly Statement[], at: number, first: Word): Evaluation {
  const outer = statements[at]?.depth ?? 0;
  const labels = SWITCH.test(first.text) ? outer + 1 : outer;
  const found: Evaluation[] = [];
  for (let index = at + 1; index < statements.length; index += 1) {
    const statement = statements[index];
    if (statement === undefined || index > at + MAX_STATEMENTS) return () => [NOT_FOLLOWED];
    if (statement.depth <= outer && (labels > outer || !startsWith(statement, FURTHER))) break;
    if (statement.depth <= labels || isAssignment(statement) || startsWith(statement, OPENS)) continue;
    const next = statements[index + 1];
    const isBlock = next !== undefined && next.depth > statement.depth;
    found.push(isBlock || statement.piped || next?.piped === true ? () => [NOT_FOLLOWED] : valueOf(statement.words));
  }
  return (variables) => (found.length === 0 ? [NOT_FOLLOWED] : found.flatMap((value) => value(variables)));
}

function startsWith({ words }: Statement, pattern: RegExp): boolean {
  const [word] = words;
  return word?.quoted === false && pattern.test(word.text);
}

function isAssignment({ words }: Statement): boolean {
  return /^[+-]?=/.test(words[1]?.before ?? "") && variableOf(words[0]?.text ?? "") !== undefined;
}

/** Returns the value of a statement, of which only a text, a number or a variable, and what `+` appends, is followed. */
function valueOf(words: readonly Word[]): Evaluation {
  const [first, ...more] = words;
  if (first === undefined || (!first.quoted && SILENT.test(first.text))) return () => [];
  const isText = first.quoted || NUMBER.test(first.text) || variableOf(first.text) !== undefined;
  const isPlain = isText && more.every(({ before }) => before.includes("+"));
  return isPlain ? expression(words, 0, "statement") : () => [NOT_FOLLOWED];
}
