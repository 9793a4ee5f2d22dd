/**
 * Prepares a fresh clone: installs dependencies, compiles the pack into `bin/`, finds a Pulumi CLI. Quick if nothing is
 * missing. It runs before anything is installed, so it imports only Node's own modules.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pulumiCli } from "./pulumi-cli.mjs";
import { run, say } from "./steps.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, "node_modules", ".cache", "pulumi-windows-activation");

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

/** Every input of `npm run build`: sources, build scripts and configuration. */
function sources() {
  const rooms = ["values", "activation", "languages", "stack", "documents", "machines", "policies", "reports"].flatMap(
    (room) =>
      readdirSync(join(root, room), { recursive: true })
        .filter((file) => file.endsWith(".ts") || file.endsWith(".json"))
        .map((file) => join(room, file)),
  );
  return [
    "index.ts",
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.build.json",
    "scripts/bundle.mjs",
    "scripts/catalog.mjs",
    ...rooms.sort(),
  ];
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const file of sources().filter((name) => existsSync(join(root, name)))) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** Compiles into a temporary folder and renames it, so that `bin/` is never incomplete and keeps no stale files. */
async function compile(stamp, mark) {
  const fresh = join(cache, `bin-${process.pid}`);
  const old = `${fresh}-old`;
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const steps = [
    [tsc, "-p", "tsconfig.build.json", "--outDir", fresh],
    [join(root, "scripts", "bundle.mjs"), fresh],
    [join(root, "scripts", "catalog.mjs"), fresh],
  ];
  try {
    for (const step of steps) {
      const failure = await run(process.execPath, step, { cwd: root, label: "compiling" });
      if (failure !== undefined) throw new Error(`the pack doesn't compile: ${failure}`);
    }
    if (existsSync(join(root, "bin"))) renameSync(join(root, "bin"), old);
    renameSync(fresh, join(root, "bin"));
    writeFileSync(stamp, mark);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
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
  mkdirSync(cache, { recursive: true });
  const stamp = join(cache, "bin.sha256");
  const mark = fingerprint();
  if (!existsSync(join(root, "bin")) || !existsSync(stamp) || readFileSync(stamp, "utf8") !== mark) {
    say("compiling the pack into bin/");
    await compile(stamp, mark);
  }
  await pulumiCli();
}

try {
  await ready();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
