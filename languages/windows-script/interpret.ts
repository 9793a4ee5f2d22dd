import { decodeBase64Script } from "./encoded";
import { readCommand } from "./findings/actions";
import type { Findings } from "./findings/findings";
import { handedOver } from "./findings/handed-over";
import { licenseById } from "./findings/installs";
import { isOfInterest, mayMatter } from "./interest";
import { addsType, isUnshownType, unknownAssemblies } from "./programs/assemblies";
import { commandsOf, isOnlyValue, mentioned } from "./programs/commands";
import { isEvaluable, printedText, recordFile, redirected, writtenBy } from "./programs/contents";
import { actsElsewhere, enters, entersByName } from "./programs/elsewhere";
import {
  COMMAND_SWITCH,
  ENCODED_SWITCH,
  type Line,
  addedTypes,
  importedValues,
  isPowershell,
  isUnknownProgram,
  linesOf,
  runValues,
  runsHidden,
  unknownPrograms,
} from "./programs/launchers";
import { processStarts } from "./programs/processes";
import { guessShell, isCalled, mayBePowershell, prints, shellOf } from "./programs/programs";
import { importedUnshown, readRegistryTexts } from "./programs/registry-file";
import { inRemoteBlocks } from "./programs/remote-blocks";
import { recordTasks, startsUnknownTask } from "./programs/tasks";
import { evaluatesAt, evaluatesUnshown, isUnshownScript, isWellKnown, unshownRuns } from "./programs/unshown";
import { unwrap } from "./programs/unwrap";
import { running, runningText } from "./releases/running";
import type { System } from "./releases/systems";
import { type Argument, fillIn } from "./variables/arguments";
import { collectAssignments } from "./variables/assignments";
import { expression } from "./variables/expressions";
import { withValues } from "./variables/outputs";
import { type Place, placesOf } from "./variables/places";
import { Variables } from "./variables/variables";
import { Vbscript } from "./vbscript";
import type { Shell } from "./words/cursor";
import { NOT_FOLLOWED, UNKNOWN_VALUE, clean, hasHole, isOwnCode } from "./words/marks";
import { type Statement, type Word, split } from "./words/words";

/** Longer scripts are cut off here. Run commands and custom script extensions allow half of it. */
export const MAX_SCRIPT = 512 * 1024;
const MAX_DEPTH = 6;

/** The most pipeline words that are kept for the command that reads them. */
const MAX_PIPELINE = 20;

/** The minimum cost of reading a nested script. */
const COST_OF_READING = 200;

/** What makes a text undecided if it can't be read to its end. */
const ABOUT_KEYS = /ipk|skms|productkey|pkey|base64/i;

/** The context of a script. */
interface Enclosure {
  readonly variables: Variables;
  readonly findings: Findings;
  readonly depth: number;
  /** Text of the command that this script is an argument of, in lower case. */
  readonly mentions: string;
  /** Names of script files that earlier commands write, and whether all their contents were read. */
  readonly written: Map<string, boolean>;
  /** Names of the scheduled tasks that earlier commands create. */
  readonly tasks: Set<string>;
  /** Whether the text may be something else than a script. */
  readonly guessed: boolean;
  /** Whether the script runs on another computer. */
  readonly elsewhere: boolean;
  /** The Windows that runs the script, if it's known. */
  readonly system: System | undefined;
}

/** Interprets a script and the scripts inside it, and records the findings. */
export function interpret(text: string, shell: Shell | undefined, enclosure: Enclosure): void {
  const { findings, depth } = enclosure;
  if (enclosure.guessed ? !isOfInterest(text) : !mayMatter(text)) return;
  if (depth > MAX_DEPTH || !enclosure.variables.budget.spend(text.length + COST_OF_READING)) {
    findings.doubt("key-not-followed");
    return;
  }
  const source = runningText(text.slice(0, MAX_SCRIPT), enclosure);
  const actualShell = shell ?? guessShell(text);
  const { statements: all, unbalanced } = split(source, actualShell);
  if ((unbalanced || text.length > MAX_SCRIPT) && ABOUT_KEYS.test(text)) findings.doubt("key-not-followed");
  const variables = new Variables(enclosure.variables.budget, enclosure.variables);
  const statements = running(all, source, actualShell, { ...enclosure, variables });
  const places = placesOf(statements);
  collectAssignments(statements, source, actualShell, places, variables);
  readRegistryTexts(source, findings);
  findings.licenseId ??= licenseById(source);
  const isGuessed = shell === undefined && actualShell === "batch" && mayBePowershell(source);
  new Script(source, actualShell, { ...enclosure, variables }, isGuessed).read(statements, places);
  if (variables.budget.exhausted) findings.doubt("key-not-followed");
}

