/**
 * Bundles the command and the pack into one file each, `reports/command.js` and `index.js`, in the compiled folder given as
 * the first argument (default: `bin/`). Node takes longer to load two hundred small modules than to judge ten thousand
 * machines.
 *
 * Formats are still loaded on demand. Packages stay in `node_modules`, with their licenses and updates, except shell
 * completion, which ships as an ES module only.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

const completion = {
  name: "completion",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^@bomb\.sh\/tab/ }, ({ path }) => ({ path: fileURLToPath(import.meta.resolve(path)) })),
};

await build({
  absWorkingDir: root,
  entryPoints: ["reports/command.ts", "index.ts"],
  outdir: resolve(root, process.argv[2] ?? "bin"),
  outbase: root,
  bundle: true,
  packages: "external",
  plugins: [completion],
  platform: "node",
  target: "node20.11",
  format: "cjs",
  logLevel: "warning",
});
