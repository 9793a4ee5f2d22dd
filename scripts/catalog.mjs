/**
 * Writes docs/policies.json, the catalog of the policies for programs, from their metadata.
 * `--check` writes nothing and exits 1 if the file is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { load } from "./typescript.mjs";

const { POLICIES } = load("policies/rules.ts");
const { pageOf } = load("policies/rule.ts");

const file = fileURLToPath(new URL("../docs/policies.json", import.meta.url));

const policies = POLICIES.map((policy) => ({
  name: policy.name,
  displayName: policy.displayName,
  description: policy.description,
  phase: policy.phase,
  level: policy.level,
  severity: policy.severity,
  tags: policy.tags,
  clouds: policy.clouds,
  framework: policy.framework,
  remediates: policy.remedy !== undefined,
  fixes: policy.fixes,
  remediationSteps: policy.remediationSteps,
  page: `docs/policies/${policy.name}.md`,
  url: pageOf(policy.name),
}));

const wanted = await format(JSON.stringify({ pack: "windows-activation", policies }), {
  ...(await resolveConfig(file)),
  parser: "json",
});
const old = existsSync(file) ? readFileSync(file, "utf8") : "";

if (process.argv.includes("--check")) {
  if (old !== wanted) console.error("docs/policies.json is out of date. Run: node scripts/catalog.mjs");
  process.exitCode = old === wanted ? 0 : 1;
} else {
  writeFileSync(file, wanted);
}
