/**
 * `npm run bench:fleet -- [STACKS] [MACHINES]`: checks so many stacks of so many machines with 1, 2, 4 and 8 workers, and
 * merges their reports. Prints the table of docs/fleet.md. The first row has half of the stacks, to show whether memory
 * grows with their number.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { exportedEstate } from "./estate.mjs";

const [STACKS = 200, MACHINES = 200] = process.argv.slice(2).map(Number);
const WORKERS = [1, 2, 4, 8];

const command = fileURLToPath(new URL("../bin/reports/command.js", import.meta.url));
const peak = fileURLToPath(new URL("peak.cjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "windows-activation-fleet-"));

/** Runs the command and resolves to the most memory it held, in MiB. */
function run(name, ...args) {
  const file = join(folder, `${name}.peak`);
  const options = ["--require", peak, command, ...args, "--fail-on", "never", "--quiet"];
  const child = spawn(process.execPath, options, { stdio: "inherit", env: { ...process.env, PEAK_FILE: file } });
  return new Promise((resolve, reject) => {
    child.on("close", (code) => {
      if (code === 0) resolve(Math.round(Number(readFileSync(file, "utf8")) / 1024));
      else reject(new Error(`${args[0]} ended with ${code}`));
    });
  });
}

async function timed(work) {
  const started = performance.now();
  const memory = await work();
  return { seconds: (performance.now() - started) / 1000, memory };
}

/** Writes a stack to a file of its own, as an exported state. */
function writeStack(text, number) {
  const file = join(folder, `stack-${number}.json`);
  writeFileSync(file, text.replaceAll("urn:pulumi:prod::estate::", `urn:pulumi:prod::estate-${number}::`));
  return file;
}

async function measure(files, workers) {
  const shares = Array.from({ length: workers }, (_, index) => join(folder, `share-${index}.json`));
  const share = (output, index) => {
    const mine = files.filter((_, place) => place % workers === index);
    return run(`check-${index}`, "check", ...mine, "--no-config", "--format", "json", "--output", output);
  };
  const checked = await timed(async () => Math.max(...(await Promise.all(shares.map(share)))));
  const [html, csv] = [join(folder, "fleet.html"), join(folder, "fleet.csv")];
  const merged = await timed(() =>
    run("merge", "merge", ...shares, "--format", "html", "--output", html, "--format", "csv", "--output", csv),
  );
  const cells = [
    files.length,
    workers,
    `${checked.seconds.toFixed(1)} s`,
    `${(files.length / checked.seconds).toFixed(0)} stacks/s`,
    `${checked.memory} MiB`,
    `${merged.seconds.toFixed(1)} s`,
    `${merged.memory} MiB`,
  ];
  console.log(`| ${cells.join(" | ")} |`);
}

try {
  const [processor] = cpus();
  console.log(`${processor?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`);
  const text = exportedEstate(MACHINES);
  const files = Array.from({ length: STACKS }, (_, number) => writeStack(text, number));
  console.log(`${STACKS} stacks of ${MACHINES} machines, ${((STACKS * text.length) / 1e6).toFixed(0)} MB\n`);
  console.log("| stacks | workers | check | throughput | most memory of a worker | merge | memory of merge |");
  console.log("| ------ | ------- | ----- | ---------- | ----------------------- | ----- | --------------- |");
  await measure(files.slice(0, STACKS / 2), 1);
  for (const workers of WORKERS.filter((count) => count <= STACKS)) await measure(files, workers);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
