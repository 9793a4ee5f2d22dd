import { type Command, Option } from "commander";
import type { ConfigFile } from "./files/config-file";
import { machinesText, plural } from "./formats/outcomes";
import { oneLine } from "./formats/shown";
import { Progress } from "./progress";
import type { BadInput, Report, StackReport, Totals } from "./report";
import { warn } from "./write";

/** How much a run prints on standard error. */
export interface LogOptions {
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** Adds the options for what a run prints on standard error. */
export function addLogOptions(command: Command): Command {
  return command
    .addOption(new Option("--quiet", "print only errors, besides the report").default(false).conflicts("verbose"))
    .option("--verbose", "print what is read, from which settings file, and how long it takes", false);
}

/** `policy analyze` lists violations only, so the number of machines is unknown. */
function machinesIn({ kind, machines }: StackReport): string {
  return kind === "analysis" ? "no inventory" : plural(machines, "Windows machine");
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function tell(text: string): void {
  warn(`windows-activation: ${oneLine(text)}\n`);
}

/** Names a file for people. An empty name is often an unset variable of a script. */
function fileText(file: string): string {
  return file === "-" ? "standard input" : file === "" ? '""' : file;
}

/** Writes why a file can't be used to standard error. */
export function tellBadInput({ file, reason }: BadInput): void {
  warn(`error: ${oneLine(`${fileText(file)}: ${reason}`)}\n`);
}

/** What a run prints on standard error besides errors: progress on a terminal, details with `--verbose`, a last line. */
export class RunLog {
  private read = 0;
  private last = performance.now();
  private readonly progress: Progress;
  /** What was read of the current file; absent if it can't be read. */
  private found: string[] | undefined;

  constructor(
    private readonly options: LogOptions,
    files: number,
  ) {
    this.progress = new Progress(options.quiet || options.verbose ? 0 : files);
  }

  /** Prints which settings apply. */
  settings({ file, sha256, config }: ConfigFile): void {
    const waivers = plural(config.settings.waivers?.length ?? 0, "waiver");
    this.detail(
      file === undefined
        ? "no settings file; each policy has its default level"
        : `settings from ${file} (SHA-256 ${sha256 ?? ""}), ${waivers}`,
    );
  }

  /** Notes what was read from a file. */
  part(stacks: readonly StackReport[]): void {
    this.found ??= [];
    if (!this.options.verbose) return;
    for (const stack of stacks) this.found.push(`${stack.kind} of ${stack.title}, ${machinesIn(stack)}`);
  }

  /** Counts a file that is finished, read or not; if read without stacks, it is judged at the end. */
  file(file: string): void {
    if (this.found) {
      this.read += 1;
      this.progress.clear();
      this.detail(`read ${file}: ${this.found.join("; ") || "judged after the others"}, ${this.lap()}`);
    }
    this.found = undefined;
    this.progress.step();
  }

  /** Prints what was judged at the end. What can't be judged then counts as not read. */
  together({ stacks, badInputs }: Report): void {
    this.read -= badInputs.length;
    for (const stack of stacks) this.detail(`${stack.kind} of ${stack.title}, ${machinesIn(stack)}, ${this.lap()}`);
  }

  /** Prints one line about the whole run. Time counts from the start of the process. */
  end(totals: Totals, unreadable: number): void {
    const { mandatory, advisory, undecided, waived } = totals;
    this.done([
      machinesText(totals),
      plural(mandatory + advisory, "finding"),
      `${undecided} undecided`,
      `${waived} waived`,
      ...(unreadable > 0 ? [`${plural(unreadable, "file")} couldn't be read`] : []),
    ]);
  }

  /** Prints the last line with other results. */
  done(results: readonly string[]): void {
    this.progress.clear();
    if (this.options.quiet) return;
    tell([`${plural(this.read, "file")} read`, ...results, seconds(performance.now())].join(", "));
  }

  private lap(): string {
    const before = this.last;
    this.last = performance.now();
    return seconds(this.last - before);
  }

  private detail(text: string): void {
    if (this.options.verbose) tell(text);
  }
}
