import {
  type BigIntStats,
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { STDOUT, WriteError, writeText } from "../write";

/** Returns the target of a path, with links resolved; the path itself if nothing exists yet. */
function target(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}

function statsOf(file: string): BigIntStats | undefined {
  try {
    return file === "-" ? fstatSync(STDOUT, { bigint: true }) : statSync(file, { bigint: true });
  } catch {
    // Opening it reports what prevents inspecting it, such as a missing folder.
    return undefined;
  }
}

/**
 * Returns what identifies a file, to compare paths; `undefined` for devices and pipes, which may be used twice.
 *
 * @param file `-` is standard output
 */
export function identityOf(file: string): string | undefined {
  const stats = statsOf(file);
  if (stats?.isFile()) return `${stats.dev}:${stats.ino}`;
  if (file === "-") return file;
  return stats ? undefined : join(target(dirname(file)), basename(file));
}

/**
 * An output file in progress. It's written to a temporary file in the same folder, which replaces the file at the end,
 * so an interrupt or full disk never leaves half a report. Devices and pipes are written directly.
 */
export class OutputFile {
  private constructor(
    private readonly file: string,
    private readonly temporary: string | undefined,
    private readonly place: string,
    private readonly descriptor: number,
  ) {}

  /**
   * @param file `-` is standard output
   * @throws WriteError
   */
  static open(file: string): OutputFile {
    if (file === "-") return new OutputFile("standard output", undefined, "", STDOUT);
    try {
      // A pipe such as /dev/stdout has no path that its links could be resolved to.
      const stats = statSync(file, { throwIfNoEntry: false });
      if (stats && !stats.isFile()) return new OutputFile(file, undefined, file, openSync(file, "w"));
      const place = target(file);
      if (stats) accessSync(place, constants.W_OK);
      const temporary = join(dirname(place), `.${basename(place)}.${process.pid}.tmp`);
      return new OutputFile(file, temporary, place, openSync(temporary, "w", stats?.mode));
    } catch (error) {
      throw new WriteError(file, error);
    }
  }

  /** @throws WriteError */
  write(text: string): void {
    writeText(this.descriptor, this.file, text);
  }

  /**
   * Moves the finished output into place.
   *
   * @throws WriteError
   */
  finish(): void {
    if (this.descriptor === STDOUT) return;
    try {
      closeSync(this.descriptor);
      if (this.temporary !== undefined) renameSync(this.temporary, this.place);
    } catch (error) {
      throw new WriteError(this.file, error);
    }
  }

  /** Discards the output; the file stays as it was. */
  discard(): void {
    if (this.temporary !== undefined) rmSync(this.temporary, { force: true });
  }
}

/**
 * Writes a whole file.
 *
 * @param file `-` is standard output
 * @throws WriteError
 */
export function writeFile(file: string, text: string): void {
  const output = OutputFile.open(file);
  try {
    output.write(text);
    output.finish();
  } catch (error) {
    output.discard();
    throw error;
  }
}
