import { type Stats, statSync } from "node:fs";
import { sep } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { filesBelow } from "./files-below";

/** Files that a pattern never includes. */
const IGNORED = ["**/node_modules/**"];

/** Writes a path or pattern with slashes on Windows too, so that reports name files as on any other system. */
function withSlashes(argument: string): string {
  return sep === "\\" ? argument.replaceAll("\\", "/") : argument;
}

/** Returns what is at a path; `undefined` if that can't be said, so reading it gives the reason. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Returns the files that an argument means. An argument without files stays, and is reported as unreadable. */
async function filesOf(argument: string): Promise<readonly string[]> {
  if (argument === "-") return [argument];
  const stats = statsOf(argument);
  if (stats?.isDirectory()) {
    const inside = filesBelow(argument.replace(/(?<=[^/:])\/$/, ""));
    return inside.length === 0 ? [argument] : inside.map((file) => file.replace(/^\.\//, ""));
  }
  if (stats || !isDynamicPattern(argument)) return [argument];
  const matching = await glob(argument, { ignore: IGNORED, expandDirectories: false });
  return matching.length > 0 ? matching.sort() : [argument];
}

/**
 * Returns the files that arguments mean: the JSON in and below a folder, and the files that match a pattern, because not
 * every shell expands patterns. A found file is listed once.
 */
export async function inputFiles(args: readonly string[]): Promise<readonly string[]> {
  const given = args.map(withSlashes);
  const named = new Set(given);
  const lists = await Promise.all(given.map(async (argument) => ({ argument, files: await filesOf(argument) })));
  const found = lists.flatMap(({ argument, files }) =>
    files.filter((file) => file === argument || !named.has(file)).map((file) => ({ argument, file })),
  );
  const seen = new Set<string>();
  return found.flatMap(({ argument, file }) => {
    // A file that the user names twice is read twice.
    if (file !== argument && seen.has(file)) return [];
    seen.add(file);
    return [file];
  });
}
