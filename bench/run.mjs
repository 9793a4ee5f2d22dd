/**
 * `npm run bench`: runs whole processes in turns, so that other load affects all of them alike. Compare only the ratios of
 * medians within one run, never times from different machines.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "../scripts/typescript.mjs";
import { exportedEstate, exportedOther } from "./estate.mjs";
import { openPolicyAgent } from "./opa.mjs";
import { machineList, terraformPlan } from "./other-inputs.mjs";
import { exportedStack } from "./state.mjs";

const { makeSandbox } = load("test/engine/sandbox.ts");

const MACHINES = 50_000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
/** Machines of the estate, each with an interface, a disk and an extension, for `check` and for the engine. */
const ESTATE = 4_000;
const ESTATE_IN_ENGINE = 1_000;
/** Machines of a Terraform plan, each with an interface and an extension. */
const PLANNED = 5_000;
/** Resources of a stack without a machine. */
const OTHERS = 3_000;
/** The engine itself takes two milliseconds per resource, so fewer machines suffice to measure the pack. */
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

/** Runs each contender once per round and returns each one's median. */
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

/** Compares `check` with the cheapest way to read the same file and with a general policy engine. */
async function ofCheck() {
  const file = join(folder, "state.json");
  writeFileSync(file, exportedStack(MACHINES));
  console.log(`${MACHINES} machines, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
  const [parse, check] = [parseOf(file), checkOf(file)];
  const opa = await openPolicyAgent();
  const rule = join(root, "bench/opa/rule.rego");
  const evaluate = opa && {
    command: [opa, "eval", "--format", "raw", "-d", rule, "-i", file, "count(data.activation.deny)"],
  };
  const [parsed, checked, evaluated] = race([parse, check, ...(evaluate ? [evaluate] : [])]);
  line(`check, ${MACHINES} machines`, checked, "JSON.parse of the same file", parsed, "at most 2");
  if (evaluated !== undefined)
    line(
      `check beside OPA, ${MACHINES} machines`,
      checked,
      "Open Policy Agent with one rule",
      evaluated,
      "at most 0.5",
    );
}

function parseOf(file) {
  const read = `JSON.parse(require("fs").readFileSync(${JSON.stringify(file)}, "utf8"))`;
  return { command: [process.execPath, "-e", read] };
}

function checkOf(file, ...options) {
  return {
    command: [process.execPath, join(root, "bin/reports/command.js"), "check", file, "--fail-on", "never", ...options],
  };
}

/** Measures `check` on a large stack, also with a quarter of its machines failing. */
function ofEstate() {
  const file = join(folder, "estate.json");
  writeFileSync(file, exportedEstate(ESTATE));
  const failing = join(folder, "failing.json");
  writeFileSync(failing, exportedEstate(ESTATE, 0.25));
  console.log(`estate: ${ESTATE} machines, ${4 * ESTATE + 14} resources, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
  const json = join(folder, "report.json");
  const [parsed, checked, failed] = race([
    parseOf(file),
    checkOf(file),
    checkOf(failing, "--format", "json", "--output", json),
  ]);
  line("check, estate", checked, "JSON.parse of the same file", parsed, "at most 2");
  line("check, estate with a quarter failing, as JSON", failed, "JSON.parse of the estate", parsed, "at most 2.5");
}

/** Runs `check` on a Terraform plan and on running machines. */
function ofOtherInputs() {
  const inputs = [
    [`a Terraform plan of ${PLANNED} machines`, terraformPlan(PLANNED), "at most 10"],
    [`a list of ${MACHINES} running machines`, machineList(MACHINES), "at most 15"],
  ];
  for (const [what, text, goal] of inputs) {
    const file = join(folder, "other.json");
    writeFileSync(file, text);
    const [parsed, checked] = race([parseOf(file), checkOf(file, "--no-config")]);
    line(`check, ${what}`, checked, "JSON.parse of the same file", parsed, goal);
  }
}

/**
 * A pack as npm installs it. A checkout has a `tsconfig.json` besides, which the SDK reads at each start, and its packs start
 * without TypeScript in the tests.
 */
function install(name, source, files) {
  const pack = join(folder, name);
  for (const file of files) cpSync(join(source, file), join(pack, file), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(pack, "node_modules"));
  return pack;
}

/** Compares the pack in the real engine with a pack that checks nothing: startup and work. */
async function ofPack() {
  const sandbox = await makeSandbox();
  try {
    const analyze = (text, pack, expected) => {
      const file = join(folder, "engine.json");
      writeFileSync(file, text);
      const command = [join(sandbox.folder, "bin/pulumi"), "policy", "analyze", "--file", file, "--policy-pack", pack];
      return { command, env: sandbox.env, expected };
    };
    const empty = install("empty", join(root, "bench/empty-pack"), ["PulumiPolicy.yaml", "package.json", "index.cjs"]);
    const installed = install("pack", root, ["PulumiPolicy.yaml", "package.json", "bin"]);
    const stacks = [
      // `policy analyze` exits 1 if a mandatory policy fires.
      ["its start", exportedStack(0), 0, "1.00"],
      [`${MACHINES_IN_ENGINE} machines`, exportedStack(MACHINES_IN_ENGINE), 1, "at most 1.10"],
      [`an estate of ${ESTATE_IN_ENGINE} machines`, exportedEstate(ESTATE_IN_ENGINE), 1, "at most 1.10"],
      [`${OTHERS} other resources`, exportedOther(OTHERS), 0, "at most 1.05"],
    ];
    for (const [what, text, expected, goal] of stacks) {
      const [own, nothing] = race([analyze(text, installed, expected), analyze(text, empty, 0)]);
      line(`the pack in the engine, ${what}`, own, "an empty pack", nothing, goal);
    }
  } finally {
    sandbox.remove();
  }
}

try {
  mkdirSync(folder, { recursive: true });
  const [processor] = cpus();
  console.log(
    `${processor?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}, ${ROUNDS} rounds`,
  );
  await ofCheck();
  ofEstate();
  ofOtherInputs();
  await ofPack();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
