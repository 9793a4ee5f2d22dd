/**
 * `npm run bench`: whole processes side by side, in turns, so that a busy machine is busy for all of them. What counts is
 * the ratio of medians in one run; no time is compared with one of another machine.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "../scripts/typescript.mjs";
import { openPolicyAgent } from "./opa.mjs";
import { exportedStack } from "./state.mjs";

const { makeSandbox } = load("test/engine/sandbox.ts");

const MACHINES = 50_000;
const ROUNDS = 7;
/** The engine itself needs two milliseconds a resource, so that fewer machines tell as much of the pack. */
const MACHINES_IN_ENGINE = 1_000;

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "windows-activation-bench-"));

/** Wall time of one process in milliseconds. */
function time({ command: [command, ...args], env, expected = 0 }) {
  const started = process.hrtime.bigint();
  const options = { encoding: "utf8", maxBuffer: 1 << 30, env: { ...process.env, ...env } };
  const { status, stderr } = spawnSync(command, args, options);
  const took = Number(process.hrtime.bigint() - started) / 1e6;
  if (status !== expected) throw new Error(`${command} ${args[0]} ended with ${status}: ${stderr.slice(0, 500)}`);
  return took;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Runs each contender once a round and gives the median of each. */
function race(contenders) {
  const times = contenders.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, contender] of contenders.entries()) times[index].push(time(contender));
  }
  return times.map(median);
}

function line(what, took, against, base, goal) {
  const ratio = (took / base).toFixed(2);
  console.log(`${what}: ${ratio} × ${against} (${Math.round(took)} ms and ${Math.round(base)} ms; goal: ${goal})`);
}

/** The `check` command against the cheapest way to read the same file, and against a general policy engine. */
async function ofCheck() {
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
}

/** The pack in the real engine against a pack that checks nothing: its start, and its work. */
function ofPack() {
  const sandbox = makeSandbox();
  try {
    const analyze = (machines, pack, expected) => {
      const file = join(folder, `${machines}.json`);
      writeFileSync(file, exportedStack(machines));
      const command = [join(sandbox.folder, "bin/pulumi"), "policy", "analyze", "--file", file, "--policy-pack", pack];
      return { command, env: sandbox.env, expected };
    };
    const empty = join(root, "bench/empty-pack");
    for (const machines of [0, MACHINES_IN_ENGINE]) {
      // The one machine that is stopped ends `policy analyze` with 1.
      const [own, nothing] = race([analyze(machines, root, machines > 0 ? 1 : 0), analyze(machines, empty, 0)]);
      line(`the pack in the engine, ${machines} machines`, own, "an empty pack", nothing, "near 1");
    }
  } finally {
    sandbox.remove();
  }
}

try {
  mkdirSync(folder, { recursive: true });
  await ofCheck();
  ofPack();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
