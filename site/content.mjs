/** Makes `content/` of the same Markdown that GitHub and npm show: docs/, the README and the changelog. */
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const content = new URL("content/", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const write = (path, text) => writeFileSync(new URL(path, content), text);

/** Links to files that are no pages of the site become plain text, links to the pages at the root lead to them. */
function relinked(text, up) {
  return text
    .replaceAll(/\]\((?:\.\.\/)+CHANGELOG\.md\)/g, `](${up}changelog.md)`)
    .replaceAll(/\]\((?:\.\.\/)+README\.md\)/g, `](${up}overview.md)`)
    .replaceAll(/\[([^\]]+)\]\((?:[\w./-]*\/)?[\w.-]+\.(?:json|schema\.json)\)/g, "$1")
    .replaceAll(/<!--[^]*?-->/g, "");
}

/** The languages of a fix as tabs: the level-two headings of its page, each followed by one block of code. */
function tabs(fix) {
  const [head, ...sections] = fix.split(/^## /m);
  const checked = head.split("\n\n").at(-2);
  const blocks = sections.map((section) => section.replace(/^(.+)\n\n```(\w+)\n/, "```$2 [$1]\n").trim());
  return `## The fix in your language\n\n${checked.replaceAll("(../policies/", "(./")}\n\n::: code-group\n\n${blocks.join("\n\n")}\n\n:::\n\n`;
}

/** The page of a policy with the fix in every language before its settings; elsewhere that fix is a page of its own. */
function withFix(text, name) {
  const path = `docs/fixes/${name}`;
  if (!existsSync(new URL(path, root))) return text;
  return text
    .replace(`](../fixes/${name})`, "](#the-fix-in-your-language)")
    .replace(/^## Settings$/m, `${tabs(read(path))}$&`);
}

rmSync(content, { recursive: true, force: true });
cpSync(new URL("docs/", root), content, { recursive: true, filter: (path) => !/[/\\]fixes$/.test(path) });
for (const file of readdirSync(content, { recursive: true }).filter((name) => name.endsWith(".md"))) {
  const isPolicy = file.startsWith("policies/");
  const text = read(`docs/${file}`);
  write(file, relinked(isPolicy ? withFix(text, basename(file)) : text, isPolicy ? "../" : "./"));
}

/** The README's links are relative to the root; those to files outside docs/ become plain text. */
const readme = read("README.md")
  .replaceAll(/\]\(docs\//g, "](./")
  .replaceAll("](CHANGELOG.md)", "](./changelog.md)")
  .replaceAll(/(?<!!)\[([^\]]+)\]\((?![a-z]+:|\.\/)[^)]*\)/g, "$1");
write("overview.md", relinked(readme, "./"));
write(
  "changelog.md",
  read("CHANGELOG.md")
    .replaceAll("](docs/", "](./")
    .replaceAll(/^## \[([^\]]+)\]/gm, "## $1"),
);
write("catalog.md", "---\naside: false\n---\n\n# Policy catalog\n");
write(
  "index.md",
  `---
layout: home
hero:
  name: Windows activation
  text: Stop Windows machines that could never activate
  tagline: A Pulumi policy pack for Azure Stack Hub, Azure and Azure Local
  actions:
    - { theme: brand, text: Get started, link: /overview }
    - { theme: alt, text: Policy catalog, link: /catalog }
features:
  - { title: Before deployment, details: "Each finding says what is wrong, why, and how to fix it, in the preview." }
  - { title: Sourced, details: "Each fact names Microsoft's page and its date." }
  - { title: Honest, details: "What can't be known is undecided, never a silent pass." }
---

![The engine stops a preview: the machine forgotten needs a MAK, and nothing delivers one.](./terminal.svg)
`,
);
console.log(`site: ${readdirSync(content, { recursive: true }).length} files in ${fileURLToPath(content)}`);
