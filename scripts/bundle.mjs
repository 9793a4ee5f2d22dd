/**
 * Makes `reports/command.js` of the compiled folder that the first argument names, `bin/` without one: the command line in
 * one file. Node takes longer to find and load two hundred small modules than to judge ten thousand machines.
 *
 * Formats that are loaded on demand stay so. Packages stay in `node_modules`, with their licenses and their updates.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: ["reports/command.ts"],
  outfile: join(process.argv[2] ?? "bin", "reports/command.js"),
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20.11",
  format: "cjs",
  logLevel: "warning",
});
