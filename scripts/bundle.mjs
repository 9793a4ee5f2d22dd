/**
 * Makes `reports/command.js` and `index.js` of the compiled folder that the first argument names, `bin/` without one: the
 * command line and the pack, each in one file. Node takes longer to find and load two hundred small modules than to judge
 * ten thousand machines.
 *
 * Formats that are loaded on demand stay so. Packages stay in `node_modules`, with their licenses and their updates.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: ["reports/command.ts", "index.ts"],
  outdir: resolve(root, process.argv[2] ?? "bin"),
  outbase: root,
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20.11",
  format: "cjs",
  logLevel: "warning",
});
