/**
 * `npm run bench`: whole processes side by side, in turns, so that a busy machine is busy for all of them. What counts is
 * the ratio of medians in one run; no time is compared with one of another machine.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openPolicyAgent } from "./opa.mjs";
import { exportedStack } from "./state.mjs";

const MACHINES = 50_000;
const ROUNDS = 7;

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "windows-activation-bench-"));

/** Wall time of one process in milliseconds. */
function time([command, ...args], expected = 0) {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 30 });
  const took = Number(process.hrtime.bigint() - started) / 1e6;
  if (status !== expected) throw new Error(`${command} ${args[0]} ended with ${status}: ${stderr.slice(0, 500)}`);
  return took;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Runs each contender once a round and gives the median of each. */
function race(contenders) {
  const times = contenders.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { command, status }] of contenders.entries()) times[index].push(time(command, status));
  }
  return times.map(median);
}

function line(what, took, against, base, goal) {
  const ratio = (took / base).toFixed(2);
  console.log(`${what}: ${ratio} × ${against} (${Math.round(took)} ms and ${Math.round(base)} ms; goal: ${goal})`);
}

try {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "state.json");
  writeFileSync(file, exportedStack(MACHINES));
  console.log(
    `${MACHINES} machines, ${(statSync(file).size / 1e6).toFixed(0)} MB, Node ${process.version}, ${ROUNDS} rounds`,
  );

  const parse = {
    command: [process.execPath, "-e", `JSON.parse(require("fs").readFileSync(${JSON.stringify(file)}, "utf8"))`],
  };
  const check = {
    command: [process.execPath, join(root, "bin/reports/command.js"), "check", file, "--fail-on", "never"],
  };
  const opa = await openPolicyAgent();
  const rule = join(root, "bench/opa/rule.rego");
  const evaluate = opa && {
    command: [opa, "eval", "--format", "raw", "-d", rule, "-i", file, "count(data.activation.deny)"],
  };

  const [parsed, checked, evaluated] = race([parse, check, ...(evaluate ? [evaluate] : [])]);
  line("check, against JSON.parse", checked, "JSON.parse of the same file", parsed, "at most 2");
  if (evaluated !== undefined)
    line("check, against OPA", checked, "Open Policy Agent with one rule", evaluated, "at most 0.5");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
