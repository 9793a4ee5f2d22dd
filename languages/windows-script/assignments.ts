import { Cursor, type Shell } from "./cursor";
import { type Style, endOfGroup, expression } from "./expressions";
import { assignArguments } from "./labels";
import { NOT_FOLLOWED, OWN_CODE, hasHole, returnedBy, variableOf } from "./marks";
import { assignOutputs, branchValues, functionValues, isBranching, pipelineOf } from "./outputs";
import { describedProgram, programOfObject, programVariable } from "./processes";
import { fieldNames, isTable, itemsOf, valuesOf } from "./tables";
import type { Evaluation, Variables } from "./variables";
import { expandPercent } from "./word";
import type { Statement, Word } from "./words";

const BATCH_SET = /^\/[ap]\b|^"?([^="<>|&]{1,200})=([\s\S]*)$/i;

/** A variable or parameter for a script block. Its callers' blocks are read where they are written. */
const BLOCK = /\[(?:[\w.]{1,60}\.)?scriptblock\]\s{0,9}\$(\w{1,200})/gi;

const DECLARES = /^(?:filter|function|workflow)$/;
/** The scope before the name of a function. */
const SCOPE = /^(?:global|local|private|script):/;

/** Blocks of more statements aren't searched for their parameters. */
const MAX_BLOCK = 200;

/** The script's functions by lower-case name, with their parameter names. */
type Functions = Map<string, string[]>;

/** Collects every value that a script assigns to its variables, including arguments of its own functions. */
export function collectAssignments(
  statements: readonly Statement[],
  source: string,
  shell: Shell,
  variables: Variables,
): void {
  const functions: Functions = new Map();
  let current = "";
  for (const [at, { words }] of statements.entries()) {
    const head = lowerAt(words, 0);
    const name = DECLARES.test(head) ? lowerAt(words, 1).replace(SCOPE, "") : "";
    if (name !== "") {
      variables.assign(`function:${name}`, () => [OWN_CODE]);
      variables.assign(returnedBy(name), functionValues(statements, at));
    }
    if (head === "function") current = name;
    const lacksParameters = head === "param" && functions.get(current)?.length === 0;
    if (head === "function" || lacksParameters) functions.set(current, declared(words));
    if (head === "param") current = "";
  }
  for (const [, name = ""] of source.matchAll(BLOCK)) variables.assign(name, () => [OWN_CODE]);
  for (const [at, statement] of statements.entries()) {
    assignedByName(statements, at, variables);
    assignedByCommand(statement.words, variables);
    bindArguments(statement.words, parametersOf(statements, at, functions), variables);
    if (shell === "batch") assignedByBatch(statement, source, variables);
  }
  if (shell === "batch") assignArguments(statements, variables);
  else assignOutputs(statements, variables);
}

/** Returns the variables of `param(...)` or `function f(...)`: those not preceded by `=`. */
function declared(words: readonly Word[]): string[] {
  return words.flatMap((word) => (word.before.endsWith("=") ? [] : (variableOf(word.text) ?? [])));
}

/** Records `$name = value`, which may also be a parameter's default, and `foreach ($name in values)`. */
function assignedByName(statements: readonly Statement[], at: number, variables: Variables): void {
  const { words = [] } = statements[at] ?? {};
  const style: Style = /^(?:param|function)$/.test(lowerAt(words, 0)) ? "declaration" : "statement";
  for (const [index, word] of words.entries()) {
    const name = word.quoted ? undefined : (variableOf(word.text) ?? programVariable(word.text));
    const next = words[index + 1];
    if (name === undefined || next === undefined) continue;
    const described = next.before.startsWith("=") ? describedProgram(words, index + 1) : undefined;
    if (described !== undefined) variables.assign(programOfObject(name), expression(words, described, "words"));
    if (next.before.startsWith("=&")) variables.assign(name, () => [NOT_FOLLOWED]);
    else if (next.before.startsWith("=") && isBranching(next))
      variables.assign(name, branchValues(statements, at, next));
    else if (/^=(?!=)/.test(next.before))
      variables.assign(name, pipelineOf(statements, at, expression(words, index + 1, style)).output);
    else if (next.before.startsWith("+=")) variables.assign(name, () => [NOT_FOLLOWED]);
    else if (next.text.toLowerCase() === "in" && !next.quoted && lowerAt(words, 1) !== "/f") {
      const list = expression(words, index + 2, name.startsWith("%") ? "words" : "statement");
      const { output } = pipelineOf(statements, at, list);
      variables.assign(name, (all) => output(all).flatMap(itemsOf));
    }
  }
}

