import { OutputFile } from "./files/output-file";
import { type FormatName, loadFormat } from "./formats";
import type { Ending, Format, FormatOptions } from "./formats/format";
import type { StackReport } from "./report";

/** One format being written to one destination. */
interface Sink {
  readonly format: Format;
  readonly output: OutputFile;
}

/** A format and its file; `-` is standard output. */
export interface Destination {
  readonly format: FormatName;
  readonly file: string;
}

/** All output of a run: each format to its own file or to standard output. */
export class Outputs {
  private readonly sinks: Sink[] = [];

  /**
   * Opens the files and starts every report.
   *
   * @throws WriteError if a file can't be written
   */
  static async open(destinations: readonly Destination[], options: FormatOptions): Promise<Outputs> {
    const outputs = new Outputs();
    const makers = await Promise.all(destinations.map(({ format }) => loadFormat(format)));
    outputs.guarded(() => {
      for (const [index, { file }] of destinations.entries()) {
        const color = options.color && file === "-";
        const format = makers[index]?.({ ...options, color });
        if (format) outputs.sinks.push({ format, output: OutputFile.open(file) });
      }
      outputs.write(({ begin }) => begin());
    });
    return outputs;
  }

  /** @throws WriteError */
  stack(report: StackReport): void {
    this.guarded(() => {
      this.write(({ stack }) => stack(report));
    });
  }

  /**
   * Finishes every report and moves the files into place.
   *
   * @throws WriteError
   */
  end(ending: Ending): void {
    this.guarded(() => {
      this.write(({ end }) => end(ending));
      for (const { output } of this.sinks) output.finish();
    });
  }

  private write(piece: (format: Format) => string): void {
    for (const { format, output } of this.sinks) output.write(piece(format));
  }

  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      for (const { output } of this.sinks) output.discard();
      throw error;
    }
  }
}
