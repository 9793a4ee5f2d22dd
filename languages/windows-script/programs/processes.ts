import { type Argument, elements, joined, operand, valueAfter } from "../variables/arguments";
import { invoked, invokes } from "../variables/methods";
import type { Variables } from "../variables/variables";
import type { Vbscript } from "../vbscript";
import { NOT_FOLLOWED, methodOf, reference } from "../words/marks";
import type { Word } from "../words/words";

/** .NET's method that starts a process, and the classes that describe one. */
const STARTS = /\[(?:[\w.]+\.)?process\]::start$/i;
const DESCRIBES = /^\[?(?:(?:system\.)?diagnostics\.process(?:startinfo)?|processstartinfo)(?:\](?:::new)?)?$/i;
const MENTIONS_DOTNET = /\bdiagnostics\.process|processstartinfo/i;

/** Members of an object of these classes: its program, and what that gets. */
const PROGRAM = /^\uE003([^\uE004.[]+)(?:\.startinfo)?\.filename\uE004$/i;
const ARGUMENTS = /^\uE003([^\uE004.[]+)(?:\.startinfo)?\.(?:arguments|argumentlist\.add)\uE004$/i;
/** More words aren't searched for a property. */
const MAX_PROPERTIES = 50;
const LIST_SWITCH = /^-(?:args|argumentlist)$/;

/** Methods that start a command line, and what a script mentions if they're those of WMI or Windows Script Host. */
const BY_METHOD: readonly (readonly [method: RegExp, mentions: RegExp])[] = [
  [/^create$/, /\bwin32_process\b|\bprocess\s+call\s+create\b/i],
  [/^(?:run|exec|shellexecute)$/, /\bwscript\.shell\b|\bshell\.application\b/i],
];

/** The ways to start a process that a script mentions: other objects have methods of the same names. */
interface Starters {
  readonly methods: readonly RegExp[];
  readonly dotnet: boolean;
}

/** Returns what finds the command lines that a command of a script starts by a method. */
export function processStarts(
  source: string,
  vbscript: Vbscript | undefined,
  variables: Variables,
): (args: readonly Argument[]) => readonly string[] {
  const starters: Starters = {
    methods: BY_METHOD.flatMap(([method, mentions]) => (mentions.test(source) ? [method] : [])),
    dotnet: MENTIONS_DOTNET.test(source),
  };
  // Most scripts start nothing this way.
  if (!starters.dotnet && starters.methods.length === 0 && vbscript?.isScript !== true) return () => [];
  return (args) => [
    ...startedByMethod(args, starters, variables),
    ...args.flatMap(({ word }) => vbscript?.startedBy(word) ?? []),
  ];
}

/** Whether a word is a class that describes a process, such as `Diagnostics.ProcessStartInfo`. */
export function describesProcess({ text }: Word): boolean {
  return DESCRIBES.test(text);
}

/** Returns the name under which the program of a process object is kept. */
export function programOfObject(object: string): string {
  return `${object} program`;
}

/** Returns that name for a word that sets the program: `$info.FileName = 'a.exe'`. */
export function programVariable(text: string): string | undefined {
  const object = PROGRAM.exec(text)?.[1];
  return object === undefined ? undefined : programOfObject(object);
}

/** Returns the index of the program that a new process object gets: `New-Object Diagnostics.ProcessStartInfo 'a.exe'`. */
export function describedProgram(words: readonly Word[], from: number): number | undefined {
  const described = words.slice(from, from + 3).findIndex(describesProcess);
  if (described < 0) return undefined;
  const near = words.slice(from + 1, from + MAX_PROPERTIES).findIndex(({ text }) => /^filename$/i.test(text));
  const named = near < 0 ? near : from + 1 + near;
  const first = from + described + 1;
  const isList = LIST_SWITCH.test(words[first]?.text.toLowerCase() ?? "");
  const at = named < 0 ? first + (isList ? 1 : 0) : named + 1;
  return words[at]?.text.startsWith("-") === false ? at : undefined;
}

/**
 * Returns the command lines that a command starts by a method: by .NET's `Process`, WMI's `Win32_Process` and Windows
 * Script Host.
 */
function startedByMethod(
  args: readonly Argument[],
  { methods, dotnet }: Starters,
  variables: Variables,
): readonly string[] {
  const [head] = args;
  const set = dotnet && head !== undefined ? [...created(args, variables), ...described(args, head, variables)] : [];
  const started = args.flatMap(({ word }, at) =>
    dotnet && !word.quoted && STARTS.test(word.text)
      ? linesAt(args, at + 1, variables)
      : called(args, at, methods, variables),
  );
  return [...set, ...started];
}

/** Returns the command line of a new process object. */
function created(args: readonly Argument[], variables: Variables): readonly string[] {
  const at = describedProgram(
    args.map(({ word }) => word),
    0,
  );
  if (at === undefined) return [];
  const named = valueAfter(args, /^arguments$/);
  return named < 0 ? linesAt(args, at, variables) : lineOf(args[at], elements(args, named), variables);
}

/** Returns the command lines of a process object of which a member is set. */
function described(args: readonly Argument[], head: Argument, variables: Variables): readonly string[] {
  const program = programVariable(head.word.text);
  if (program !== undefined && variables.isAssigned(program)) return variables.resolve(reference(program));
  const object = ARGUMENTS.exec(head.word.text)?.[1];
  if (object === undefined || !variables.isAssigned(programOfObject(object))) return [];
  const texts = variables.resolve(reference(programOfObject(object)));
  return lineOf({ ...head, texts }, elements(args, 1), variables);
}

/** Returns the command lines of a method with one of these names, or that a command calls by its name. */
function called(
  args: readonly Argument[],
  at: number,
  methods: readonly RegExp[],
  variables: Variables,
): readonly string[] {
  const { lower, word } = args[at] ?? { lower: "", word: undefined };
  const method = methodOf(word?.text ?? "");
  if (!methods.some((pattern) => pattern.test(method ?? lower))) return [];
  if (method === "shellexecute") return linesAt(args, at + 1, variables);
  if (!variables.budget.spend(args.length)) return [];
  if (method === undefined && !(lower === "create" && invokes(args))) return [];
  const value = method === undefined ? invoked(args, at, /^commandline$/) : at + 1;
  return method !== undefined && isBare(args[value]) ? [] : (operand(args, value, variables) ?? [NOT_FOLLOWED]);
}

/** Returns the command lines of a program and its arguments, in a list. */
function linesAt(args: readonly Argument[], from: number, variables: Variables): readonly string[] {
  const first = args[from];
  if (first === undefined || isBare(first) || !variables.budget.spend(args.length)) return [NOT_FOLLOWED];
  const texts = operand(args, from, variables) ?? [];
  const next = args.findIndex(({ word }, index) => index > from && word.before.includes(","));
  return lineOf({ ...first, texts }, elements(args, next), variables);
}

function lineOf(program: Argument | undefined, list: readonly Argument[], variables: Variables): readonly string[] {
  return program === undefined ? [] : joined([program, ...list], variables);
}

/** Whether a value is neither a text nor a variable. */
function isBare(argument: Argument | undefined): boolean {
  return argument !== undefined && !argument.word.quoted && !/[\uE000-\uE005]/.test(argument.word.text);
}
