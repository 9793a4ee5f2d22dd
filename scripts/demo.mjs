/**
 * `npm run demo`: the real engine previews the examples with this pack, without a cloud, and its own output is shown.
 * Ends with one line that says what it showed; exits 1 when that is not what it promises.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "./typescript.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { runProgram } = load("test/engine/engine.ts");

/**
 * What the examples ask for with `pulumi config set --secret`. The key is the alphabet of product keys in order:
 * well-formed, so that it counts as a MAK, and nobody's.
 */
const SECRETS = { mak: "BCDFG-HJKMN-PQRTV-WXY23-46789", adminPassword: "not-used-without-a-cloud" };

/** What each example shows: how many of its machines the pack stops. */
const EXAMPLES = [
  { name: "hub", stops: 1 },
  { name: "azure", stops: 0 },
];

async function preview({ name, stops }) {
  console.log(
    `\n$ pulumi preview --policy-pack ../.. --policy-pack-config ../policy-config.json    # in examples/${name}`,
  );
  const run = await runProgram({
    program: async () => load(`examples/${name}/index.ts`),
    project: name,
    secrets: Object.fromEntries(Object.entries(SECRETS).map(([key, value]) => [`${name}:${key}`, value])),
    packConfig: JSON.parse(readFileSync(join(root, "examples/policy-config.json"), "utf8")),
    color: process.stdout.isTTY ? "always" : "never",
    onOutput: (text) => process.stdout.write(text),
  });
  const mandatory = run.fired.filter(({ level }) => level === "mandatory");
  const machines = [...new Set(mandatory.map(({ resource }) => resource.split("::").at(-1)))];
  const policies = [...new Set(mandatory.map(({ policy }) => policy))];
  const secret = run.output.includes(SECRETS.mak) ? ", and SHOWED the product key" : "";
  const told =
    run.outcome === "blocked"
      ? `examples/${name} was blocked because of ${machines.join(", ")} (${policies.join(", ")})`
      : `examples/${name} ${run.outcome}`;
  const kept = run.outcome === (stops > 0 ? "blocked" : "passed") && machines.length === stops && secret === "";
  return { told: told + secret, kept };
}

const shown = [];
for (const example of EXAMPLES) shown.push(await preview(example));
console.log(`\n${shown.map(({ told }) => told).join("; ")}.`);
process.exitCode = shown.every(({ kept }) => kept) ? 0 : 1;
