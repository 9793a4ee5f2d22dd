/**
 * Writes the parts of pages that come from the policies: the head of docs/policies/<name>.md and the table in README.md.
 * A policy without a page gets one with a hint in each section. `--check` only says which pages are out of date.
 */
import { read, replacePart, writeGenerated } from "./generated.mjs";
import { load } from "./typescript.mjs";

const { POLICIES } = load("policies/all.ts");

/** The sections of a page, in this order, with the hint that a new page has in each. */
const SECTIONS = [
  ["What it checks", "What the policy looks at, and what it doesn't report."],
  ["Why", "What happens to a machine that is deployed anyway."],
  ["How to fix", "The possible fixes, the best one first."],
  [
    "Examples",
    "For each example a heading, `### ❌ what is wrong` or `### ✅ what is right`, then a program in Pulumi YAML and, if it needs any, settings in JSON. test/docs/pages.test.ts judges it by all policies: ❌ must fire only this one, ✅ none. Copy the form from another page.",
  ],
  ["Settings", "The keys of activation-settings that matter here."],
  ["When not to use", "When a team should disable it."],
  ["Notes", "What it can't see, and related policies."],
  ["Links", "The pages that the facts come from."],
];

/** The level `remediate` of a policy without a remediation. */
const NO_FIXES =
  "Changes nothing. The pack never invents a product key, and never edits images, networks, scripts or secrets.";

const EARLY =
  "before the resource is deployed, even with `pulumi up --skip-preview`. Findings that need the whole stack come at the end of the preview or, without a preview, after the resources are deployed.";

const PARTLY_EARLY =
  "before the resource is deployed, even with `pulumi up --skip-preview`, if the resource alone proves it. Other findings come at the end of the preview or, without a preview, after the resources are deployed.";

const AT_THE_END =
  "at the end of the preview, before anything is deployed. `pulumi up --skip-preview`, `pulumi watch` and the `up` of the Automation API have no preview, so there it reports after the resources are deployed.";

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
${read(`docs/fixes/${name}.md`) !== "" ? `\n**The fix in your language:** [TypeScript, Python, Go, C#, YAML, ARM template](../fixes/${name}.md)\n` : ""}`;
}

function page(policy) {
  const path = `docs/policies/${policy.name}.md`;
  const text = read(path);
  const start = text.indexOf("\n## ");
  const scaffold = () => SECTIONS.map(([section, hint]) => `\n## ${section}\n\n<!-- ${hint} -->\n`).join("");
  const body = start < 0 ? scaffold() : text.slice(start);
  return { path, text: `${head(policy)}${body}` };
}

function readme() {
  const rows = POLICIES.map(
    ({ name, description, phase, level }) =>
      `| [\`${name}\`](docs/policies/${name}.md) | ${description} | ${phase} | ${level} |`,
  );
  const table = ["| policy | about | phase | default |", "| --- | --- | --- | --- |", ...rows].join("\n");
  return { path: "README.md", text: replacePart(read("README.md"), "policies", table) };
}

await writeGenerated([...POLICIES.map(page), readme()]);
