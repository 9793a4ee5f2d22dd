import { mayHoldKey } from "../../values/key-text";
import { readCommand } from "./actions";
import { type Argument, fillIn } from "./arguments";
import { collectAssignments } from "./assignments";
import type { Shell } from "./cursor";
import { actsElsewhere, enters } from "./elsewhere";
import { decodeBase64Script } from "./encoded";
import type { Findings } from "./findings";
import { handedOver } from "./handed-over";
import { UNKNOWN_VALUE, clean, hasHole, variableOf } from "./marks";
import { basename, guessShell, isCommand, prints, shellOf } from "./programs";
import { readRegistryFile } from "./registry-file";
import { evaluates, evaluatesUnshown, runsUnshown } from "./unshown";
import { Variables } from "./variables";
import { type Statement, type Word, split } from "./words";

/** Longer scripts are cut off here. Run commands and custom script extensions allow half of it. */
export const MAX_SCRIPT = 512 * 1024;
const MAX_DEPTH = 6;

/** The most pipeline words that are kept for the command that reads them. */
const MAX_PIPELINE = 20;

/** The minimum cost of reading a nested script. */
const COST_OF_READING = 200;

/** Texts without any of these can't affect activation or run another script. */
const OF_INTEREST =
  /ipk|skms|ckms|\bato\b|productkey|pkey|keymanagementservice|slmgr|changepk|base64|-e(?:c|n[a-z]{0,14})?\b|iex|invoke-|powershell|pwsh|cmd|\.(?:ps1|cmd|bat|vbs|js|wsf)|unattend|\uE001/i;
const VARIABLE = /[$%!@]/;

/** Whether a text may affect activation or run another script. */
export function isOfInterest(text: string): boolean {
  return OF_INTEREST.test(text) || mayHoldKey(text);
}

/** What makes a text undecided if it can't be read to its end. */
const ABOUT_KEYS = /ipk|skms|productkey|pkey|base64/i;
const ENCODED_SWITCH = /^[-/](?:e|ec|en[a-z]*)$/;
const COMMAND_SWITCH = /^[-/](?:c|command)$/;
const WRITER = /^(?:out-file|set-content|add-content|sc|ac)$|\bwriteall(?:bytes|text|lines)$/;
const WRITES_FILE = /\.(?:ps1|cmd|bat|vbs)$/;

