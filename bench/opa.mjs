import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cache, isProgram, stagingFolder } from "../scripts/cache.mjs";
import { run, say } from "../scripts/steps.mjs";

const folder = fileURLToPath(new URL("opa/", import.meta.url));
const PACKAGE = "github.com/open-policy-agent/opa";

/** The path of Open Policy Agent in the version that `bench/opa/go.mod` pins, or `undefined` if it can't be built. */
export async function openPolicyAgent() {
  const version = new RegExp(`${PACKAGE} (v\\S+)`).exec(readFileSync(join(folder, "go.mod"), "utf8"))?.[1];
  const kept = join(cache, `opa-${version}`);
  if (isProgram(kept)) return kept;
  say(`building Open Policy Agent ${version} from the Go module proxy, once for all checkouts; about 2 minutes`);
  const made = stagingFolder();
  try {
    const args = ["build", "-ldflags", "-s -w", "-o", join(made, "opa"), PACKAGE];
    const failure = await run("go", args, { cwd: folder, label: "building", limit: 1200, quiet: true });
    if (failure === undefined) renameSync(join(made, "opa"), kept);
    else say(`can't compare with Open Policy Agent: ${failure}`);
    return failure === undefined ? kept : undefined;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
