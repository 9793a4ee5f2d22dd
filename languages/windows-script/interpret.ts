import { readCommand } from "./actions";
import { type Argument, fillIn } from "./arguments";
import { collectAssignments } from "./assignments";
import type { Shell } from "./cursor";
import { decodeBase64Script } from "./encoded";
import type { Findings } from "./findings";
import { UNKNOWN_VALUE, clean, hasHole, variableOf } from "./marks";
import { basename, guessShell, isCommand, prints, shellOf } from "./programs";
import { readRegistryFile } from "./registry-file";
import { evaluates, evaluatesUnshown, runsUnshown } from "./unshown";
import { Variables } from "./variables";
import { type Statement, type Word, split } from "./words";

/** Longer scripts are read up to here. A run command and a custom script extension take half of it. */
export const MAX_SCRIPT = 512 * 1024;
const MAX_DEPTH = 6;

/** Words of a pipeline that are kept for what reads it. */
const MAX_PIPELINE = 20;

/** What the reading of even the shortest nested script costs. */
const COST_OF_READING = 200;

/** Texts without any of this do nothing about activation and run no other script. */
const OF_INTEREST =
  /ipk|skms|ckms|\bato\b|productkey|pkey|keymanagementservice|slmgr|changepk|base64|-e(?:c|n[a-z]{0,14})?\b|iex|invoke-|powershell|pwsh|cmd|\.(?:ps1|cmd|bat|vbs|js|wsf)|unattend|\uE001/i;
const VARIABLE = /[$%!@]/;

/** What a text that cannot be read to its end has to hold to be in doubt. */
const ABOUT_KEYS = /ipk|skms|productkey|pkey|base64/i;
const ENCODED_SWITCH = /^[-/](?:e|ec|en[a-z]*)$/;
const COMMAND_SWITCH = /^[-/](?:c|command)$/;
const WRITER = /^(?:out-file|set-content|add-content|sc|ac)$|\bwriteall(?:bytes|text|lines)$/;
const WRITES_FILE = /\.(?:ps1|cmd|bat|vbs)$/;

