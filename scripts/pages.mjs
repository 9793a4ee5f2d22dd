/**
 * Writes what pages repeat of the policies: the head of docs/policies/<name>.md and the table in README.md. A policy
 * without a page gets one whose sections say in comments what belongs there.
 * `--check` writes nothing and exits 1 if a page is not what the policies say.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { load } from "./typescript.mjs";

const { POLICIES } = load("policies/all.ts");

/** The sections of a page, in this order, with what a new page says of each until its author does. */
const SECTIONS = [
  ["What it checks", "What is looked at, and when it is silent."],
  ["Why", "What happens to a machine that is deployed all the same."],
  ["How to fix", "The ways out, the best one first."],
  [
    "Examples",
    "A heading for each, `### ❌ what is wrong` or `### ✅ what is right`, then a program in Pulumi YAML and, where it needs some, settings in JSON. test/docs/pages.test.ts judges each by all policies: ❌ has to fire this one alone, ✅ none. Another page shows the form.",
  ],
  ["Settings", "Which keys of activation-settings matter here."],
  ["When not to use", "Where a team had better disable it."],
  ["Notes", "What it cannot see, and its neighbors."],
  ["Links", "Where the facts are from."],
];

const pathOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");

/** What a page says of the level `remediate` where the policy changes nothing. */
const NO_FIXES =
  "Changes nothing. The pack never invents a product key, and never edits images, networks, scripts or secrets.";

const EARLY =
  "before the resource is deployed, even with `pulumi up --skip-preview`. What only the whole stack shows comes at the end of the preview, or, without one, after the resources are deployed.";

const PARTLY_EARLY =
  "what one resource proves alone before it is deployed, even with `pulumi up --skip-preview`; the rest at the end of the preview, or, without one, after the resources are deployed.";

const AT_THE_END =
  "at the end of the preview, before anything is deployed. `pulumi up --skip-preview` has no preview, so it deploys the resources first and fails afterwards.";

/** When each kind of policy reports; test/engine/partial-runs.test.ts shows it. */
const WHEN = {
  resource: EARLY,
  stack: AT_THE_END,
  remediation: "nothing; it changes resources before they are deployed.",
};

function head({ name, displayName, description, phase, alone, level, severity, tags, framework, fixes = NO_FIXES }) {
  const control = framework ? `framework: ${framework.name} ${framework.reference}\n` : "";
  return `---
policy: ${name}
title: ${displayName}
phase: ${phase}
level: ${level}
severity: ${severity}
tags: [${tags.join(", ")}]
${control}---

# ${name}

${description}

**Reports** ${alone ? PARTLY_EARLY : WHEN[phase]}

**At the level \`remediate\`:** ${fixes}
${existsSync(pathOf(`docs/fixes/${name}.md`)) ? `\n**The fix in your language:** [TypeScript, Python, Go, C#, YAML, ARM template](../fixes/${name}.md)\n` : ""}`;
}

function page(policy) {
  const path = pathOf(`docs/policies/${policy.name}.md`);
  const text = read(path);
  const start = text.indexOf("\n## ");
  const scaffold = () => SECTIONS.map(([section, hint]) => `\n## ${section}\n\n<!-- ${hint} -->\n`).join("");
  const body = start < 0 ? scaffold() : text.slice(start);
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
