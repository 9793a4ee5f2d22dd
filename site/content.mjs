/** Makes `content/` of the same Markdown that GitHub and npm show: docs/, the README and the changelog. */
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
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

/** The languages of a fix as tabs: its level-two headings, each followed by one block of code. */
function tabbed(text) {
  const [head, ...sections] = text.split(/^## /m);
  const blocks = sections.map((section) => section.replace(/^(.+)\n\n```(\w+)\n/, "```$2 [$1]\n").trim());
  return `${head}\n::: code-group\n\n${blocks.join("\n\n")}\n\n:::\n`;
}

rmSync(content, { recursive: true, force: true });
cpSync(new URL("docs/", root), content, { recursive: true });
for (const file of readdirSync(content, { recursive: true }).filter((name) => name.endsWith(".md"))) {
  const up = file.includes("/") ? "../" : "./";
  const text = relinked(read(`docs/${file}`), up);
  write(file, file.startsWith("fixes/") ? tabbed(text) : text);
}

/** The README's links are relative to the root; its examples and guide for contributors are in the repository only. */
const readme = read("README.md")
  .replaceAll(/\]\(docs\//g, "](./")
  .replaceAll("](CHANGELOG.md)", "](./changelog.md)")
  .replaceAll(/\[([^\]]+)\]\((?:examples|CONTRIBUTING)[^)]*\)/g, "$1");
write("overview.md", relinked(readme, "./"));
write(
  "changelog.md",
  read("CHANGELOG.md")
    .replaceAll("](docs/", "](./")
    .replaceAll(/^## \[([^\]]+)\]/gm, "## $1"),
);
mkdirSync(content, { recursive: true });
write("catalog.md", "# Policy catalog\n\nFilter by cloud, severity or level.\n");
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
`,
);
console.log(`site: ${readdirSync(content, { recursive: true }).length} files in ${fileURLToPath(content)}`);
