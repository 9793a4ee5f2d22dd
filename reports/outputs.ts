import { closeSync, openSync, writeSync } from "node:fs";
import { FORMATS } from "./formats";
import type { Ending, Format, FormatOptions } from "./formats/format";
import type { StackReport } from "./report";

/** One format on its way to one place. */
interface Sink {
  readonly format: Format;
  readonly descriptor: number;
}

const STDOUT = 1;

/** Everything that a run writes: each format to its own file, or to standard output. */
export class Outputs {
  private readonly sinks: readonly Sink[];

  /**
   * @param formats names of formats
   * @param files a file for each format, in order; `-` or nothing is standard output
   * @throws Error of the file system where a file cannot be opened
   */
  constructor(formats: readonly string[], files: readonly string[], options: FormatOptions) {
    this.sinks = formats.flatMap((name, index): Sink[] => {
      const maker = FORMATS[name];
      if (!maker) return [];
      const file = files[index] ?? "-";
      const terminal = file === "-" && options.color;
      return [
        { format: maker({ ...options, color: terminal }), descriptor: file === "-" ? STDOUT : openSync(file, "w") },
      ];
    });
    for (const sink of this.sinks) write(sink, sink.format.begin());
  }

  stack(report: StackReport): void {
    for (const sink of this.sinks) write(sink, sink.format.stack(report));
  }

  end(ending: Ending): void {
    for (const sink of this.sinks) {
      write(sink, sink.format.end(ending));
      if (sink.descriptor !== STDOUT) closeSync(sink.descriptor);
    }
  }
}

/** Writes a piece whole; a pipe may take less than it is given, or nothing for a while. */
function write({ descriptor }: Sink, piece: string): void {
  const bytes = Buffer.from(piece);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if (!(error instanceof Error) || !("code" in error) || error.code !== "EAGAIN") throw error;
    }
  }
}
