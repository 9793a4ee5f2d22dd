import { join } from "node:path";

const [MAJOR = 0] = process.versions.node.split(".").map(Number);

/** The option of Node that makes a process tell what it does outside of itself. */
export const WATCHED = `--require=${join(__dirname, "watch.cjs")}`;

/** Options of Node with which a process may read files, but start no process and write no file except in `writable`. */
export function isolated(writable: readonly string[] = []): readonly string[] {
  return [
    MAJOR >= 24 ? "--permission" : "--experimental-permission",
    "--allow-fs-read=*",
    ...writable.map((path) => `--allow-fs-write=${path}`),
    WATCHED,
  ];
}

/** What a watched process did: `SOCKET connect 127.0.0.1 80`, `PROCESS npm`, `FILE writeFile report.json`. */
export function effectsIn(output: string): readonly string[] {
  return [...output.matchAll(/^(?:SOCKET|PROCESS|FILE) .*/gm)].map(([effect]) => effect.trim());
}
