import { execFileSync } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { THIS_PACK } from "./engine";

/** Each supported version of Node, and where its program is or would be. */
export function nodes(): readonly (readonly [version: string, program: string])[] {
  const script = join(THIS_PACK, "scripts/nodes.mjs");
  const listed: unknown = JSON.parse(execFileSync(process.execPath, [script, "--list"], { encoding: "utf8" }));
  const programs = Array.isArray(listed) ? listed.map(String) : [];
  return programs.map((program) => [/node-([\d.]+)/.exec(program)?.[1] ?? "", program]);
}

/** A `PATH` on which a program comes first. */
export function pathWith(program: string): string {
  return `${dirname(program)}${delimiter}${process.env["PATH"] ?? ""}`;
}

/** Why the tests of a Node that isn't there are skipped. */
export const NO_NODE = "such Node in the cache, which `npm run test:nodes` fills";