/** A query of one license by its ID, `'ID="…"'` or `Where-Object ID -eq …`; not by the application's ID. */
const LICENSE_BY_ID =
  /softwarelicensingproduct[^\n]{0,200}(?<![a-z])id["'\s]{0,3}(?:=|-eq|-like|-match)["'\s*]{0,4}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;

/** The context of a script. */
interface Enclosure {
  readonly variables: Variables;
  readonly findings: Findings;
  readonly depth: number;
  /** Text of the command that this script is an argument of, in lower case. */
  readonly mentions: string;
  /** Names of script files that earlier commands write, whose contents were read. */
  readonly written: Set<string>;
}

/** Interprets a script and the scripts inside it, and records the findings. */
export function interpret(text: string, shell: Shell | undefined, enclosure: Enclosure): void {
  const { findings, depth } = enclosure;
  if (!isOfInterest(text)) return;
  if (depth > MAX_DEPTH || !enclosure.variables.budget.spend(text.length + COST_OF_READING)) {
    findings.doubt("key-not-followed");
    return;
  }
  const source = text.slice(0, MAX_SCRIPT);
  const actualShell = shell ?? guessShell(source);
  const { statements, unbalanced } = split(source, actualShell);
  if ((unbalanced || text.length > MAX_SCRIPT) && ABOUT_KEYS.test(text)) findings.doubt("key-not-followed");
  const variables = new Variables(enclosure.variables.budget, enclosure.variables);
  collectAssignments(statements, source, actualShell, variables);
  readRegistryFile(source, findings);
  findings.licenseId ??= LICENSE_BY_ID.exec(source)?.[1];
  new Script(source, actualShell, { ...enclosure, variables }).read(statements);
  if (variables.budget.exhausted) findings.doubt("key-not-followed");
}

class Script {
  /** Whether an earlier command takes the script blocks after it to another computer. */
  private entered = false;

  constructor(
    private readonly source: string,
    private readonly shell: Shell,
    private readonly enclosure: Enclosure,
  ) {}

  read(statements: readonly Statement[]): void {
    let pipeline: readonly Word[] = [];
    for (const { words, end, piped } of statements) {
      if (!piped) pipeline = [];
      const text = this.source.slice(words[0]?.start, end);
      if (VARIABLE.test(text) || isOfInterest(text)) {
        for (const command of this.commands(words)) this.command(command, end, pipeline);
      }
      pipeline = [...pipeline, ...words].slice(-MAX_PIPELINE);
    }
  }

  /**
   * Returns the commands that run in a statement: an assignment's value and each command in parentheses are separate.
   */
  private commands(words: readonly Word[]): readonly (readonly Word[])[] {
    const starts: number[] = [];
    for (const [at, word] of words.entries()) {
      const assigned = at === 1 && word.before.startsWith("=") && variableOf(words[0]?.text ?? "") !== undefined;
      const opened = this.shell === "powershell" && at > 0 && word.before.includes("(") && isCommand(word);
      if (assigned) starts.length = 0;
      if (
        at === 0 ||
        assigned ||
        (opened && !/^(?:iex|invoke-expression)$/i.test(words[starts.at(-1) ?? 0]?.text ?? ""))
      )
        starts.push(at);
    }
    return starts.map((start, index) => words.slice(start, starts[index + 1]));
  }

  private command(words: readonly Word[], end: number, before: readonly Word[]): void {
    const all = fillIn(words, this.enclosure.variables);
    const pipeline = fillIn(before, this.enclosure.variables);
    const args = unwrap(all);
    const [head] = args;
    if (head === undefined) return;
    const { findings, variables } = this.enclosure;
    const text = mentioned(args);
    if (prints(head) || (head.lower === "if" && args.some(isEcho))) {
      this.printed(args, end);
      return;
    }
    if (this.shell === "powershell" && isValue(all)) return;
    const mentions = `${this.enclosure.mentions} ${text}`;
    if (runsHidden(args)) findings.doubt("unknown-value");
    if (evaluates(args)) this.evaluated(args, `${mentioned(pipeline)} ${text}`, pipeline);
    if (runsUnshown(args, this.enclosure.written) || isPipedShell(args, pipeline)) findings.doubt("script-at-uri");
    if (args.some(isPowershell) && this.powershell(args, end)) return;
    this.writes(args, pipeline, mentions);
    const remote = actsElsewhere(`${mentioned(pipeline)} ${mentions}`);
    this.entered ||= remote && enters(head.lower);
    findings.elsewhere = remote || this.entered;
    const installs = findings.installs;
    readCommand({ args, mentions, variables, findings });
    if (findings.installs === installs) for (const key of handedOver(args, mentions)) findings.handOver(key);
    for (const argument of args) this.nested(argument, mentions, shellOf(head.lower));
    this.decoded(args);
  }

  /** Interprets an argument that itself contains a command. */
  private nested({ texts, word }: Argument, mentions: string, shell: Shell | undefined): void {
    for (const text of texts) {
      if (/\s/.test(text) && isOfInterest(text)) this.inner(text, word.quoted ? shell : undefined, mentions);
    }
  }

  private inner(text: string, shell: Shell | undefined, mentions = ""): void {
    interpret(text, shell, { ...this.enclosure, depth: this.enclosure.depth + 1, mentions: mentions.slice(-2000) });
  }

  /** Interprets a script that `echo ... > x.cmd` writes; output that's only printed is ignored. */
  private printed(args: readonly Argument[], end: number): void {
    const file = args.find(({ word }) => word.before.includes(">"));
    const first = args[1];
    if (file === undefined || first === undefined || !WRITES_FILE.test(file.lower)) return;
    const shown = args.slice(1).filter((argument) => argument !== file);
    const text = first.word.quoted
      ? first.texts
      : [this.source.slice(first.word.start, Math.min(file.word.start, end))];
    this.enclosure.written.add(basename(file.lower));
    if (shown.length > 0) for (const script of text) this.inner(script.replace(/>+\s*$/, ""), undefined);
  }

  /** Interprets a script that is written to a file. It counts as run, so running the file adds nothing. */
  private writes(args: readonly Argument[], pipeline: readonly Argument[], mentions: string): void {
    const writer = args.findIndex(({ lower }) => WRITER.test(lower));
    const file = writer < 0 ? undefined : args.slice(writer + 1).find(({ lower }) => WRITES_FILE.test(lower));
    if (file === undefined) return;
    const content = [...pipeline, ...args.filter((argument) => argument !== file)];
    for (const argument of pipeline) this.nested(argument, mentions, undefined);
    const computed = evaluatesUnshown(mentioned(content.filter(({ word }) => !word.quoted)));
    if (computed || content.some(({ texts }) => texts.some(hasHole))) return;
    this.enclosure.written.add(basename(file.lower));
  }

  /** Interprets what `iex` evaluates, if it can be followed. */
  private evaluated(args: readonly Argument[], text: string, pipeline: readonly Argument[]): void {
    const { findings } = this.enclosure;
    const given = args.length > 1 ? args.slice(1) : pipeline;
    if (evaluatesUnshown(text)) findings.doubt("script-at-uri");
    else if (!text.includes("frombase64string")) {
      for (const script of given.flatMap(({ texts }) => texts)) {
        if (!hasHole(script)) this.inner(script, "powershell");
        else if (!/\s/.test(script))
          findings.doubt(script.includes(UNKNOWN_VALUE) ? "unknown-value" : "key-not-followed");
        else this.inner(script, "powershell");
      }
    }
  }

  /**
   * Interprets what `powershell` runs: an encoded command or, from batch, the rest of the line. Returns true if that
   * was everything.
   */
  private powershell(args: readonly Argument[], end: number): boolean {
    const encoded = args.findIndex(({ lower }) => ENCODED_SWITCH.test(lower));
    if (encoded >= 0) this.decode(args[encoded + 1], true);
    const at = args.findIndex(({ lower }) => COMMAND_SWITCH.test(lower)) + 1;
    const first = args[at];
    if (at === 0 || first === undefined || this.shell !== "batch" || first.word.quoted) return false;
    this.inner(this.source.slice(first.word.start, end), "powershell");
    return true;
  }

  /** Interprets anything decoded from base64. It counts as run: it's evaluated, or written to a file and run. */
  private decoded(args: readonly Argument[]): void {
    for (const [at, { lower }] of args.entries()) {
      if (/frombase64string\uE004?$/.test(lower)) this.decode(args[at + 1], false);
    }
  }

  private decode(argument: Argument | undefined, runs: boolean): void {
    const { findings } = this.enclosure;
    for (const text of argument?.texts ?? []) {
      const script = hasHole(text) ? undefined : decodeBase64Script(text);
      if (script !== undefined) this.inner(clean(script), runs ? "powershell" : undefined);
      else if (runs) findings.doubt(text.includes(UNKNOWN_VALUE) ? "unknown-value" : "key-not-followed");
    }
  }
}

/** Returns a command without its launchers: `cmd /c`, `start`, `call`, `return` and PowerShell's dot. */
function unwrap(args: readonly Argument[]): readonly Argument[] {
  let from = 0;
  while (from < args.length - 1) {
    const name = basename(args[from]?.lower ?? "");
    if (/^(?:call|return|\.|else|try)$/.test(name)) from += 1;
    else if (name === "cmd" || name === "start") {
      from += 1;
      const title = name === "start" && args[from]?.word.quoted === true && args[from + 1] !== undefined;
      if (title) from += 1;
      while (from < args.length - 1 && /^\/\w/.test(args[from]?.lower ?? "")) from += 1;
    } else break;
  }
  return from === 0 ? args : args.slice(from);
}

/**
 * Whether the command is only a value. In PowerShell, a quoted text is a program only after `&`, unless a method is
 * called on it.
 */
function isValue(args: readonly Argument[]): boolean {
  const word = args[0]?.word;
  const quoted = word?.quoted === true && !word.before.includes("&");
  return quoted && !args.some((argument) => !argument.word.quoted && argument.word.text.startsWith("."));
}

function mentioned(args: readonly Argument[]): string {
  return args.map(({ lower }) => lower).join(" ");
}

function isEcho({ word }: Argument): boolean {
  return !word.quoted && /^echo\b/i.test(word.text);
}

function isPowershell({ lower }: Argument): boolean {
  return /^(?:powershell|pwsh)$/.test(basename(lower));
}

/** Whether a command runs a program, or passes a script to a shell, that is entirely unknown. */
function runsHidden(args: readonly Argument[]): boolean {
  const code = shellOf(args[0]?.lower ?? "") === undefined ? args.slice(0, 1) : args;
  return code.some(({ texts }) => texts.includes(UNKNOWN_VALUE));
}

/** Whether a shell reads its script from a pipeline: `type x.ps1 | powershell -`. */
function isPipedShell(args: readonly Argument[], pipeline: readonly Argument[]): boolean {
  const shell = /^(?:powershell|pwsh|cmd|bash|sh)$/.test(basename(args[0]?.lower ?? ""));
  return shell && pipeline.length > 0 && evaluatesUnshown(mentioned(pipeline));
}
