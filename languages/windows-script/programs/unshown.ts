import { isOfInterest } from "../interest";
import { type Argument, has } from "../variables/arguments";
import { basename, programOf } from "./programs";

/** Extensions of Windows script files. */
const SCRIPT_FILE = /\.(?:ps1|psm1|cmd|bat|vbs|vbe|js|jse|wsf)$/;

/** A quoted path, as opposed to a quoted command. */
const PATH_WITH_BLANKS = /^(?:[a-z]:|\.{1,2}|\uE000|\\\\[^\\]+)?\\(?:(?! -)[^"'()|;=])+$/;

/** Scripts that ship with Windows and are known not to install anything else. */
const OF_WINDOWS: ReadonlySet<string> = new Set([
  "slmgr.vbs",
  "ospp.vbs",
  "winrm.vbs",
  "winrm.cmd",
  "manage-bde.wsf",
  "prncnfg.vbs",
  "prndrvr.vbs",
  "prnmngr.vbs",
  "prnport.vbs",
]);

/** Common public scripts that don't affect activation: Chocolatey, Scoop and Ansible's WinRM setup. */
const WELL_KNOWN =
  /(?:chocolatey\.org\/install\.ps1|get\.scoop\.sh|configureremotingforansible\.ps1|aka\.ms\/install-powershell\.ps1)/;

const RUNS =
  /^(?:powershell|pwsh|cscript|wscript|start-process|saps|invoke-command|icm|start-job|new-scheduledtaskaction|schtasks|psexec|bash)$/;
const EVALUATES = /^(?:iex|invoke-expression)$|\[(?:[\w.]+\.)?scriptblock\]::create$|\.(?:invoke|add)script\uE004?$/;
const DOWNLOADS =
  /https?:\/\/|downloadstring|invoke-webrequest|invoke-restmethod|get-content|\b(?:iwr|irm|curl|wget|gc|cat|type)\b/;
const STARTS_CONFIGURATION = /^start-dscconfiguration$/;
const CONFIGURATION = /(?:^|[\s;])configuration\s{1,99}["']?[\w$.-]{1,100}["']?\s{0,99}\{/i;
const UNATTEND = /^(?:-|\/{1,2})(?:apply-)?unattend:/;

/** Returns the index of what evaluates a text as a script; -1 if nothing does. */
export function evaluatesAt(args: readonly Argument[]): number {
  return args.findIndex(
    ({ lower, word }) => !word.quoted && (EVALUATES.test(lower) || EVALUATES.test(word.text.toLowerCase())),
  );
}

/** Whether the evaluated text comes from outside. `text` is the whole pipeline in lower case. */
export function evaluatesUnshown(text: string): boolean {
  return DOWNLOADS.test(text) && !isWellKnown(text);
}

/** Whether a text in lower case names a common public script that doesn't affect activation. */
export function isWellKnown(text: string): boolean {
  return WELL_KNOWN.test(text);
}

/**
 * Returns what tells whether a command of a script runs something whose text isn't available: a script, a configuration of
 * DSC that the script doesn't declare, or what a pipeline gives to a shell.
 *
 * @param written the names of files that the script writes, and whether all their contents were read
 */
export function unshownRuns(
  source: string,
  written: ReadonlyMap<string, boolean>,
): (args: readonly Argument[], pipeline: string) => boolean {
  const configures = CONFIGURATION.test(source);
  return (args, pipeline) =>
    runsUnshown(args, written) ||
    readsUnshown(args, pipeline) ||
    (!configures && STARTS_CONFIGURATION.test(programOf(args)));
}

/**
 * Whether a command runs a script, or applies an answer file or a task, whose text isn't available. Launchers such as `cmd /c`
 * are already removed.
 */
function runsUnshown(args: readonly Argument[], written: ReadonlyMap<string, boolean>): boolean {
  const [head] = args;
  if (head === undefined) return false;
  const unshown = ({ texts }: Argument): boolean =>
    texts.some((text) => isUnshownScript(text.toLowerCase()) && written.get(basename(text)) !== true);
  if (unshown(head)) return true;
  if (args.some(({ lower }) => UNATTEND.test(lower))) return true;
  const program = programOf(args);
  if (program === "schtasks" && ["/create", "/xml"].every((name) => has(args, name))) return true;
  const runs = RUNS.test(program) || head.lower.startsWith("-");
  return runs && args.some((argument) => !argument.word.before.includes(">") && unshown(argument));
}

/** Whether a shell reads its script from a pipeline: `type x.ps1 | powershell -`. What is in the text isn't followed either. */
function readsUnshown(args: readonly Argument[], pipeline: string): boolean {
  return (
    /^(?:powershell|pwsh|cmd|bash|sh)$/.test(programOf(args)) && (evaluatesUnshown(pipeline) || isOfInterest(pipeline))
  );
}

/** Whether a name is that of a script file whose text isn't available unless the script writes it. */
export function isUnshownScript(lower: string): boolean {
  const file = lower.trim();
  if (/\s/.test(file) && !PATH_WITH_BLANKS.test(file)) return false;
  if (!SCRIPT_FILE.test(file) || /^https?:/.test(file) || WELL_KNOWN.test(file)) return false;
  return !OF_WINDOWS.has(file.slice(Math.max(file.lastIndexOf("\\"), file.lastIndexOf("/")) + 1));
}
