import { realpathSync, statSync } from "node:fs";
import { dirname, sep } from "node:path";
import { LinkedFiles } from "../../documents/linked-files";
import { contentOf } from "./content";

/** Largest template file that is read; Azure allows 4 MB. */
const MOST_BYTES = 8_000_000;

/** Returns the path of a file or folder without symbolic links; `undefined` if nothing is there. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A real path in a form that `startsWith` compares as the system does. */
function comparable(path: string): string {
  return sep === "/" ? path : path.toLowerCase();
}

/** Returns what the comparable paths of everything below a folder begin with. */
function startBelow(folder: string): string {
  return comparable(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function isTemplateFile(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.size <= MOST_BYTES;
}

/** Returns a file's content; empty if it can't be read, so that only the deployment that links to it is undecided. */
function readable(path: string): string {
  try {
    return contentOf(path);
  } catch {
    return "";
  }
}

/**
 * Finds what templates link to. Only files that the user gave are read, and those in and below the working directory, a
 * folder that the user gave, and the folder of a file that the user gave.
 *
 * @param args as the user wrote them
 * @param files the files that they mean
 */
export function linkedFiles(args: readonly string[], files: readonly string[]): LinkedFiles {
  const realPaths = (paths: readonly string[]) => paths.flatMap((path) => (path === "-" ? [] : (realPath(path) ?? [])));
  const inputs = realPaths(files);
  const given = realPaths(args).map((path) => (isFolder(path) ? path : dirname(path)));
  const starts = [...new Set([...realPaths(["."]), ...given])].map(startBelow);
  const known = new Set(inputs);
  return new LinkedFiles({
    inputs,
    find: (path) => {
      const found = realPath(path);
      if (found === undefined || !isTemplateFile(found)) return undefined;
      return known.has(found) || starts.some((start) => comparable(found).startsWith(start)) ? found : undefined;
    },
    read: readable,
  });
}
