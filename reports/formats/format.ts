import type { Comparison } from "../comparison";
import type { BadInput, StackReport, Totals, UsedConfiguration } from "../report";
import type { Threshold } from "../totals";

/** What a format may know before the first stack. */
export interface FormatOptions {
  /** Whether waived findings are shown; where the user does not say, a format shows them if it has a place of their own. */
  readonly showWaived: boolean | undefined;
  /** What makes the run fail, for formats that tell passed from failed. */
  readonly failOn: Threshold;
  /** Whether JSON explains each machine. */
  readonly explain: boolean;
  /** Whether the output is colored; a file never is. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Version of this package. */
  readonly version: string;
  /** ISO 8601 time of the run. */
  readonly time: string;
}

/** How the run went, once every stack is shown. */
export interface Ending {
  readonly totals: Readonly<Totals>;
  readonly badInputs: readonly BadInput[];
  /** What the runs were configured with, each once: several where reports are merged. */
  readonly configurations: readonly UsedConfiguration[];
  /** What changed, where there is an earlier report. */
  readonly comparison?: Comparison;
}

/**
 * A format writes a report piece by piece, so that memory does not grow with the number of stacks. The pieces joined
 * are one valid document.
 */
export interface Format {
  readonly begin: () => string;
  readonly stack: (report: StackReport) => string;
  readonly end: (ending: Ending) => string;
}

export type FormatMaker = (options: FormatOptions) => Format;
