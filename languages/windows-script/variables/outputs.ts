import { NOT_FOLLOWED, hasHole, outputAt, reference } from "../words/marks";
import { RUNS_FOR_EACH, type Statement, type Word, isMember } from "../words/words";
import { expression, isOperator, isTextMethod, membersOf } from "./expressions";
import { tableOfJson } from "./json-tables";
import { itemsOf } from "./tables";
import type { Evaluation, Variables } from "./variables";

const BRANCHES = /^(?:if|switch)$/i;
const SWITCH = /^switch$/i;
const FURTHER = /^(?:else|elseif)$/i;
/** What begins a block whose last values are those of the whole. */
const OPENS = /^(?:if|else|elseif|try|catch|finally|switch|foreach|for|while|do|begin|process|end)$/i;
/** The method that runs its block for each element: of the variable before it, or of a list in parentheses. */
const METHOD_FOR_EACH = /^((?:\uE003[^\uE003\uE004]+)?)\.foreach\uE004?$/i;
/** Commands and statements that return nothing. */
const SILENT =
  /^(?:break|continue|exit|throw|trap|param|function|filter|write-\w+|start-sleep|out-null|\[(?:cmdletbinding|outputtype|alias))$/i;
const RETURN = /^return$/i;
const NUMBER = /^\d+$/;
/** A variable, also with members, or a member to which a value is assigned. */
const VARIABLE = /^\uE003[^\uE003\uE004]+\uE004$/;
/** What a function returns to say that it has no value, or whether it did its work. */
const NO_VALUE: ReadonlySet<string> = new Set(["", "True", "False"]);

/** Commands of a pipeline that pass on some of what they get, and their switch for one member of it. */
const PASSES = /^(?:where(?:-object)?|\?|select(?:-object)?|sort(?:-object)?|get-random|get-unique|gu|out-string)$/i;
const EXPANDS = /^-exp\w*$/i;
const READS_JSON = /^convertfrom-json$/i;
const PLAIN_NAME = /^\w+$/;
const CMDLET = /^[a-z]+-[a-z]+$/i;

/** More statements aren't searched for values. */
const MAX_STATEMENTS = 200;
/** Nor are the larger blocks of a pipeline. */
const MAX_BLOCK = 20;

/** A command of a pipeline, and what it gets. */
interface Stage {
  readonly command: Statement;
  readonly given: Evaluation;
}

/** The words in parentheses that compute a value. */
interface Computed {
  readonly from: number;
  readonly to: number;
}

/** A pipeline after its first command. */
export interface Pipeline {
  readonly stages: readonly Stage[];
  readonly output: Evaluation;
  /** The index of the statement after it. */
  readonly end: number;
}

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
  const isSwitch = SWITCH.test(first.text);
  return valuesIn(statements, at, ({ words }) => !isSwitch && startsWith(words, FURTHER), false);
}

/** Returns the values that the function declared by a statement may return. */
export function functionValues(statements: readonly Statement[], at: number): Evaluation {
  const values = valuesIn(statements, at, () => false, true);
  return (variables) => values(variables).filter((value) => !NO_VALUE.has(value));
}

/**
 * Returns the values of the statements in the blocks after a statement, and in those that go on with it.
 *
 * @param returns whether `return` returns the value of the block, rather than that of a function around it
 */
function valuesIn(
  statements: readonly Statement[],
  at: number,
  goesOn: (next: Statement) => boolean,
  returns: boolean,
): Evaluation {
  const outer = statements[at]?.depth ?? 0;
  const found: Evaluation[] = [];
  let index = at + 1;
  for (let statement = statements[index]; statement !== undefined; statement = statements[index]) {
    if (index > at + MAX_STATEMENTS) return () => [NOT_FOLLOWED];
    if (statement.depth <= outer && !goesOn(statement)) break;
    const { output, end } = pipelineOf(statements, index, valueOf(statement.words, returns));
    if (!isWithoutValue(statement)) found.push(output);
    index = end;
  }
  return (variables) => found.flatMap((value) => value(variables));
}

/** Whether a statement is an assignment, begins a block or is the label of a `switch`. */
function isWithoutValue({ words, topic }: Statement): boolean {
  if (isAssignment(words) || startsWith(words, OPENS)) return true;
  return words.length === 1 && topic !== undefined && !startsWith(words, CMDLET);
}

