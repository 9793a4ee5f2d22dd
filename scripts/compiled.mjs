/**
 * Compiles the pack into `bin/` unless it's there already. npm runs this as `prepare`: after `npm ci`, before `npm pack`, and
 * where the repository itself is installed, as pre-commit does. Quick if nothing has changed.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMain, run, say } from "./steps.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, "node_modules", ".cache", "pulumi-windows-activation");

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

/** Compiles if `bin/` is missing or was made from other sources. */
export async function compiled() {
  mkdirSync(cache, { recursive: true });
  const stamp = join(cache, "bin.sha256");
  const mark = fingerprint();
  if (existsSync(join(root, "bin")) && existsSync(stamp) && readFileSync(stamp, "utf8") === mark) return;
  say("compiling the pack into bin/");
  await compile(stamp, mark);
}

/**
 * Installs what compiles, where npm runs `prepare` without it: `npm install --global` of a git address hands `--global` on
 * to its preparation (https://github.com/npm/cli/issues/8440, open on 2026-11-25). pre-commit installs its hooks so.
 */
async function tools() {
  if (existsSync(join(root, "node_modules", "typescript"))) return;
  const project = ["--no-global", "--location=project", "--include=dev", "--ignore-scripts"];
  const failure = await run("npm", ["ci", ...project, "--no-audit", "--no-fund"], { cwd: root, label: "npm ci" });
  if (failure !== undefined) throw new Error(`npm ci failed: ${failure}`);
}

if (isMain(import.meta.url)) {
  try {
    await tools();
    await compiled();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
