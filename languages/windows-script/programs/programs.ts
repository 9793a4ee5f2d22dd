import type { Argument } from "../variables/arguments";
import type { Shell } from "../words/cursor";
import { methodOf } from "../words/marks";
import type { Word } from "../words/words";

/** Returns a program's name in lower case, without folder and `.exe`. */
export function basename(text: string): string {
  const lower = text.toLowerCase().trim();
  const name = lower.slice(Math.max(lower.lastIndexOf("\\"), lower.lastIndexOf("/")) + 1);
  // Every word of a script comes here several times, so without a pattern.
  return name.endsWith(".exe") || name.endsWith(".com") ? name.slice(0, -".exe".length) : name;
}

/** The last command whose program was asked for: a dozen readers ask for that of the same one in turn. */
let lastHead: Argument | undefined;
let lastProgram = "";

/** Returns the name of the program that a command runs; empty if there is no command. */
export function programOf([head]: readonly Argument[]): string {
  if (head === undefined) return "";
  if (head !== lastHead) {
    lastHead = head;
    lastProgram = basename(head.lower);
  }
  return lastProgram;
}

/** Commands that print, search or declare their arguments without running them. */
const PRINTS =
  /^(?:echo\b.*|write-.*|title|rem|throw|msg|findstr|find|select-string|sls|log|print|printf|logger|eventcreate|param|function|class)$/;
const SHOWS = /(?:\bwriteline|\bmessagebox\]::show|\.popup|\bmsgbox|\.echo|\blog)$/i;

/** Methods that show their arguments; `WriteLine` may write them to a script file instead. */
const SHOWING_METHOD = /^(?:popup|echo|log)$/;

/** Whether a command with this first word can't install anything. */
export function prints(head: Argument): boolean {
  const { lower, word } = head;
  return PRINTS.test(programOf([head])) || SHOWS.test(lower) || SHOWING_METHOD.test(methodOf(word.text) ?? "");
}

const COMMANDS =
  /^(?:[a-z]+-[a-z]+|[\s\S]*\.(?:exe|vbs|cmd|bat|ps1|com)|slmgr|cscript|wscript|cmd|powershell|pwsh|dism|changepk|reg|iex|irm|iwr|gc|cat|type|wmic|gwmi|gcim)$/i;

/** Whether a bare word is a command, so it starts a new command after a parenthesis. */
export function isCommand(word: Word): boolean {
  return !word.quoted && COMMANDS.test(word.text.slice(0, 300));
}

/** Returns the shell that a program is, if it takes scripts as text. */
export function shellOf(program: string): Shell | undefined {
  const name = basename(program);
  if (/^(?:powershell|pwsh|powershell_ise|iex|invoke-expression)$/.test(name)) return "powershell";
  return /^(?:cmd|start|call|schtasks|cscript|wscript)$/.test(name) ? "batch" : undefined;
}

const BATCH =
  /^[ \t]*(?:@echo\s|@?(?:set|setlocal|rem|goto|call|if (?:not|exist|defined|\/i)|for %%?\w)\s|if "?%|::)/im;
const POWERSHELL =
  /^[ \t]*(?:&\s|\.\s|\$[\w:{]+(?:\.\w+\(|\s*[-+]?=[^=])|\[[a-z][\w.]*\]|param\s*\(|function\s|[a-z]+-[a-z]+\b|\(?(?:gwmi|gcim|iex|iwr|irm)\b|#|<#|(?:if|foreach|try|while|switch)\s*[({])|\$env:|\[wmi(?:class|searcher)?\]|[(|]\s*[a-z]+-[a-z]+\b|\|\s*iex\b|;\s*(?:\$|&)/im;
/** What begins a line of PowerShell and never one of a batch file. */
const SURELY_POWERSHELL =
  /^[ \t]*(?:\$[\w:{]+\}?\s*[-+]?=[^=]|param\s*\(|\[cmdletbinding\b|function\s+[\w:-]+\s*[({])/im;
const STARTS_SHELL = /^\s*[@"]{0,2}(?![#([$&])[^\s"]{0,200}\b(?:powershell|pwsh|cmd)(?:\.exe)?"?\s/i;

/** Whether a text that is guessed to be batch may be PowerShell, too. */
export function mayBePowershell(text: string): boolean {
  return !isBatch(withoutBlockComments(text.slice(0, 20_000)));
}

/** Guesses the shell of a text by what only one of them has. A single plain command counts as batch. */
export function guessShell(text: string): Shell {
  const sample = withoutBlockComments(text.slice(0, 20_000));
  if (STARTS_SHELL.test(sample.slice(0, 300)) || isBatch(sample)) return "batch";
  return POWERSHELL.test(sample) || /\$[\w(]/.test(sample) ? "powershell" : "batch";
}

/** Whether the first line that only one of the shells has is one of a batch file: a script may write another. */
function isBatch(sample: string): boolean {
  const batch = sample.search(BATCH);
  if (batch < 0) return false;
  const powershell = sample.search(SURELY_POWERSHELL);
  return powershell < 0 || batch < powershell;
}

/** Removes PowerShell's block comments, because their prose may begin a line with a word such as `set`. */
function withoutBlockComments(text: string): string {
  const [code = "", ...rest] = text.split("<#");
  return code + rest.map((part) => `<#${part.slice(part.indexOf("#>") + 1)}`).join("");
}

/** A command that PowerShell runs, rather than a value: `%NAME%`, a path, or what an unknown text begins with. */
const CALLED = /^(?:%\w+%|[\w.:]*\\|[\w.:\\/-]*[\uE000\uE001])/;
const MAX_NAME = 300;

/** Whether the first word of a command is run, rather than a value. */
export function isCalled({ before, start }: Word, shell: Shell, source: string): boolean {
  return shell === "batch" || before.includes("&") || CALLED.test(source.slice(start, start + MAX_NAME));
}
