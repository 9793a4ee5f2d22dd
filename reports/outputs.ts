import { closeSync, openSync, writeSync } from "node:fs";
import { maskProductKeys } from "../activation/product-key";
import { type FormatName, loadFormat } from "./formats";
import type { Ending, Format, FormatOptions } from "./formats/format";
import type { StackReport } from "./report";

/** One format on its way to one place. */
interface Sink {
  readonly format: Format;
  readonly descriptor: number;
}

/** A format and the file that it goes to; `-` is standard output. */
export interface Destination {
  readonly format: FormatName;
  readonly file: string;
}

const STDOUT = 1;

/** A pipe that is full is tried again after so many milliseconds. */
const PAUSE = 2;

const waiting = new Int32Array(new SharedArrayBuffer(4));

/** Everything that a run writes: each format to its own file, or to standard output. */
export class Outputs {
  private constructor(private readonly sinks: readonly Sink[]) {}

  /**
   * Opens the files and begins every report.
   * @throws Error of the file system where a file cannot be opened
   */
  static async open(destinations: readonly Destination[], options: FormatOptions): Promise<Outputs> {
    const sinks: Sink[] = [];
    for (const { format, file } of destinations) {
      const maker = await loadFormat(format);
      const color = options.color && file === "-";
      sinks.push({ format: maker({ ...options, color }), descriptor: file === "-" ? STDOUT : openSync(file, "w") });
    }
    const outputs = new Outputs(sinks);
    outputs.write(({ begin }) => begin());
    return outputs;
  }

  stack(report: StackReport): void {
    this.write(({ stack }) => stack(report));
  }

  end(ending: Ending): void {
    this.write(({ end }) => end(ending));
    for (const { descriptor } of this.sinks) if (descriptor !== STDOUT) closeSync(descriptor);
  }

  private write(piece: (format: Format) => string): void {
    // Messages hold no key, but a user may have named a resource or a file after one.
    for (const { format, descriptor } of this.sinks) writeAll(descriptor, Buffer.from(maskProductKeys(piece(format))));
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** Writes a piece whole; a pipe may take less than it is given, or nothing for a while. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      // Who reads the pipe has seen enough, as `head` does.
      if (descriptor === STDOUT && codeOf(error) === "EPIPE") return;
      if (codeOf(error) !== "EAGAIN") throw error;
      Atomics.wait(waiting, 0, 0, PAUSE);
    }
  }
}