class Script {
  /** The depth of the command whose block other computers run, if the current statement is in one. */
  private sentAt: number | undefined;
  /** Whether the current statement is in a block that only other computers run. */
  private isAway = false;
  /** Whether the current command acts on another computer. */
  private elsewhere: boolean;
  private readonly vbscript: Vbscript | undefined;
  private readonly startedBy: (args: readonly Argument[]) => readonly string[];
  private readonly runsUnshown: (args: readonly Argument[], pipeline: string) => boolean;

  constructor(
    private readonly source: string,
    private readonly shell: Shell,
    private readonly enclosure: Enclosure,
    /** Whether a text that is read as batch may be PowerShell. */
    private readonly isGuessed: boolean,
  ) {
    this.elsewhere = enclosure.elsewhere;
    this.vbscript = shell === "batch" ? new Vbscript(source, enclosure.variables) : undefined;
    this.startedBy = processStarts(source, this.vbscript, enclosure.variables);
    this.runsUnshown = unshownRuns(source, enclosure.written);
  }

  read(statements: readonly Statement[], places: readonly Place[]): void {
    const { variables } = this.enclosure;
    let pipeline: readonly Word[] = [];
    let from = 0;
    const remote = inRemoteBlocks(statements, variables);
    for (const [at, statement] of statements.entries()) {
      const { words, end } = statement;
      variables.place = places[at];
      if (this.sentAt !== undefined && statement.depth <= this.sentAt) this.sentAt = undefined;
      this.isAway = remote.has(statement);
      if (!statement.piped) pipeline = [];
      if (mayMatter(this.source.slice(from, end))) {
        this.parenthesized(words);
        const commands = commandsOf(withValues(statement, variables), this.shell, variables);
        for (const command of commands) this.command(command, statement, pipeline);
      }
      from = end;
      pipeline = [...pipeline, ...words].slice(-MAX_PIPELINE);
    }
  }

  private command(words: readonly Word[], { end, within, depth }: Statement, before: readonly Word[]): void {
    const filled = fillIn(words, this.enclosure.variables);
    const all = this.vbscript?.resolve(filled) ?? filled;
    const pipeline = fillIn(before, this.enclosure.variables);
    const unwrapped = unwrap(all, this.shell);
    const { args } = unwrapped;
    const [head] = args;
    if (head === undefined) return;
    const { findings, variables } = this.enclosure;
    const mentions = `${this.enclosure.mentions} ${within} ${mentioned(args)}`;
    const remote = actsElsewhere(`${mentioned(pipeline)} ${mentions}`) || entersByName(args, this.source[end] === "{");
    if (remote && enters(head.lower)) this.sentAt ??= depth;
    this.elsewhere = remote || this.sentAt !== undefined || this.isAway || this.enclosure.elsewhere;
    if (prints(head)) {
      this.printed(args, end);
      return;
    }
    if (this.shell === "powershell" && isOnlyValue(all)) return;
    if (runsHidden(args)) findings.doubt("unknown-value");
    this.evaluates(args, pipeline, end);
    this.doubtCode(unknownPrograms(unwrapped, isCalled(head.word, this.shell, this.source), this.source[end] === "{"));
    this.doubtCode(unknownAssemblies(args));
    if (addsType(args)) return;
    const started = this.startedBy(args).map((text): Line => ({ text, shell: "batch" }));
    for (const { text, shell } of [...linesOf(unwrapped, variables), ...started]) {
      // A text with blanks that shows a sign of activation is read as an argument below.
      if (hasHole(text) || !/\s/.test(text) || !isOfInterest(text)) this.inner(text, shell);
    }
    if (this.runsUnshown(args, mentioned(pipeline))) findings.doubt("script-at-uri");
    for (const file of importedUnshown(args, this.enclosure.written)) findings.importFile(file);
    this.doubtTasks(args, pipeline);
    if (args.some(isPowershell) && this.powershell(args, end)) return;
    this.writes(args, pipeline, mentions);
    findings.elsewhere = this.elsewhere;
    const installs = findings.installs;
    readCommand({ args, mentions, variables, findings });
    if (findings.installs === installs) for (const key of handedOver(args, mentions, variables)) findings.handOver(key);
    for (const argument of args) this.nested(argument, mentions, shellOf(head.lower));
    this.decoded(args);
  }

