/**
 * Writes docs/fixes/<policy>.md: the first example of a policy's page that passes, in every language. `--check` writes
 * nothing and exits 1 if a page is out of date.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { arm } from "./fixes/arm.mjs";
import { csharp } from "./fixes/csharp.mjs";
import { go } from "./fixes/go.mjs";
import { programOf } from "./fixes/program.mjs";
import { python } from "./fixes/python.mjs";
import { typescript } from "./fixes/typescript.mjs";
import { load } from "./typescript.mjs";

const { POLICIES } = load("policies/all.ts");

/** Policies that are fixed in the policy configuration, not in a program. */
const IN_SETTINGS = new Set(["activation-settings", "waiver-unneeded"]);

const LANGUAGES = [
  ["TypeScript", "ts", typescript],
  ["Python", "python", python],
  ["Go", "go", go],
  ["C# and .NET", "csharp", csharp],
  ["ARM template", "json", arm],
];

const pathOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The first passing example with a program: its title, the program, and its settings. */
function exampleOf(page) {
  const sections = page.split(/^### /m).filter((section) => section.startsWith("✅"));
  const fenced = (section, language) => new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "m").exec(section)?.[1];
  const section = sections.find((one) => fenced(one, "yaml") !== undefined);
  return {
    title: section.slice(1, section.indexOf("\n")).trim(),
    yaml: fenced(section, "yaml"),
    settings: fenced(section, "json"),
  };
}

const block = (title, language, code) => `## ${title}\n\n\`\`\`${language}\n${code.trimEnd()}\n\`\`\`\n`;

function pageOf({ name }) {
  const path = pathOf(`docs/fixes/${name}.md`);
  const { title, yaml, settings } = exampleOf(readFileSync(pathOf(`docs/policies/${name}.md`), "utf8"));
  const program = programOf(yaml);
  const blocks = LANGUAGES.map(([language, fence, write]) => block(language, fence, write(program)));
  const text = `# ${name}: the fix in every language

<!-- Written by scripts/fixes.mjs from the page of the policy. Change that page, then run: node scripts/fixes.mjs -->

The example "${title}" of [${name}](../policies/${name}.md). Tests judge the YAML and the ARM template with the pack,
compile the TypeScript, parse the Python, run it against its SDK where that is installed, and check the Go with gofmt. They
don't compile the C#.

${block("Pulumi YAML", "yaml", yaml)}
${blocks.join("\n")}
${settings === undefined ? "" : block("Policy configuration", "json", settings)}`;
  return { path, text };
}

let stale = 0;
mkdirSync(pathOf("docs/fixes"), { recursive: true });
for (const { path, text } of POLICIES.filter(({ name }) => !IN_SETTINGS.has(name)).map(pageOf)) {
  const wanted = await format(text, { ...(await resolveConfig(path)), parser: "markdown" });
  if (existsSync(path) && readFileSync(path, "utf8") === wanted) continue;
  if (process.argv.includes("--check")) {
    console.error(`${path} is out of date. Run: node scripts/fixes.mjs`);
    stale += 1;
  } else {
    writeFileSync(path, wanted);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
