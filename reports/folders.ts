import { posix } from "node:path";

/** Where the folder of a project stands, seen from the root of the repository; `undefined` where nobody says. */
export type Folders = (project: string | undefined) => string | undefined;

function normal(folder: string): string | undefined {
  const path = posix.normalize(folder.replaceAll("\\", "/")).replace(/\/$/, "");
  return path === "." || path === "" ? undefined : path;
}

/**
 * Reads `DIR`, which is for every project, and `PROJECT=DIR`. Positions that the engine writes are relative to the
 * project, and what shows them needs them from the root of the repository.
 */
export function foldersOf(values: readonly string[]): Folders {
  const byProject = new Map<string, string | undefined>();
  let all: string | undefined;
  for (const value of values) {
    const cut = value.indexOf("=");
    if (cut === -1) all = normal(value);
    else byProject.set(value.slice(0, cut), normal(value.slice(cut + 1)));
  }
  return (project) => (project !== undefined && byProject.has(project) ? byProject.get(project) : all);
}
