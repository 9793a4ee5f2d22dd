/**
 * Puts each Node version that the pack supports into the cache, from the npm package `node`, and prints their programs as
 * JSON. With `--list` it fetches nothing.
 */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cache, isProgram, stagingFolder } from "./cache.mjs";
import { run, say } from "./steps.mjs";

/** The newest of each supported line on npm, 2026-11-26. */
const NODES = ["20.20.2", "22.23.3", "24.21.0", "26.10.0"];

const nodeProgram = (version) => join(cache, `node-${version}`, "node_modules/node/bin/node");

async function fetchNode(version) {
  const made = stagingFolder();
  try {
    writeFileSync(join(made, "package.json"), '{ "private": true }');
    const args = ["install", "--no-audit", "--no-fund", `node@${version}`];
    const failure = await run("npm", args, { cwd: made, label: `fetching Node ${version}`, limit: 300, quiet: true });
    if (failure !== undefined) throw new Error(`npm can't install node@${version}: ${failure}`);
    renameSync(made, join(cache, `node-${version}`));
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

for (const version of process.argv.includes("--list") ? [] : NODES) {
  if (isProgram(nodeProgram(version))) continue;
  say(`fetching Node ${version} from npm, once for all checkouts`);
  await fetchNode(version);
}
console.log(JSON.stringify(NODES.map(nodeProgram)));