/** Records `Set-Variable`, `setx` and `[Environment]::SetEnvironmentVariable`. */
function assignedByCommand(words: readonly Word[], variables: Variables): void {
  if (/^(?:set-variable|new-variable|sv)$/.test(lowerAt(words, 0))) {
    const plain = words.filter((word, index) => index > 0 && !/^-(?:name|value|scope)$/i.test(word.text));
    if (plain[0] !== undefined) variables.assign(plain[0].text, expression(plain, 1, "words"));
  }
  const setter = words.findIndex(({ text }) => /^setx(?:\.exe)?$|\bSetEnvironmentVariable$/i.test(text));
  const name = setter < 0 ? undefined : words[setter + 1]?.text;
  if (name !== undefined) variables.assign(`env:${name}`, expression(words.slice(setter + 2, setter + 3), 0, "words"));
}

/** Returns the parameters of the function that a statement calls, or of the block before it: `& { param(...) } -Name x`. */
function parametersOf(statements: readonly Statement[], at: number, functions: Functions): readonly string[] {
  const { words = [], depth = 0 } = statements[at] ?? {};
  const head = lowerAt(words, 0);
  if (!head.startsWith("-")) return functions.get(head) ?? [];
  const inBlock = (index: number): boolean => (statements[index]?.depth ?? 0) > depth && at - index <= MAX_BLOCK;
  for (let index = at - 1; inBlock(index); index -= 1) {
    const before = statements[index]?.words ?? [];
    if (lowerAt(before, 0) === "param") return declared(before);
  }
  return [];
}

/** Binds arguments to parameters, by name or position. */
function bindArguments(words: readonly Word[], parameters: readonly string[], variables: Variables): void {
  if (parameters.length === 0) return;
  const head = lowerAt(words, 0);
  let place = 0;
  for (let index = head.startsWith("-") ? 0 : 1; index < words.length; index += 1) {
    const text = lowerAt(words, index);
    const named = parameters.find((name) => `-${name}` === text);
    const name = named ?? (text.startsWith("-") ? undefined : parameters[place]);
    if (named !== undefined) index += 1;
    else if (name !== undefined) place += 1;
    const end = endOfGroup(words, index);
    const style: Style = words[index]?.before.includes("(") === true ? "statement" : "words";
    if (name !== undefined && end < words.length) {
      const value = expression(words.slice(index, end + 1), 0, style);
      if (named === undefined && variableOf(words[index]?.text ?? "") !== undefined)
        splat(value, parameters, name, variables);
      else variables.assign(name, value);
    }
    index = end;
  }
}

/** Binds an argument to the next parameter, or a table of arguments to the parameters that it names. */
function splat(value: Evaluation, parameters: readonly string[], next: string, variables: Variables): void {
  const isSplat = (text: string): boolean =>
    isTable(text) && fieldNames(text).some((field) => parameters.includes(field.toLowerCase()));
  variables.assign(next, (all) => value(all).filter((text) => !isSplat(text)));
  for (const name of parameters) {
    variables.assign(name, (all) =>
      value(all)
        .filter(isSplat)
        .flatMap((text) => valuesOf(text, name)),
    );
  }
}

/** Records `set NAME=value` and `set /p NAME=`. */
function assignedByBatch({ words, end, label }: Statement, source: string, variables: Variables): void {
  const first = lowerAt(words, 0);
  const set = words.findIndex(({ text, quoted }) => !quoted && text.toLowerCase() === "set");
  const next = set < 0 ? undefined : words[set + 1];
  if (next !== undefined && first !== "echo") {
    const found = BATCH_SET.exec(source.slice(next.start, end).trim());
    const name = found?.[1] ?? words.find(({ text, start }) => start > next.start && text !== "")?.text;
    const quoted = source[next.start] === '"';
    const raw = quoted ? (found?.[2] ?? "").replace(/"[^"]*$/, "") : (found?.[2] ?? "").replace(/^"(.*)"$/, "$1");
    const value = expandPercent(new Cursor(raw, "batch", label));
    const asks = found?.[1] === undefined;
    // cmd expands `%NAME%` when it reads a line, before any command of that line runs; `call` expands it again.
    const tooLate = !/\n|\bcall\b/i.test(source.trim());
    if (name !== undefined) {
      variables.assign(`env:${name.trim()}`, (all) =>
        asks ? [NOT_FOLLOWED] : all.resolve(value).map((one) => (tooLate && !hasHole(one) ? NOT_FOLLOWED : one)),
      );
    }
  }
}

function lowerAt(words: readonly Word[], index: number): string {
  return words[index]?.text.toLowerCase() ?? "";
}
