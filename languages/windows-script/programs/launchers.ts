import { type Argument, LIST_SWITCH, elements, joined, valueAfter } from "../variables/arguments";
import { endOfGroup } from "../variables/expressions";
import type { Variables } from "../variables/variables";
import type { Shell } from "../words/cursor";
import { UNKNOWN_VALUE, hasHole, isOwnCode } from "../words/marks";
import type { Word } from "../words/words";
import { ADDS_TYPE } from "./assemblies";
import { basename, programOf, shellOf } from "./programs";
import type { Unwrapped } from "./unwrap";

/** A text that a shell reads. */
export interface Line {
  readonly text: string;
  readonly shell: Shell;
}

/** What a command runs besides itself: programs, files or script blocks, or a line for a shell, in parts. */
interface Launch {
  readonly programs?: readonly Argument[];
  readonly line?: readonly Argument[];
  readonly shell?: Shell;
}

const POWERSHELL = /^(?:powershell|pwsh)$/;
const MENTIONS_POWERSHELL = /powershell|pwsh/;
const HOST = /^(?:[cw]script|(?:ba)?sh)$/;
/** Programs that run a file of code that they're given. */
const INTERPRETS = /^(?:pythonw?[\d.]*|pyw?|perl|ruby|php|rundll32|regsvr32|mshta)$/;
const IMPORTS = /^(?:import-module|ipmo)$/;
const IMPORTS_REGISTRY = /^(?:reg|regedit)$/;
/** Programs that start another one, on another computer or for another user. */
const STARTS_ELSEWHERE = /^(?:psexec(?:64)?|paexec|winrs)$/;
const STARTS = /^(?:start-process|saps|new-scheduledtaskaction)$/;
const RUNS_BLOCK = /^(?:invoke-command|icm|start-job|start-threadjob)$/;
const SCHEDULES = /^register-scheduledtask$/;

/** A switch that no program has. */
const NOTHING = /(?!)/;

const PROGRAM_SWITCH = /^-file$|^-?(?:filepath|execute)$/;
const BLOCK_SWITCH = /^-command$|^-?(?:scriptblock|filepath)$/;
const FILE_SWITCH = /^[-/](?:f|file)$/;
/** The switch of a shell whose value is a command. */
export const COMMAND_SWITCH = /^[-/](?:c|command)$/;
/** The switch of an interpreter whose value is code. */
const CODE_SWITCH = /^-[ce]$/;
const MODULE_SWITCH = /^-name$/;
/**
 * Switches of PsExec with a value of their own. Source: learn.microsoft.com/sysinternals/downloads/psexec, read 2026.
 */
const PSEXEC_VALUE = /^[-/](?:a|g|n|p|r|u|w)$/;
const TASK_SWITCH = /^-(?:xml|action|inputobject)$/;
/** The switch of `powershell` whose value is a script in base64. */
export const ENCODED_SWITCH = /^[-/](?:e|ec|en[a-z]*)$/;
/** Switches of `powershell` whose value isn't code. */
const VALUE_SWITCH = /^[-/](?:e[xp]|v|w|inputf|outputf|psc|config)[a-z]*$/;

/** A launcher, the switches whose value it runs, and whether it runs its first value, too. */
type Takes = readonly [program: RegExp, switches: RegExp, first: boolean];

const RUNS_VALUES: readonly Takes[] = [
  [POWERSHELL, /^[-/](?:f|file|c|command|args|argument|argumentlist)$/, true],
  [HOST, /^-(?:c|args|argument|argumentlist)$/, true],
  [INTERPRETS, CODE_SWITCH, true],
  [/^cmd$/, /^(?:\/[ck]|-(?:args|argument|argumentlist))$/, false],
  [STARTS, PROGRAM_SWITCH, true],
  [RUNS_BLOCK, BLOCK_SWITCH, true],
  [SCHEDULES, /^-xml$/, false],
];

const IMPORTS_VALUES: readonly Takes[] = [[IMPORTS, MODULE_SWITCH, true]];
const ADDS_TYPES: readonly Takes[] = [
  [ADDS_TYPE, /^-(?:a(?:n|ss\w*)?|(?:ps)?path|lp|lit\w*|t(?:y\w*)?|mem\w*)$/, true],
];

/** Commands that have Windows start a command line later, and the name before it. */
const STARTS_LATER: readonly (readonly [program: RegExp, name: RegExp])[] = [
  [/^new-service$/, /^-binarypathname$/],
  [/^sc$/, /^binpath$/],
];
const SETS_VALUE = /^(?:reg|set-itemproperty|sp|new-itemproperty)$/;
const VALUE = /^(?:\/d|-?value)$/;
/** The registry keys whose values Windows starts when it starts or someone signs in. */
const RUN_KEY = /\\currentversion\\run(?:once)?(?:ex)?$/;

/** Switches that show what an unknown program is: slmgr, DISM or an installer. */
const SHOWS_PROGRAM =
  /(?:^|\s)(?:-|\/{1,2})(?:(?:ipk|ato|dl[iv]|xpr|upk|cpky|rearm|rilc|skms|ckms|[sc]dns|online|quiet|passive|qn|qb|s|silent|verysilent|norestart|(?:un)?install)(?:\s|$)|image:|set-)/;

