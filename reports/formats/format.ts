import type { Comparison } from "../comparison";
import type { BadInput, StackReport, Totals, UsedConfiguration } from "../report";
import type { Threshold } from "../totals";

/** What a format knows before the first stack. */
export interface FormatOptions {
  /** Whether waived findings are shown. By default, a format shows them if it can mark them. */
  readonly showWaived: boolean | undefined;
  /** What makes the run fail, for formats with test results. */
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

/** The results of the run, after the last stack. */
export interface Ending {
  readonly totals: Readonly<Totals>;
  readonly badInputs: readonly BadInput[];
  /** The distinct configurations of the runs; several if reports are merged. */
  readonly configurations: readonly UsedConfiguration[];
  /** What changed since an earlier report, if there is one. */
  readonly comparison?: Comparison;
}

/**
 * A format writes a report piece by piece, so memory doesn't grow with the number of stacks. The joined pieces are one
 * valid document.
 */
export interface Format {
  readonly begin: () => string;
  readonly stack: (report: StackReport) => string;
  readonly end: (ending: Ending) => string;
}

export type FormatMaker = (options: FormatOptions) => Format;
