/** Writes bin/catalog.json, the catalog of the policies for programs, from their metadata. Part of the build. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "./typescript.mjs";

const { POLICIES } = load("policies/all.ts");
const { pageOf } = load("policies/policy.ts");

// Not policies.json: `require("./policies")` would find that file before the folder.
const file = fileURLToPath(new URL("../bin/catalog.json", import.meta.url));

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

writeFileSync(file, `${JSON.stringify({ pack: "windows-activation", policies }, undefined, 2)}\n`);
