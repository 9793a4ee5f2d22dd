#!/usr/bin/env node
/**
 * The engine finds it as `pulumi-analyzer-policy-nodejs`: where the CLI has no Node language host, the engine boots a policy pack
 * through a program of that name, in the pack's folder, with its own address and `.` as arguments.
 * https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/resource/plugin/analyzer_plugin.go (2026-11)
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CHECKOUT = fileURLToPath(new URL("../../..", import.meta.url));

const fromPack = createRequire(join(process.cwd(), "PulumiPolicy.yaml"));

/** Lets the pack's process require a module as `exports`, without loading it. */
function replace(name, exports) {
  const id = fromPack.resolve(name);
  fromPack.cache[id] = { id, filename: id, loaded: true, exports };
}

// The SDK loads TypeScript's compiler for every pack, which takes a quarter of its start. The packs of this checkout are compiled
// and start a hundred times in a run of the tests, so they do without. An installed pack starts as it does for its users.
if (join(process.cwd(), "/").startsWith(CHECKOUT)) {
  replace("typescript", {});
  replace("@pulumi/pulumi/vendor/ts-node@7.0.1", { register: () => undefined });
}

fromPack("@pulumi/pulumi/cmd/run-policy-pack");
