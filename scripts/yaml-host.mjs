/**
 * Builds the language host of Pulumi YAML from the Go module proxy into the cache and prints its path. With `--list` it
 * builds nothing. A Pulumi CLI that is built the same way has no language hosts; an installed one has them all.
 */
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cache, isProgram, stagingFolder } from "./cache.mjs";
import { run, say } from "./steps.mjs";

/** The version that `test/engine/yaml-host/go.mod` pins. */
const VERSION = "1.25.0";

const MODULE = "github.com/pulumi/pulumi-yaml";
const NAME = "pulumi-language-yaml";
const folder = join(cache, `yaml-host-${VERSION}`);
const program = join(folder, NAME);

async function build() {
  const made = stagingFolder();
  try {
    const failure = await run("go", ["build", "-ldflags", "-s -w", "-o", join(made, NAME), `${MODULE}/cmd/${NAME}`], {
      cwd: fileURLToPath(new URL("../test/engine/yaml-host/", import.meta.url)),
      label: `building ${NAME}`,
      limit: 600,
      quiet: true,
    });
    if (failure !== undefined) throw new Error(`can't build ${NAME}: ${failure}`);
    renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

if (!process.argv.includes("--list") && !isProgram(program)) {
  say(`building ${NAME} from the Go module proxy, once for all checkouts; this takes about 2 minutes`);
  await build();
}
console.log(program);
