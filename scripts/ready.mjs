/**
 * Prepares a fresh clone: installs dependencies, compiles the pack into `bin/`, finds a Pulumi CLI. Quick if nothing is
 * missing. It runs before anything is installed, so it imports only Node's own modules.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compiled } from "./compiled.mjs";
import { pulumiCli } from "./pulumi-cli.mjs";
import { run, say } from "./steps.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Whether `node_modules` matches package-lock.json; packages for other platforms may be missing. */
function installed() {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const present = readJson(record).packages;
  return Object.entries(readJson(join(root, "package-lock.json")).packages).every(
    ([path, { version, optional }]) =>
      path === "" || (present[path] === undefined ? optional === true : present[path].version === version),
  );
}

async function ready() {
  if (!installed()) {
    say("installing the dependencies (npm ci); this takes about a minute");
    const failure = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      label: "npm ci",
    });
    if (failure !== undefined) throw new Error(`npm ci failed: ${failure}`);
  }
  await compiled();
  await pulumiCli();
}

try {
  await ready();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
