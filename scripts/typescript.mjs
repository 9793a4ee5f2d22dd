/** Lets `require` load the project's TypeScript, which Node 20 can't do by itself. */
import { createRequire } from "node:module";
import { transformFileSync } from "@swc/core";

const require = createRequire(import.meta.url);

const OPTIONS = {
  jsc: { target: "es2022", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
  sourceMaps: "inline",
};

require.extensions[".ts"] = (module, file) => module._compile(transformFileSync(file, OPTIONS).code, file);

/** Loads a module of this repository by its path from the root, such as `activation/facts.ts`. */
export const load = (path) => require(`../${path}`);

/** The same, but runs the module again: a Pulumi program declares its resources when it runs. */
export function loadAgain(path) {
  Reflect.deleteProperty(require.cache, require.resolve(`../${path}`));
  return load(path);
}
