import { join } from "node:path";

/** Node 22.13 renamed the option (https://nodejs.org/api/permissions.html, 2026-11), and Node 24 knows only the new name. */
function permissionOption(version: string): string {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isNew = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  return isNew ? "--permission" : "--experimental-permission";
}

/** The option of Node that makes a process tell what it does outside of itself. */
export const WATCHED = `--require=${join(__dirname, "watch.cjs")}`;

/** Options of Node with which a process may read files, but start no process and write no file except in `writable`. */
export function isolated(writable: readonly string[] = [], version: string = process.versions.node): readonly string[] {
  return [
    permissionOption(version),
    "--allow-fs-read=*",
    ...writable.map((path) => `--allow-fs-write=${path}`),
    WATCHED,
  ];
}

/** What a watched process did: `SOCKET connect 127.0.0.1 80`, `PROCESS npm`, `FILE writeFile report.json`. */
export function effectsIn(output: string): readonly string[] {
  return [...output.matchAll(/^(?:SOCKET|PROCESS|FILE) .*/gm)].map(([effect]) => effect.trim());
}
