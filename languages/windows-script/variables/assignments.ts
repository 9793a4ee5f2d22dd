import { describedProgram, programOfObject, programVariable } from "../programs/processes";
import { Cursor, type Shell } from "../words/cursor";
import { NOT_FOLLOWED, OWN_CODE, hasHole, memberIn, returnedBy, variableOf } from "../words/marks";
import { expandPercent } from "../words/word";
import { type Statement, type Word, isMember, setIndex } from "../words/words";
import { LIST_SWITCH } from "./arguments";
import { type Style, endOfGroup, expression } from "./expressions";
import { assignArguments } from "./labels";
import { assignOutputs, branchValues, functionValues, isBranching, pipelineOf } from "./outputs";
import type { Place } from "./places";
import { fieldNames, isTable, itemsOf, valuesOf } from "./tables";
import type { Evaluation, Variables } from "./variables";

const BATCH_SET = /^\/[ap]\b|^"?([^="<>|&]{1,200})=([\s\S]*)$/i;

/** A variable or parameter for a script block. Its callers' blocks are read where they are written. */
const BLOCK = /\[(?:[\w.]{1,60}\.)?scriptblock\]\s{0,9}\$(\w{1,200})/gi;

const DECLARES = /^(?:filter|function|workflow)$/;
/** The scope before the name of a function. */
const SCOPE = /^(?:global|local|private|script):/;

/** A function as a variable. */
const FUNCTION = /^\uE003function:([^\uE004]+)\uE004$/i;

/** Cmdlets that set a variable or an item, their switches for its name and those without a value. */
const SETS_VARIABLE = /^(?:set-variable|new-variable|sv|nv)$/;
const NAME_SWITCH = /^-(?:name|path)$/;
const FLAG = /^-(?:force|passthru|whatif|confirm)$/;
const SETS_ITEM = /^(?:set-item|si|new-item|ni)$/;
/** The path of an environment variable. */
const ENVIRONMENT = /^env:\\?(\w+)$/i;

/** What runs its block once, or not at all. */
const ONCE = /^(?:if|elseif|else|switch|try|catch|finally|function)$/;

/** An empty table or list after a variable. */
const EMPTY = /^=@(?:\{\}|\(\))$/;

/** Blocks of more statements aren't searched for their parameters. */
const MAX_BLOCK = 200;

/** The script's functions by lower-case name, with their parameter names. */
type Functions = Map<string, string[]>;

/** Collects every value that a script assigns to its variables, including arguments of its own functions. */
export function collectAssignments(
  statements: readonly Statement[],
  source: string,
  shell: Shell,
  places: readonly Place[],
  variables: Variables,
): void {
  const functions: Functions = new Map();
  let current = "";
  for (const [at, statement] of statements.entries()) {
    const { words } = statement;
    const head = lowerAt(words, 0);
    const name = functionIn(words);
    if (name !== "") {
      variables.assign(`function:${name}`, () => [OWN_CODE]);
      variables.assign(returnedBy(name), functionValues(statements, at));
    }
    if (head === "function") current = name;
    const block = blockWithParameters(statement, statements[at + 1]);
    if (block !== undefined) functions.set(lowerAt(words, 0), declared(block));
    const lacksParameters = head === "param" && functions.get(current)?.length === 0;
    if (head === "function" || lacksParameters) functions.set(current, declared(words));
    if (head === "param") current = "";
  }
  for (const [, name = ""] of source.matchAll(BLOCK)) variables.assign(name, () => [OWN_CODE]);
  for (const [at, statement] of statements.entries()) {
    variables.place = places[at];
    assignedByName(statement, statements, at, variables);
    assignedByCommand(statement.words, variables);
    bindArguments(statement.words, parametersOf(statement, statements, at, functions), variables);
    bindListed(statement.words, functions, variables);
    if (shell === "batch") assignedByBatch(statement, source, variables);
  }
  variables.place = undefined;
  if (shell === "batch") assignArguments(statements, variables);
  else assignOutputs(statements, variables);
}

/** Returns the function that a statement declares, in lower case; an empty name if there is none. */
export function functionIn(words: readonly Word[]): string {
  return DECLARES.test(lowerAt(words, 0)) ? lowerAt(words, 1).replace(SCOPE, "") : "";
}

