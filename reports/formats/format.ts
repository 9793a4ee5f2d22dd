import type { BadInput, StackReport, Totals } from "../report";

/** What a format may know before the first stack. */
export interface FormatOptions {
  /** Whether waived findings are shown where the format has no place of its own for them. */
  readonly showWaived: boolean;
  /** Whether colour may be used: the output is a terminal, or the user asked for it. */
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
