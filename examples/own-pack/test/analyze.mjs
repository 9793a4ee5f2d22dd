import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const pack = fileURLToPath(new URL("..", import.meta.url));

/** A resource of a state as `pulumi stack export` writes it. */
function record({ type, name, inputs = {}, dependencies = [] }) {
  const urn = `urn:pulumi:test::test::${type}::${name}`;
  return { urn, type, custom: true, id: name, inputs, outputs: inputs, dependencies };
}

/**
 * Runs this pack in the real engine over resources, without a program, a provider, a login or a network:
 * `pulumi policy analyze` takes a state. Needs the Pulumi CLI on the PATH.
 *
 * @param resources each with `type`, `name` and `inputs`
 * @param config content of the file for `--policy-pack-config`
 * @returns the violations, each as `policy at resource`
 */
export function analyze(resources, config = {}) {
  const folder = mkdtempSync(join(tmpdir(), "own-pack-"));
  try {
    const state = join(folder, "state.json");
    const configFile = join(folder, "config.json");
    writeFileSync(
      state,
      JSON.stringify({ version: 3, deployment: { manifest: {}, resources: resources.map(record) } }),
    );
    writeFileSync(configFile, JSON.stringify(config));
    const args = ["--json", "--file", state, "--policy-pack", pack, "--policy-pack-config", configFile];
    return violationsIn(run(["policy", "analyze", ...args]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the engine prints; it exits 1 when a mandatory policy fires, and that isn't an error here. */
function run(args) {
  try {
    return execFileSync("pulumi", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    if (error.status === 1 && error.stdout.includes("policyEvent")) return error.stdout;
    throw new Error(`pulumi policy analyze failed: ${error.stderr ?? error.message}${error.stdout ?? ""}`, {
      cause: error,
    });
  }
}

function violationsIn(output) {
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line).policyEvent)
    .filter((event) => event !== undefined)
    .map(({ policyName, resourceUrn }) => `${policyName} at ${resourceUrn.split("::").at(-1)}`)
    .sort();
}
