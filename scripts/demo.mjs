/**
 * `npm run demo`: previews the examples with this pack in the real engine, without a cloud, and shows the engine's output.
 * Then `windows-activation check` writes one HTML report of the same stacks. Exits 1 if a result isn't the expected one.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { load, loadAgain } from "./typescript.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { openStack } = load("test/engine/engine.ts");

/**
 * What the examples ask for with `pulumi config set --secret`. The key is the alphabet of product keys in order: it is
 * well formed, so it counts as a MAK, and belongs to nobody.
 */
const SECRETS = { mak: "BCDFG-HJKMN-PQRTV-WXY23-46789", adminPassword: "not-used-without-a-cloud" };

const CONFIG = join(root, "examples/policy-config.json");

/** What each example shows, and the machines that the pack stops. */
const EXAMPLES = [
  { name: "hub", shows: "Azure Stack Hub: Windows Server 2012 needs a MAK", stops: ["forgotten"] },
  { name: "azure", shows: "the same machines on Azure", stops: [] },
  { name: "hub-and-spoke", shows: "Azure behind forced tunneling, without and with routes", stops: ["stranded"] },
];

const color = process.stdout.isTTY ? "always" : "never";
const policies = new Set();

/** The engine's output from the policy results on, without the list of planned resources. */
function policyPart(output) {
  const start = output.search(/^.*Policies:/m);
  return start < 0 ? output : output.slice(start);
}

/** Previews an example with the pack, and writes the output of `pulumi preview --json` to a file. */
async function preview({ name, shows, stops }, file) {
  console.log(
    `\n${name}: ${shows}\n$ cd examples/${name}; pulumi preview --policy-pack ../.. --policy-pack-config ../policy-config.json`,
  );
  const stack = await openStack({
    program: async () => loadAgain(`examples/${name}/index.ts`),
    project: name,
    secrets: Object.fromEntries(Object.entries(SECRETS).map(([key, value]) => [`${name}:${key}`, value])),
    packConfig: JSON.parse(readFileSync(CONFIG, "utf8")),
    color,
  });
  try {
    const run = await stack.preview();
    process.stdout.write(`${policyPart(run.output).trimEnd()}\n`);
    writeFileSync(file, await stack.previewJson("whole"));
    const mandatory = run.fired.filter(({ level }) => level === "mandatory");
    for (const { policy } of mandatory) policies.add(policy);
    const machines = [...new Set(mandatory.map(({ resource }) => resource.split("::").at(-1)))];
    const asExpected = run.outcome === (stops.length > 0 ? "blocked" : "passed") && machines.join() === stops.join();
    return { summary: `${name} ${run.outcome}`, asExpected: asExpected && !run.output.includes(SECRETS.mak) };
  } finally {
    stack.remove();
  }
}

/** Writes one report of all examples to a folder that outlives this process. */
function report(files, folder) {
  const output = join(folder, "windows-activation.html");
  const command = join(root, "bin/reports/command.js");
  const args = ["check", ...files, "--config", CONFIG, "--format", "html", "--output", output, "--fail-on", "never"];
  execFileSync(process.execPath, [command, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  return output;
}

const work = mkdtempSync(join(tmpdir(), "windows-activation-demo-"));
const previews = join(work, "previews");
mkdirSync(previews);
const results = [];
for (const example of EXAMPLES) results.push(await preview(example, join(previews, `${example.name}.json`)));
const page = report(
  EXAMPLES.map(({ name }) => join(previews, `${name}.json`)),
  work,
);
rmSync(previews, { recursive: true });
console.log(`\n${results.map(({ summary }) => summary).join(", ")} (${[...policies].join(", ")}).`);
console.log(
  "In the report `ledger` is undecided: it's made from `pulumi preview --json`, which hides secrets. The engine sees its key.",
);
console.log(`HTML report: ${pathToFileURL(page).href}`);
process.exitCode = results.every(({ asExpected }) => asExpected) ? 0 : 1;