  private doubtTasks(args: readonly Argument[], pipeline: readonly Argument[]): void {
    const { tasks } = this.enclosure;
    if (startsUnknownTask(args, pipeline, tasks)) this.doubtCode([NOT_FOLLOWED]);
    recordTasks(args, tasks);
  }

  private doubtCode(unknown: readonly string[]): void {
    if (this.enclosure.guessed) return;
    for (const text of unknown) {
      this.enclosure.findings.doubt(text.includes(UNKNOWN_VALUE) ? "unknown-value" : "code-not-shown");
    }
  }

  /** Doubts code that an expression in parentheses returns: `& (Get-Program)` or `powershell -File (Get-Path)`. */
  private parenthesized(words: readonly Word[]): void {
    if (this.shell === "batch" && !this.isGuessed) return;
    const valuesAt = (at: number): readonly string[] => expression(words, at)(this.enclosure.variables);
    const run = runValues(words, this.shell);
    for (const at of run) {
      if (valuesAt(at).some((text) => isUnshownScript(text.toLowerCase())))
        this.enclosure.findings.doubt("script-at-uri");
    }
    this.doubtCode([...run, ...importedValues(words)].flatMap(valuesAt).filter(isUnknownProgram));
    this.doubtCode(addedTypes(words).flatMap(valuesAt).filter(isUnshownType));
  }

  /** Interprets an argument that itself contains a command. */
  private nested({ texts, word }: Argument, mentions: string, shell: Shell | undefined): void {
    const known = word.quoted ? shell : undefined;
    for (const text of texts)
      if (/\s/.test(text) && isOfInterest(text)) this.inner(text, known, mentions, known !== "powershell");
  }

  private inner(text: string, shell: Shell | undefined, mentions = "", guessed = this.enclosure.guessed): void {
    const depth = this.enclosure.depth + 1;
    const { elsewhere } = this;
    interpret(text, shell, { ...this.enclosure, depth, mentions: mentions.slice(-2000), guessed, elsewhere });
  }

  /** Interprets a script that `echo ... > x.cmd` writes; output that's only printed is ignored. */
  private printed(args: readonly Argument[], end: number): void {
    const file = redirected(args);
    const first = args[1];
    if (file === undefined || first === undefined) return;
    const shown = args.slice(1).filter((argument) => argument !== file);
    const text = first.word.quoted ? first.texts : [printedText(this.source, file, first, end)];
    const computed = this.shell === "powershell" && shown.some(({ texts }) => texts.some(hasHole));
    recordFile(file, !computed, this.enclosure.written);
    for (const script of text) this.inner(script, undefined);
  }

  /** Interprets a script that is written to a file. It counts as run, so running the file adds nothing. */
  private writes(args: readonly Argument[], pipeline: readonly Argument[], mentions: string): void {
    const { written } = this.enclosure;
    const output = redirected(args);
    if (output !== undefined) recordFile(output, false, written);
    const found = writtenBy(args, pipeline);
    if (found === undefined) return;
    for (const argument of pipeline) this.nested(argument, mentions, undefined);
    recordFile(found.file, found.known, written);
  }

  /** Interprets what `iex` or `[scriptblock]::Create` evaluates, if it can be followed. */
  private evaluates(args: readonly Argument[], pipeline: readonly Argument[], end: number): void {
    const at = evaluatesAt(args);
    if (at < 0) return;
    const { findings } = this.enclosure;
    const text = `${mentioned(pipeline)} ${mentioned(args)} ${this.source.slice(args[0]?.word.start, end).toLowerCase()}`;
    if (evaluatesUnshown(text)) findings.doubt("script-at-uri");
    if (isWellKnown(text) || evaluatesUnshown(text) || text.includes("frombase64string")) return;
    const given = args
      .slice(at + 1)
      .filter(({ lower }) => lower !== "-command")
      .filter(({ word }, index) => index === 0 || word.before.includes("+"));
    const values = given.length > 0 ? given : pipeline;
    const isBlock = this.source[end] === "{";
    if (!isBlock && (values.length === 0 || !isEvaluable(given, pipeline))) this.doubtCode([NOT_FOLLOWED]);
    for (const script of values.flatMap(({ texts }) => texts)) {
      if (!hasHole(script) || /\s/.test(script)) this.inner(script, "powershell");
      else if (!isOwnCode(script))
        findings.doubt(script.includes(UNKNOWN_VALUE) ? "unknown-value" : "key-not-followed");
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
    for (const [at, { lower }] of args.entries())
      if (/frombase64string\uE004?$/.test(lower)) this.decode(args[at + 1], false);
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
