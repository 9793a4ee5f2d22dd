import { posix } from "node:path";

/** Returns a project's folder relative to the repository root; `undefined` if unknown. */
export type Folders = (project: string | undefined) => string | undefined;

function normal(folder: string): string | undefined {
  const path = posix.normalize(folder.replaceAll("\\", "/")).replace(/\/$/, "");
  return path === "." || path === "" ? undefined : path;
}

/**
 * Parses `DIR`, for every project, and `PROJECT=DIR`. The engine writes positions relative to the project, but reports
 * need them relative to the repository root.
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