/**
 * Reads the pipeline that begins with a statement.
 *
 * @param first the value of the statement
 */
export function pipelineOf(statements: readonly Statement[], at: number, first: Evaluation): Pipeline {
  const depth = statements[at]?.depth ?? 0;
  const stages: Stage[] = [];
  let output = first;
  let end = at + 1;
  const isPiped = statements[at]?.pipes === true;
  for (let command = statements[end]; isPiped && command?.piped === true; command = statements[end]) {
    stages.push({ command, given: output });
    const after = command.depth >= depth ? afterBlock(statements, end) : end + 1;
    output = passedBy(statements, end, after, output);
    end = after;
  }
  const [member] = statements[end]?.words ?? [];
  if (stages.length > 0 && member !== undefined && isMember(member)) output = memberOf(output, member);
  return { stages, output, end };
}

/** Returns the index of the statement after the block of a statement. */
function afterBlock(statements: readonly Statement[], at: number): number {
  const depth = statements[at]?.depth ?? 0;
  let end = at + 1;
  while (end <= at + MAX_STATEMENTS && (statements[end]?.depth ?? 0) > depth) end += 1;
  return end;
}

/** Returns what a command of a pipeline passes on. */
function passedBy(statements: readonly Statement[], at: number, after: number, given: Evaluation): Evaluation {
  const { words = [] } = statements[at] ?? {};
  const member = words.find(isMember);
  const passed = startsWith(words, RUNS_FOR_EACH) ? eachOf(statements, at, after, given) : selectedBy(words, given);
  return member === undefined ? passed : memberOf(passed, member);
}

function selectedBy(words: readonly Word[], given: Evaluation): Evaluation {
  if (startsWith(words, READS_JSON)) return (variables) => given(variables).map(tableOfJson);
  if (!startsWith(words, PASSES)) return () => [NOT_FOLLOWED];
  const expanded = words.findIndex(({ text }) => EXPANDS.test(text));
  if (expanded >= 0) return memberOf(given, words[expanded + 1]);
  const start = words[0]?.start ?? -1;
  return (variables) => {
    const items = given(variables).flatMap(itemsOf);
    const filter = variables.filters.get(start);
    return filter === undefined ? items : items.flatMap(filter);
  };
}

/** Returns what the block of `ForEach-Object` returns, or the member that it names. */
function eachOf(statements: readonly Statement[], at: number, after: number, given: Evaluation): Evaluation {
  if (after === at + 1) return memberOf(given, statements[at]?.words[1]);
  return after > at + MAX_BLOCK ? () => [NOT_FOLLOWED] : valuesIn(statements, at, () => false, true);
}

function memberOf(given: Evaluation, member: Word | undefined): Evaluation {
  const text = PLAIN_NAME.test(member?.text ?? "") ? `.${member?.text}` : member?.text;
  if (text === undefined) return () => [NOT_FOLLOWED];
  return (variables) => membersOf(given(variables).flatMap(itemsOf), text, variables);
}

function startsWith([word]: readonly Word[], pattern: RegExp): boolean {
  return word?.quoted === false && pattern.test(word.text);
}

function isAssignment(words: readonly Word[]): boolean {
  return /^[+-]?=/.test(words[1]?.before ?? "") && VARIABLE.test(words[0]?.text ?? "");
}

/** Returns the value of a statement, of which only a text, a number or a variable, and what `+` appends, is followed. */
function valueOf(words: readonly Word[], returns: boolean): Evaluation {
  const [first, ...more] = returns && startsWith(words, RETURN) ? words.slice(1) : words;
  if (first === undefined || (!first.quoted && SILENT.test(first.text))) return () => [];
  const isPlain = isValue(first) && more.every(({ before }) => before.includes("+"));
  return isPlain ? expression([first, ...more], 0) : () => [NOT_FOLLOWED];
}

/** Whether a word is a text, a number or a variable. */
function isValue({ text, quoted }: Word): boolean {
  return quoted || NUMBER.test(text) || VARIABLE.test(text);
}