/** A query of one license by its ID, `'ID="…"'` or `Where-Object ID -eq …`; the ID of the application isn't meant. */
const LICENSE_BY_ID =
  /softwarelicensingproduct[^\n]{0,200}(?<![a-z])id["'\s]{0,3}(?:=|-eq|-like|-match)["'\s*]{0,4}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;

/** Around a script: what encloses it. */
interface Around {
  readonly variables: Variables;
  readonly findings: Findings;
  readonly depth: number;
  /** The text of the command that it is an argument of, in lower case. */
  readonly mentions: string;
  /** The names of the script files whose content was read because a command before this one writes it. */
  readonly written: Set<string>;
}

/** Reads a script, and the scripts inside it, into findings. */
export function interpret(text: string, shell: Shell | undefined, around: Around): void {
  const { findings, depth } = around;
  if (!OF_INTEREST.test(text)) return;
  if (depth > MAX_DEPTH || !around.variables.budget.spend(text.length + COST_OF_READING)) {
    findings.doubt("key-not-followed");
    return;
  }
  const source = text.slice(0, MAX_SCRIPT);
  const spoken = shell ?? guessShell(source);
  const { statements, unbalanced } = split(source, spoken);
  if ((unbalanced || text.length > MAX_SCRIPT) && ABOUT_KEYS.test(text)) findings.doubt("key-not-followed");
  const variables = new Variables(around.variables.budget, around.variables);
  collectAssignments(statements, source, spoken, variables);
  readRegistryFile(source, findings);
  findings.licenseId ??= LICENSE_BY_ID.exec(source)?.[1];
  new Script(source, spoken, { ...around, variables }).read(statements);
  if (variables.budget.exhausted) findings.doubt("key-not-followed");
}

class Script {
  constructor(
    private readonly source: string,
    private readonly shell: Shell,
    private readonly around: Around,
  ) {}

  read(statements: readonly Statement[]): void {
    let pipeline: readonly Word[] = [];
    for (const { words, end, piped } of statements) {
      if (!piped) pipeline = [];
      const text = this.source.slice(words[0]?.start, end);
      if (VARIABLE.test(text) || OF_INTEREST.test(text)) {
        for (const command of this.commands(words)) this.command(command, end, pipeline);
      }
      pipeline = [...pipeline, ...words].slice(-MAX_PIPELINE);
    }
  }

  /** What runs in a statement: the value of an assignment and each command that a parenthesis begins count for themselves. */
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
    const all = fillIn(words, this.around.variables);
    const pipeline = fillIn(before, this.around.variables);
    const args = unwrap(all);
    const [head] = args;
    if (head === undefined) return;
    const { findings, variables } = this.around;
    const text = mentioned(args);
    if (prints(head.lower) || (head.lower === "if" && args.some(isEcho))) {
      this.printed(args, end);
      return;
    }
    if (this.shell === "powershell" && isValue(all)) return;
    const mentions = `${this.around.mentions} ${text}`;
    if (runsHidden(args)) findings.doubt("unknown-value");
    if (evaluates(args)) this.evaluated(args, `${mentioned(pipeline)} ${text}`, pipeline);
    if (runsUnshown(args, this.around.written) || isPipedShell(args, pipeline)) findings.doubt("script-at-uri");
    if (args.some(isPowershell) && this.powershell(args, end)) return;
    this.writes(args, pipeline, mentions);
    readCommand({ args, mentions, variables, findings });
    for (const argument of args) this.nested(argument, mentions, shellOf(head.lower));
    this.decoded(args);
  }

  /** A text that a command gets as one argument and that holds a command itself. */
  private nested({ texts, word }: Argument, mentions: string, shell: Shell | undefined): void {
    for (const text of texts) {
      if (/\s/.test(text) && OF_INTEREST.test(text)) this.inner(text, word.quoted ? shell : undefined, mentions);
    }
  }

  private inner(text: string, shell: Shell | undefined, mentions = ""): void {
    interpret(text, shell, { ...this.around, depth: this.around.depth + 1, mentions: mentions.slice(-2000) });
  }

  /** `echo ... > x.cmd` writes a script, which counts as run; what is only shown does not. */
  private printed(args: readonly Argument[], end: number): void {
    const file = args.find(({ word }) => word.before.includes(">"));
    const first = args[1];
    if (file === undefined || first === undefined || !WRITES_FILE.test(file.lower)) return;
    const shown = args.slice(1).filter((argument) => argument !== file);
    const text = first.word.quoted
      ? first.texts
      : [this.source.slice(first.word.start, Math.min(file.word.start, end))];
    this.around.written.add(basename(file.lower));
    if (shown.length > 0) for (const script of text) this.inner(script.replace(/>+\s*$/, ""), undefined);
  }

  /** A script that is written to a file counts as run, so that running the file brings nothing new. */
  private writes(args: readonly Argument[], pipeline: readonly Argument[], mentions: string): void {
    const writer = args.findIndex(({ lower }) => WRITER.test(lower));
    const file = writer < 0 ? undefined : args.slice(writer + 1).find(({ lower }) => WRITES_FILE.test(lower));
    if (file === undefined) return;
    const content = [...pipeline, ...args.filter((argument) => argument !== file)];
    for (const argument of pipeline) this.nested(argument, mentions, undefined);
    if (!content.some(({ texts }) => texts.some(hasHole))) this.around.written.add(basename(file.lower));
  }

  /** `iex`: what it gets is a script, if it can be followed. */
  private evaluated(args: readonly Argument[], text: string, pipeline: readonly Argument[]): void {
    const { findings } = this.around;
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

  /** What `powershell` runs: an encoded command, or, started from batch, the rest of the line; true if that was all. */
  private powershell(args: readonly Argument[], end: number): boolean {
    const encoded = args.findIndex(({ lower }) => ENCODED_SWITCH.test(lower));
    if (encoded >= 0) this.decode(args[encoded + 1], true);
    const at = args.findIndex(({ lower }) => COMMAND_SWITCH.test(lower)) + 1;
    const first = args[at];
    if (at === 0 || first === undefined || this.shell !== "batch" || first.word.quoted) return false;
    this.inner(this.source.slice(first.word.start, end), "powershell");
    return true;
  }

  /** Whatever is decoded from base64 counts as run: it is evaluated, or written to a file and run. */
  private decoded(args: readonly Argument[]): void {
    for (const [at, { lower }] of args.entries()) {
      if (/frombase64string\uE004?$/.test(lower)) this.decode(args[at + 1], false);
    }
  }

  private decode(argument: Argument | undefined, runs: boolean): void {
    const { findings } = this.around;
    for (const text of argument?.texts ?? []) {
      const script = hasHole(text) ? undefined : decodeBase64Script(text);
      if (script !== undefined) this.inner(clean(script), runs ? "powershell" : undefined);
      else if (runs) findings.doubt(text.includes(UNKNOWN_VALUE) ? "unknown-value" : "key-not-followed");
    }
  }
}

/** A command without what only starts it: `cmd /c`, `start`, `call`, `return`, and the dot of PowerShell. */
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

/** In PowerShell a quoted text is a program only after `&`; else it is a value, unless one of its methods is called. */
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

/** A program, or a script that a shell gets, of which nothing is known. */
function runsHidden(args: readonly Argument[]): boolean {
  const code = shellOf(args[0]?.lower ?? "") === undefined ? args.slice(0, 1) : args;
  return code.some(({ texts }) => texts.includes(UNKNOWN_VALUE));
}

/** `type x.ps1 | powershell -`: a shell that reads its script from a pipeline. */
function isPipedShell(args: readonly Argument[], pipeline: readonly Argument[]): boolean {
  const shell = /^(?:powershell|pwsh|cmd|bash|sh)$/.test(basename(args[0]?.lower ?? ""));
  return shell && pipeline.length > 0 && evaluatesUnshown(mentioned(pipeline));
}
