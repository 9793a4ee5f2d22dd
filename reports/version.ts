import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "../values/read";

/** Root of the installed package, relative to the compiled `bin/reports/`. */
export const PACKAGE_ROOT = join(__dirname, "../..");

/** Version of this package. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8"));
  return isObject(manifest) && typeof manifest["version"] === "string" ? manifest["version"] : "0.0.0";
}