/** Records what the blocks of pipelines get, and what the pipelines that begin with a value in parentheses return. */
export function assignOutputs(statements: readonly Statement[], variables: Variables): void {
  for (const [at, statement] of statements.entries()) {
    const { words } = statement;
    assignElement(statement, variables);
    if (statement.piped || !statement.pipes) continue;
    const opened = openedAt(statement);
    const from = isAssignment(words) ? 1 : 0;
    const first = expression(words, opened < 0 ? from : opened);
    const { stages, output } = pipelineOf(statements, at, first);
    for (const { command, given } of stages) {
      const { topic } = command;
      if (topic !== undefined && startsWith(command.words, RUNS_FOR_EACH))
        variables.assign(topic, (all) => given(all).flatMap(itemsOf));
    }
    const { start } = words[opened] ?? {};
    if (start !== undefined) variables.assign(outputAt(start), output);
  }
}

/** Records what the block of the method `ForEach` gets: `('a', 'b').ForEach({ ... })`. */
function assignElement({ words, topic }: Statement, variables: Variables): void {
  const method = words.at(-1);
  const [, variable] = METHOD_FOR_EACH.exec(method?.text ?? "") ?? [];
  if (topic === undefined || method === undefined || variable === undefined) return;
  const list = variable === "" ? words.slice(0, -1) : [...words.slice(0, -1), { ...method, text: `${variable}\uE004` }];
  const given = expression(list, isAssignment(words) ? 1 : 0);
  variables.assign(topic, (all) => given(all).flatMap(itemsOf));
}

/** Returns the words of a command, with values in place of what computes them in parentheses. */
export function withValues(statement: Statement, variables: Variables): readonly Word[] {
  return withComputed({ ...statement, words: withOutput(statement) }, variables);
}

/** Returns the words of a command, with the output of a pipeline in place of the value in parentheses that begins it. */
function withOutput(statement: Statement): readonly Word[] {
  const { words } = statement;
  const at = statement.pipes ? openedAt(statement) : -1;
  const word = words[at];
  if (word === undefined || at === 0 || !isValue(word)) return words;
  return [...words.slice(0, at), valueAt(word)];
}

/** Returns the word for the value that is computed in the parentheses that a word begins. */
function valueAt(word: Word): Word {
  return { ...word, text: reference(outputAt(word.start)), quoted: false };
}

/** Returns the words of a command, with a value in place of each text in parentheses that operators make and that is followed. */
function withComputed({ words, after }: Statement, variables: Variables): readonly Word[] {
  const kept: Word[] = [];
  let next = 0;
  for (const { from, to } of computedIn(words, after)) {
    const first = words[from];
    const texts = expression(words.slice(from, to), 0)(variables);
    if (first === undefined || texts.some(hasHole)) continue;
    variables.assign(outputAt(first.start), () => texts);
    kept.push(...words.slice(next, from), { ...valueAt(first), quoted: true });
    next = to;
  }
  return next === 0 ? words : [...kept, ...words.slice(next)];
}

/** Finds the values in parentheses that operators or methods compute, apart from the one that begins the command. */
function computedIn(words: readonly Word[], after: string): readonly Computed[] {
  const open: { readonly from: number; computes: boolean }[] = [];
  const found: Computed[] = [];
  for (const [at, word] of [...words, undefined].entries()) {
    for (const character of word?.before ?? after) {
      if (character === "(") open.push({ from: at, computes: word !== undefined && isTextMethod(word) });
      const closed = character === ")" ? open.pop() : undefined;
      if (closed?.computes !== true || closed.from === 0 || closed.from === at) continue;
      while ((found.at(-1)?.from ?? 0) >= closed.from) found.pop();
      found.push({ from: closed.from, to: at });
    }
    const inner = open.at(-1);
    const first = words[inner?.from ?? -1];
    if (inner !== undefined && first !== undefined && word !== undefined && isOperator(word))
      inner.computes ||= isValue(first);
  }
  return found;
}

/** Returns the index of the value in parentheses that a pipeline goes on with: `('a', 'b' | Select-Object -First 1)`. */
function openedAt({ words, after }: Statement): number {
  const opened: number[] = [];
  for (const [at, before] of [...words.map((word) => word.before), after].entries()) {
    for (const character of before) {
      if (character === "(") opened.push(at);
      else if (character === ")") opened.pop();
    }
  }
  return opened.at(-1) ?? -1;
}
