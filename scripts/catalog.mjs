/**
 * Writes two files to the compiled folder given as the first argument (default: `bin/`): `catalog.json`, the policies'
 * metadata for programs, and `policy-config.schema.json`, the schema of the configuration for editors. Part of the build.
 * The name isn't `policies.json`, because `require("./policies")` would find that file before the folder.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "./typescript.mjs";

const { catalog } = load("reports/catalog.ts");
const root = fileURLToPath(new URL("..", import.meta.url));
const { configSchema } = load("reports/files/settings-file.ts");

function write(name, value) {
  const file = resolve(root, process.argv[2] ?? "bin", name);
  writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
}

write("catalog.json", catalog());
write("policy-config.schema.json", configSchema());
