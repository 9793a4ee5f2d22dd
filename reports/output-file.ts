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
import { STDOUT, WriteError, writeText } from "./write";

/** Where a path leads, links followed; the path itself where nothing is there yet. */
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
    // What keeps it from being looked at, such as a folder that isn't there, is told when it is opened.
    return undefined;
  }
}

/**
 * What tells two paths to one file from two files: `undefined` for devices and pipes, which may be named twice.
 * @param file `-` is standard output
 */
export function identityOf(file: string): string | undefined {
  const stats = statsOf(file);
  if (stats?.isFile()) return `${stats.dev}:${stats.ino}`;
  if (file === "-") return file;
  return stats ? undefined : join(target(dirname(file)), basename(file));
}

/**
 * An output on its way to a file. It goes to a temporary file beside it, which takes the file's place when all is
 * written: an interrupt or a full disk never leaves half a report over the last one. Devices and pipes are written
 * directly.
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
      const place = target(file);
      const stats = statSync(place, { throwIfNoEntry: false });
      if (stats && !stats.isFile()) return new OutputFile(file, undefined, place, openSync(place, "w"));
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
   * Puts what was written in its place.
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

  /** Removes what was written; the file stays as it was. */
  discard(): void {
    if (this.temporary !== undefined) rmSync(this.temporary, { force: true });
  }
}