/** Returns the words of `param(...)` if a statement assigns a block that begins with it: `$block = { param($key) ... }`. */
function blockWithParameters({ words }: Statement, next: Statement | undefined): readonly Word[] | undefined {
  const isBlock = words[1]?.text === OWN_CODE && lowerAt(next?.words ?? [], 0) === "param";
  return isBlock ? next?.words : undefined;
}

/**
 * Binds the arguments of `Invoke-Command -ScriptBlock $block -ArgumentList 'a', 'b'` to the parameters of the block, or of
 * the function in `${function:name}`.
 */
function bindListed(words: readonly Word[], functions: Functions, variables: Variables): void {
  const from = words.findIndex(({ text }) => LIST_SWITCH.test(text.toLowerCase())) + 1;
  const nameIn = ({ text }: Word): string =>
    variableOf(text) === undefined ? "" : (FUNCTION.exec(text)?.[1] ?? text).toLowerCase();
  const block = words.find((word) => functions.has(nameIn(word)));
  if (block === undefined || from === 0) return;
  const end = words.findIndex(({ before }, index) => index > from && !before.includes(","));
  const list = words.slice(from, end < 0 ? undefined : end);
  const values = list.map((word) => ({ ...word, before: word.before.replace("@(", "") }));
  bindArguments([block, ...values], functions.get(nameIn(block)) ?? [], variables);
}

/** Returns the variables of `param(...)` or `function f(...)`: those not preceded by `=`. */
function declared(words: readonly Word[]): string[] {
  return words.flatMap((word) => (word.before.endsWith("=") ? [] : (variableOf(word.text) ?? [])));
}

/** Records `$name = value`, which may also be a parameter's default, and `foreach ($name in values)`. */
function assignedByName(
  { words, after, depth, within }: Statement,
  statements: readonly Statement[],
  at: number,
  variables: Variables,
): void {
  const isCertain = depth === 0 || (depth === 1 && within === "function");
  const how = isCertain ? "certainly" : ONCE.test(within) ? "perhaps" : "repeatedly";
  const last = EMPTY.test(after) ? variableOf(words.at(-1)?.text ?? "") : undefined;
  if (last !== undefined) variables.assign(last, () => [""]);
  const style: Style = /^(?:param|function)$/.test(lowerAt(words, 0)) ? "declaration" : "statement";
  for (const [index, word] of words.entries()) {
    assignedField(words, index, variables);
    const name = word.quoted ? undefined : (variableOf(word.text) ?? programVariable(word.text));
    const next = words[index + 1];
    if (name === undefined || next === undefined) continue;
    const described = next.before.startsWith("=") ? describedProgram(words, index + 1) : undefined;
    if (described !== undefined) variables.assign(programOfObject(name), expression(words, described, "words"));
    if (next.before.startsWith("=&")) variables.assign(name, () => [NOT_FOLLOWED]);
    else if (next.before.startsWith("=") && isBranching(next))
      variables.assign(name, branchValues(statements, at, next));
    else if (/^=(?!=)/.test(next.before))
      variables.assign(name, pipelineOf(statements, at, expression(words, index + 1, style)).output, how);
    else if (next.before.startsWith("+=")) variables.assign(name, () => [NOT_FOLLOWED]);
    else if (next.text.toLowerCase() === "in" && !next.quoted && lowerAt(words, 1) !== "/f") {
      const list = expression(words, index + 2, name.startsWith("%") ? "words" : "statement");
      const { output } = pipelineOf(statements, at, list);
      variables.assign(name, (all) => output(all).flatMap(itemsOf));
    }
  }
}

/** Records `$table.name = value`, `$table['name'] = value` and `$table.Add('name', value)`. */
function assignedField(words: readonly Word[], at: number, variables: Variables): void {
  const member = memberIn(words[at]?.text ?? "");
  const next = words[at + 1];
  if (member === undefined || next === undefined) return;
  const isAdded = /^add$/i.test(member.name) && next.before === "(" && next.quoted;
  if (isAdded) variables.assignField({ ...member, name: next.text }, expression(words, at + 2, "words"));
  else if (next.before.startsWith("+=")) variables.assignField(member, () => [NOT_FOLLOWED]);
  else if (/^=(?!=)/.test(next.before)) variables.assignField(member, expression(words, at + 1));
}