/** A name with an extension, or an address such as `https://…` or `ms-settings:…`. */
const SHOWN = /\.[a-z]\w{0,4}$|^[a-z][\w+.-]+:/i;

/** A variable of PowerShell in a line that looks like one of a batch file. */
const VARIABLE = /^\$[\w:]+$/;

/** Whether an argument is PowerShell. */
export function isPowershell({ lower }: Argument): boolean {
  // Asked of each word of a script, and few mention it.
  return MENTIONS_POWERSHELL.test(lower) && POWERSHELL.test(basename(lower));
}

/** Whether a command runs a program, or passes a script to a shell, that is entirely unknown. */
export function runsHidden(args: readonly Argument[]): boolean {
  const code = shellOf(programOf(args)) === undefined ? args.slice(0, 1) : args;
  return code.some(({ texts }) => texts.includes(UNKNOWN_VALUE));
}

/** Whether it's unknown which program or script a value names. A name in an unknown folder and a label are known. */
export function isUnknownProgram(text: string): boolean {
  const bare = text.replace(/["']/g, "").trim();
  const name = basename(bare);
  return (hasHole(name) || name.includes("*")) && !isOwnCode(bare) && !SHOWN.test(bare) && !bare.startsWith(":");
}

/**
 * Returns the programs, files and script blocks that a command runs and of which it's unknown what they are.
 *
 * @param isCalled whether the first word is run, rather than a value
 * @param hasBlock whether a script block follows, which is read like any other statements
 */
export function unknownPrograms(
  { args, launcher }: Unwrapped,
  isCalled: boolean,
  hasBlock: boolean,
): readonly string[] {
  const [head] = args;
  const isLine = launcher === "cmd" && hasBlank(head);
  const runs = (isCalled || launcher !== undefined) && !isLine && !isAssigned(args, 0) && !isShownBySwitch(args);
  const run = runs ? (head?.texts ?? []) : [];
  const started = hasBlock ? [] : (launchedBy(args).programs ?? []).flatMap(({ texts }) => texts);
  const launched = launcher === undefined ? started : [...run, ...started];
  return [...launched.filter((text) => VARIABLE.test(text)), ...[...run, ...started].filter(isUnknownProgram)];
}

/** Returns the lines that a command passes to a shell. */
export function linesOf({ args, launcher }: Unwrapped, variables: Variables): readonly Line[] {
  const { line, shell = "batch" } = launchedBy(args);
  const parts = line ?? (launcher === "cmd" && hasBlank(args[0]) ? args.slice(0, 1) : []);
  return joined(parts, variables).map((text) => ({ text, shell }));
}

/**
 * Finds the values in parentheses that a command runs: `& (Get-Program)`, `powershell -File (Get-Path)`. In a batch file,
 * PowerShell runs one that is all of its command: `powershell -c (Get-Code)`.
 */
export function runValues(words: readonly Word[], shell: Shell): readonly number[] {
  if (shell === "batch") {
    const isEnd = (at: number): boolean => endOfGroup(words, at) === words.length - 1;
    return takenValues(words, RUNS_VALUES.slice(0, 1), () => false)
      .slice(0, 1)
      .filter(isEnd);
  }
  return takenValues(words, RUNS_VALUES, (word, last, at) => {
    const isDot = last?.text === "." && (at === 1 || /[=(]$/.test(last.before));
    return word.before.includes("&") || isDot;
  });
}

/** Finds the values in parentheses that a command imports: `Import-Module (Get-Path)`. */
export function importedValues(words: readonly Word[]): readonly number[] {
  return takenValues(words, IMPORTS_VALUES, () => false);
}

/** Finds the values in parentheses that `Add-Type` loads: `Add-Type -Path (Get-Path)`. */
export function addedTypes(words: readonly Word[]): readonly number[] {
  if (!words.some(({ text }) => ADDS_TYPE.test(text))) return [];
  return takenValues(words, ADDS_TYPES, () => false);
}

function takenValues(
  words: readonly Word[],
  table: readonly Takes[],
  isRun: (word: Word, last: Word | undefined, at: number) => boolean,
): readonly number[] {
  const found: number[] = [];
  const opened = words.map(({ before }) => before.endsWith("(") && !before.endsWith("@("));
  const end = opened.lastIndexOf(true);
  let switches = NOTHING;
  let takesFirst = false;
  for (const [at, word] of words.slice(0, end + 1).entries()) {
    const last = words[at - 1];
    if (opened[at] === true && (takesFirst || switches.test(last?.text.toLowerCase() ?? "") || isRun(word, last, at)))
      found.push(at);
    const name = word.quoted ? "" : basename(word.text);
    const launcher = table.find(([program]) => program.test(name));
    switches = launcher?.[1] ?? switches;
    takesFirst = launcher?.[2] === true;
  }
  return found;
}

/** Returns what a launcher such as `Start-Process`, `powershell` or `schtasks` runs. */
function launchedBy(args: readonly Argument[]): Launch {
  const name = programOf(args);
  if (POWERSHELL.test(name)) return byPowershell(args);
  if (STARTS.test(name)) return byStart(args);
  const later = startedLater(args, name);
  if (later !== undefined) return { line: [later] };
  if (HOST.test(name)) return isShownBySwitch(args) ? {} : only(args.slice(1).find(isValue));
  if (INTERPRETS.test(name)) return byInterpreter(args);
  if (IMPORTS.test(name)) return byImport(args);
  if (STARTS_ELSEWHERE.test(name)) return byPsexec(args);
  if (RUNS_BLOCK.test(name)) return only(args[valueAfter(args, BLOCK_SWITCH)] ?? args.slice(1, 2).find(isValue));
  if (SCHEDULES.test(name)) return only(args[valueAfter(args, TASK_SWITCH)]);
  return name === "schtasks" ? textOf(args[valueAfter(args, /^\/tr$/)], "batch") : {};
}

/** Returns the command line of a service, or of a registry value that Windows starts. */
function startedLater(args: readonly Argument[], name: string): Argument | undefined {
  const found = STARTS_LATER.find(([program]) => program.test(name))?.[1];
  if (found !== undefined) return args[valueAfter(args, found)];
  const runs = SETS_VALUE.test(name) && args.some(({ lower }) => RUN_KEY.test(lower));
  return runs ? args[valueAfter(args, VALUE)] : undefined;
}

function only(program: Argument | undefined): Launch {
  return program === undefined ? {} : { programs: [program] };
}

function byPowershell(args: readonly Argument[]): Launch {
  if (args.some(({ lower }) => ENCODED_SWITCH.test(lower))) return {};
  const file = args[valueAfter(args, FILE_SWITCH)];
  if (file !== undefined) return only(file);
  const first = args.findIndex(
    (argument, index) => index > 0 && isValue(argument) && !VALUE_SWITCH.test(args[index - 1]?.lower ?? ""),
  );
  const named = valueAfter(args, COMMAND_SWITCH);
  const at = named < 0 ? first : named;
  return isAssigned(args, at) ? {} : textOf(args[at], "powershell");
}

/** Returns what `Start-Process` or a scheduled task runs. Only the arguments of a shell are code. */
function byStart(args: readonly Argument[]): Launch {
  const after = valueAfter(args, PROGRAM_SWITCH);
  const at = after < 0 ? 1 : after;
  const program = args[at];
  if (program === undefined || !isValue(program)) return {};
  const listed = valueAfter(args, LIST_SWITCH);
  const list = elements(args, listed < 0 ? at + 1 : listed);
  if (readsArguments(program) && list.length > 0) return { line: [program, ...list] };
  return isShownBySwitch(args) ? {} : only(program);
}

/** Whether a program runs what its arguments say. */
function readsArguments(program: Argument): boolean {
  const name = programOf([program]);
  return (
    shellOf(name) !== undefined ||
    [HOST, INTERPRETS, STARTS_ELSEWHERE, IMPORTS_REGISTRY].some((programs) => programs.test(name))
  );
}

/** Returns the file that an interpreter runs, or its code if that's entirely unknown: data in code is common. */
function byInterpreter(args: readonly Argument[]): Launch {
  const at = args.findIndex((argument, index) => index > 0 && isValue(argument));
  const isCode = CODE_SWITCH.test(args[at - 1]?.lower ?? "");
  return isCode && args[at]?.texts.every((text) => /[\s(]/.test(text)) === true ? {} : only(args[at]);
}

function byImport(args: readonly Argument[]): Launch {
  const named = valueAfter(args, MODULE_SWITCH);
  const first = args.findIndex((argument, index) => index > 0 && isValue(argument));
  return { programs: elements(args, named < 0 ? first : named) };
}

/** Returns what PsExec or WinRS starts: the first word that isn't a computer, a switch or its value, and all after it. */
function byPsexec(args: readonly Argument[]): Launch {
  const at = args.findIndex(
    ({ lower, word }, index) =>
      index > 0 &&
      !word.before.includes("@") &&
      !/^(?:[-/@]|\\\\|\d+$)/.test(lower) &&
      !PSEXEC_VALUE.test(args[index - 1]?.lower ?? ""),
  );
  const line = at < 0 ? [] : args.slice(at);
  return line.length > 1 ? { line } : textOf(line[0], "batch");
}

/** A text with blanks is a line; any other is the name of a program or file. */
function textOf(argument: Argument | undefined, shell: Shell): Launch {
  return argument !== undefined && hasBlank(argument) ? { line: [argument], shell } : only(argument);
}

function isAssigned(args: readonly Argument[], at: number): boolean {
  return args[at + 1]?.word.before.startsWith("=") === true;
}

function hasBlank(argument: Argument | undefined): boolean {
  return argument !== undefined && /\s/.test(argument.lower);
}

function isValue({ lower, word }: Argument): boolean {
  return (word.quoted || !/^[-/]/.test(lower)) && !word.before.includes(">");
}

/** Whether a command's switches show what it is, although its name is unknown. */
function isShownBySwitch(args: readonly Argument[]): boolean {
  return args.some(({ lower }) => SHOWS_PROGRAM.test(lower));
}
