/**
 * Writes docs/fixes/<policy>.md: the first passing example of a policy's page in every language. `--check` only says which
 * pages are out of date.
 */
import { arm } from "./fixes/arm.mjs";
import { csharp } from "./fixes/csharp.mjs";
import { go } from "./fixes/go.mjs";
import { programOf } from "./fixes/program.mjs";
import { python } from "./fixes/python.mjs";
import { typescript } from "./fixes/typescript.mjs";
import { read, writeGenerated } from "./generated.mjs";
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

/** The first passing example with a program: its title, the program, and its settings. */
function exampleOf(name) {
  const page = read(`docs/policies/${name}.md`);
  const sections = page.split(/^### /m).filter((section) => section.startsWith("✅"));
  const fenced = (section, language) => new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "m").exec(section)?.[1];
  const section = sections.find((one) => fenced(one, "yaml") !== undefined);
  if (!section)
    throw new Error(`docs/policies/${name}.md has no example that passes yet: "### ✅ …" with a YAML program`);
  return {
    title: section.slice(1, section.indexOf("\n")).trim(),
    yaml: fenced(section, "yaml"),
    settings: fenced(section, "json"),
  };
}

const block = (title, language, code) => `## ${title}\n\n\`\`\`${language}\n${code.trimEnd()}\n\`\`\`\n`;

function pageOf({ name }) {
  const { title, yaml, settings } = exampleOf(name);
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
  return { path: `docs/fixes/${name}.md`, text };
}

await writeGenerated(POLICIES.filter(({ name }) => !IN_SETTINGS.has(name)).map(pageOf));