/** Records `Set-Variable`, `Set-Item env:…`, `setx` and `[Environment]::SetEnvironmentVariable`. */
function assignedByCommand(words: readonly Word[], variables: Variables): void {
  const head = lowerAt(words, 0);
  const isItem = SETS_ITEM.test(head);
  if (isItem || SETS_VARIABLE.test(head)) {
    const [target, value] = nameAndValue(words);
    const name = isItem ? ENVIRONMENT.exec(target)?.[1] : target;
    if (name !== undefined)
      variables.assign(isItem ? `env:${name}` : name, valueIn(words, value, endOfValue(words, value)));
  }
  const setter = words.findIndex(({ text }) => /^setx(?:\.exe)?$|\bSetEnvironmentVariable$/i.test(text));
  const name = setter < 0 ? undefined : words[setter + 1]?.text;
  if (name !== undefined) variables.assign(`env:${name}`, valueIn(words, setter + 2, endOfGroup(words, setter + 2)));
}

/** Returns a cmdlet's name or path, and the index of its value: those after their switches, or else in order. */
function nameAndValue(words: readonly Word[]): readonly [name: string, value: number] {
  let name: string | undefined;
  let value: number | undefined;
  for (let at = 1; at < words.length; at = endOfValue(words, at) + 1) {
    const text = words[at]?.quoted === true ? "" : lowerAt(words, at);
    if (FLAG.test(text)) continue;
    if (text.startsWith("-")) at += 1;
    if (NAME_SWITCH.test(text) || (!text.startsWith("-") && name === undefined)) name = words[at]?.text;
    else if (text === "-value" || (!text.startsWith("-") && value === undefined)) value = at;
  }
  return [name ?? "", value ?? words.length];
}

/** Evaluates the words of an argument. */
function valueIn(words: readonly Word[], from: number, to: number): Evaluation {
  const style: Style = words[from]?.before.includes("(") === true ? "statement" : "words";
  return expression(words.slice(from, to + 1), 0, style);
}

/** Returns the index of the last word of an argument: of its parentheses, of the next elements of its list, and of members. */
export function endOfValue(words: readonly Word[], at: number): number {
  let end = endOfGroup(words, at);
  for (let next = words[end + 1]; next !== undefined; next = words[end + 1]) {
    if (!/[,+]/.test(next.before) && !isMember(next)) break;
    end = endOfGroup(words, end + 1);
  }
  return end;
}

/** Returns the parameters of the function that a statement calls, or of the block before it: `& { param(...) } -Name x`. */
function parametersOf(
  { words, depth }: Statement,
  statements: readonly Statement[],
  at: number,
  functions: Functions,
): readonly string[] {
  const head = lowerAt(words, 0);
  // The name of a block is called by `&`, and otherwise assigned.
  if (variableOf(head) !== undefined && words[0]?.before.includes("&") !== true) return [];
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
    let end = endOfGroup(words, index);
    for (let next = words[end + 1]; next !== undefined && isMember(next); next = words[end + 1])
      end = endOfGroup(words, end + 1);
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
    const fields: Evaluation = (all) =>
      value(all)
        .filter(isSplat)
        .flatMap((text) => valuesOf(text, name));
    variables.assign(name, fields);
  }
}

/** Records `set NAME=value` and `set /p NAME=`. */
function assignedByBatch({ words, end, label, depth }: Statement, source: string, variables: Variables): void {
  const first = lowerAt(words, 0);
  const set = setIndex(words);
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
      const isCertain = first === "set" && depth === 0 && label === "";
      variables.assign(
        `env:${name.trim()}`,
        (all) =>
          asks ? [NOT_FOLLOWED] : all.resolve(value).map((one) => (tooLate && !hasHole(one) ? NOT_FOLLOWED : one)),
        isCertain ? "certainly" : label === "" ? "perhaps" : "repeatedly",
      );
    }
  }
}

function lowerAt(words: readonly Word[], index: number): string {
  return words[index]?.text.toLowerCase() ?? "";
}
