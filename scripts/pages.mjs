/**
 * Writes what pages repeat of the policies: the head of docs/policies/<name>.md and the table in README.md. A policy
 * without a page gets one whose sections are empty.
 * `--check` writes nothing and exits 1 if a page is not what the policies say.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { load } from "./typescript.mjs";

const { RULES } = load("policies/rules.ts");
const { activationSettings } = load("policies/activation-settings.ts");

const POLICIES = [{ ...activationSettings, phase: "both" }, ...RULES];

/** The sections of a page, in this order. */
const SECTIONS = ["What it checks", "Why", "How to mend", "Examples", "Settings", "When not to use", "Notes", "Links"];

const pathOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");

function head({ name, displayName, description, phase, level, severity, tags }) {
  return `---
policy: ${name}
title: ${displayName}
phase: ${phase}
level: ${level}
severity: ${severity}
tags: [${tags.join(", ")}]
---

# ${name}

${description}
`;
}

function page(policy) {
  const path = pathOf(`docs/policies/${policy.name}.md`);
  const text = read(path);
  const start = text.indexOf("\n## ");
  const body = start < 0 ? SECTIONS.map((section) => `\n## ${section}\n`).join("") : text.slice(start);
  return { path, text, wanted: `${head(policy)}${body}` };
}

function readme() {
  const path = pathOf("README.md");
  const text = read(path);
  const rows = POLICIES.map(
    ({ name, description, phase, level }) =>
      `| [\`${name}\`](docs/policies/${name}.md) | ${description} | ${phase} | ${level} |`,
  );
  const table = ["| policy | about | phase | default |", "| --- | --- | --- | --- |", ...rows].join("\n");
  const marked = /(<!-- policies -->)[^]*(<!-- \/policies -->)/;
  return { path, text, wanted: text.replace(marked, `$1\n\n${table}\n\n$2`) };
}

let stale = 0;
mkdirSync(pathOf("docs/policies"), { recursive: true });
for (const { path, text, wanted } of [...POLICIES.map(page), readme()]) {
  const formatted = await format(wanted, { ...(await resolveConfig(path)), parser: "markdown" });
  if (formatted === text) continue;
  if (process.argv.includes("--check")) {
    console.error(`${path} is not what the policies say. Run: node scripts/pages.mjs --write`);
    stale += 1;
  } else {
    writeFileSync(path, formatted);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
