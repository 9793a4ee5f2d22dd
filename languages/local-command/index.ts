import { isCmdlet, isPlain, isPlainCmdlet } from "./plain";
import { MAX_LINE, type SimpleCommand, type Word, splitCommands } from "./split";

const MAX_DEPTH = 4;

/** Files that contain code. */
const CODE_FILE =
  /\.(?:sh|bash|zsh|py|rb|pl|js|mjs|cjs|ts|php|jar|exe|msi|ps1|psm1|cmd|bat|vbs|wsf|ya?ml|json|bicep)$/i;

/** Prefixes that only change how a command runs. */
const BEFORE = /^(?:sudo|env|time|exec|nohup|command|builtin|then|do|else|elif|if|while|until|!|&|call|return)$/;
const ASSIGNMENT = /^[A-Za-z_]\w*=/;
/** Values of PowerShell: a variable, list, type, number or switch. */
const VALUE = /^(?:[$@[!\d]|-\w)/;
const SUBSTITUTION = /\$\(([^()]{1,2000})\)|`([^`]{1,2000})`/g;
const SHELL = /^(?:ba|z|da|k|a)?sh$/;
const INLINE = /^-\w*c$/;

/** PowerShell as a program. Its inline code is read as a Windows script. */
const POWERSHELL = /^(?:pwsh|powershell)$/;

/** Switches of `ssh` that take a value. */
const SSH_VALUE = /^-[bcDEeFIiJLlmOopQRSWw]$/;

/** Switches whose value is code or a code file. */
const CODE_SWITCH =
  /^-{1,2}(?:scripts?|script-?path|script-?uri|file-?path|file-?uris?|template-?file|template-?uri|body|(?:protected-)?settings)$/i;

/** `az` commands that start something remote by name. */
const AZ_STARTS = /^(?:deployment|stack|automation|pipelines|image|devops|ts|bicep)$/;
const AZ_RUNS = /^(?:run-command|extension|rest)$/;

/**
 * Whether a command line starts code that it doesn't contain: a file, a playbook or another tool. Commands that plainly
 * do something else, such as `echo` or a `curl` health check, don't count.
 */
export function startsUnshown(line: string, depth = 0): boolean {
  if (depth > MAX_DEPTH || line.length > MAX_LINE) return true;
  return splitCommands(line).some((command) => isUnshown(command, depth));
}

/** Whether code passed to this interpreter can be read as shell commands. */
export function isShell(program: string): boolean {
  const name = nameOf(program);
  return SHELL.test(name) || POWERSHELL.test(name) || name === "cmd";
}

function nameOf(program: string): string {
  const name = program.slice(Math.max(program.lastIndexOf("/"), program.lastIndexOf("\\")) + 1);
  return name.toLowerCase().replace(/\.exe$/, "");
}

function isUnshown(command: SimpleCommand, depth: number): boolean {
  if (command.words.some((word) => substitutesUnshown(word, depth))) return true;
  const [head, ...args] = bare(command.words);
  if (head === undefined) return false;
  const name = nameOf(head.text);
  if (head.text.startsWith("$") && args[0]?.text === "=") return assignsUnshown(command, args.slice(1), depth);
  if (head.text.startsWith("$")) return head.expands;
  if (name === "cmd" || name === "ssh") return startedIsUnshown(name, command, args, depth);
  if (SHELL.test(name)) return shellIsUnshown(command, args, depth);
  if (POWERSHELL.test(name)) return powershellIsUnshown(command, args, depth);
  if (name === "find") return args.some(({ text }) => /^-(?:exec|ok)/.test(text));
  if (name === "az") return azIsUnshown(args);
  if (isCmdlet(name)) return !isPlainCmdlet(name, args) || givesUnshownCode(args) || args.some(isWindowsScript);
  return !isPlain(name, args) || (/[\\/]/.test(head.text) && !/^\/(?:usr\/(?:local\/)?)?s?bin\//.test(head.text));
}

/** Whether a word contains the output of a command that starts something. */
function substitutesUnshown({ text, expands }: Word, depth: number): boolean {
  return expands && [...text.matchAll(SUBSTITUTION)].some(([, a, b]) => startsUnshown(a ?? b ?? "", depth + 1));
}

/** Returns the words from the program on. */
function bare(words: readonly Word[]): readonly Word[] {
  const start = words.findIndex(({ text }) => !BEFORE.test(text) && !ASSIGNMENT.test(text));
  if (start < 0) return [];
  if (words[start]?.text !== "timeout") return words.slice(start);
  const duration = words.findIndex(
    ({ text }, index) => index > start && isNumber(text) && !isNumber(words[index + 1]?.text),
  );
  return duration < 0 ? words.slice(start) : bare(words.slice(duration + 1));
}

function isNumber(text = ""): boolean {
  return /^\d/.test(text);
}

/** Whether `$name = ...` starts something, or its value is the path of code that another command may start. */
function assignsUnshown(command: SimpleCommand, words: readonly Word[], depth: number): boolean {
  if (words.some(({ text }) => CODE_FILE.test(text))) return true;
  const [first] = words;
  const isValue = first === undefined || first.quoted || VALUE.test(first.text);
  return !isValue && isUnshown({ ...command, words }, depth);
}

function shellIsUnshown({ piped, input, documents }: SimpleCommand, args: readonly Word[], depth: number): boolean {
  const inline = args.findIndex(({ text }) => INLINE.test(text));
  const code = inline < 0 ? undefined : args[inline + 1];
  if (code !== undefined) return isSubstituted(code) || startsUnshown(code.text, depth + 1);
  if (documents.length > 0) return documents.some((text) => startsUnshown(text, depth + 1));
  return piped || input || args.some(({ text }) => !text.startsWith("-"));
}

/** Whether PowerShell runs code that isn't shown: its command, or a file. */
function powershellIsUnshown({ piped }: SimpleCommand, args: readonly Word[], depth: number): boolean {
  if (args.some(({ text }) => CODE_FILE.test(text)) || (piped && args.length < 2)) return true;
  const at = args.findIndex(({ text }) => /^-c(?:ommand)?$/i.test(text));
  const code = at < 0 ? [] : args.slice(at + 1);
  return code.some(isSubstituted) || startsUnshown(code.map(({ text }) => text).join(" "), depth + 1);
}

/** Whether `cmd` or `ssh` runs code that isn't shown: the words after the switches and host, or its input. */
function startedIsUnshown(
  name: "cmd" | "ssh",
  { piped, input, documents }: SimpleCommand,
  args: readonly Word[],
  depth: number,
): boolean {
  if (piped || input) return true;
  const line = args.filter(
    ({ text }, index) => !/^[-/]\w+$/.test(text) && !(name === "ssh" && SSH_VALUE.test(args[index - 1]?.text ?? "")),
  );
  const code = name === "ssh" ? line.slice(1) : line;
  return (
    code.some(isSubstituted) ||
    [...documents, code.map(({ text }) => text).join(" ")].some((text) => startsUnshown(text, depth + 1))
  );
}

/** Whether a word comes entirely from elsewhere, so its code isn't shown. */
function isSubstituted({ text, expands }: Word): boolean {
  return expands && /^(?:\$\w+|\$\{\w+\}|\$\([\s\S]*\)|`[\s\S]*`)$/.test(text.trim());
}

function azIsUnshown(args: readonly Word[]): boolean {
  if (AZ_STARTS.test(args[0]?.text ?? "")) return !args.some(({ text }) => /^(?:show|list|wait|logs)$/.test(text));
  if (!args.some(({ text }) => AZ_RUNS.test(text))) return false;
  return givesUnshownCode(args);
}

/** Whether a switch takes code from a file, an address or a shell expansion. */
function givesUnshownCode(args: readonly Word[]): boolean {
  return args.some((word, index) => {
    const [name = "", attached] = word.text.split(/=(.*)/s);
    if (!CODE_SWITCH.test(name)) return false;
    if (/uris?$|file$/i.test(name)) return true;
    const value = attached === undefined ? args[index + 1] : { ...word, text: attached };
    if (value === undefined) return false;
    const { text } = value;
    return (
      text.startsWith("@") ||
      isSubstituted(value) ||
      /fileUris/i.test(text) ||
      (!/\s/.test(text) && CODE_FILE.test(text))
    );
  });
}

function isWindowsScript({ text }: Word): boolean {
  return /\.(?:ps1|psm1|cmd|bat|vbs)$/i.test(text) && !/slmgr\.vbs$/i.test(text);
}
