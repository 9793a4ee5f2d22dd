/**
 * Writes the tables of docs/troubleshooting.md from activation/tables/errors.ts and reports/explain-error.ts.
 * `--check` writes nothing and exits 1 if the page is out of date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { load } from "./typescript.mjs";

const { ERROR_EXPLANATIONS } = load("reports/explain-error.ts");

const page = fileURLToPath(new URL("../docs/troubleshooting.md", import.meta.url));

function section({ error: { code, shows, meaning, remedy, source, date }, policies, limit }) {
  const links = policies.map((name) => `[${name}](policies/${name}.md)`).join(", ");
  const found = [...(links === "" ? [] : [`${links}.`]), ...(limit === undefined ? [] : [limit])].join(" ");
  return [
    `### ${code ?? shows}`,
    ...(code === undefined ? [] : [`> ${shows}`]),
    `- **Cause:** ${meaning}`,
    `- **Fix:** ${remedy}`,
    `- **Found before deployment by:** ${found}`,
    `- **Microsoft's page:** [${source.split("/").at(-1)}](${source}), ${date}`,
  ];
}

/** A heading and its quotation stand alone; list items follow each other. */
function text(lines) {
  return lines.map((line) => (line.startsWith("- ") ? `${line}\n` : `${line}\n\n`)).join("");
}

function sections(list) {
  return list.map((one) => text(section(one))).join("\n");
}

const symptoms = ERROR_EXPLANATIONS.filter(({ error }) => error.code === undefined);
const codes = ERROR_EXPLANATIONS.filter(({ error }) => error.code !== undefined);

const old = readFileSync(page, "utf8");
const replace = (whole, mark, body) =>
  whole.replace(new RegExp(`(<!-- ${mark} -->)[^]*(<!-- /${mark} -->)`), (_, from, to) => `${from}\n\n${body}\n${to}`);
const wanted = await format(replace(replace(old, "symptoms", sections(symptoms)), "codes", sections(codes)), {
  ...(await resolveConfig(page)),
  parser: "markdown",
});

if (process.argv.includes("--check")) {
  if (old !== wanted) console.error("docs/troubleshooting.md is out of date. Run: node scripts/troubleshooting.mjs");
  process.exitCode = old === wanted ? 0 : 1;
} else {
  writeFileSync(page, wanted);
}
