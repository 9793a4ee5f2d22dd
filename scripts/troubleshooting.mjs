/**
 * Writes the sections of docs/troubleshooting.md from activation/tables/errors.ts and reports/explain/error.ts. `--check` only
 * says whether the page is out of date.
 */
import { read, replacePart, writeGenerated } from "./generated.mjs";
import { load } from "./typescript.mjs";

const { ERROR_EXPLANATIONS } = load("reports/explain/error.ts");

function section({ error: { code, shows, meaning, remedy, source, date }, policies, limit }) {
  const links = policies.map((name) => `[${name}](policies/${name}.md)`).join(", ");
  const found =
    links === ""
      ? `**Not found before deployment:** ${limit}`
      : `**Found before deployment by:** ${[`${links}.`, ...(limit === undefined ? [] : [limit])].join(" ")}`;
  return [
    `### ${code ?? shows}`,
    ...(code === undefined ? [] : [`> ${shows}`]),
    `- **Cause:** ${meaning}`,
    `- **Fix:** ${remedy}`,
    `- ${found}`,
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

const path = "docs/troubleshooting.md";
const withSymptoms = replacePart(read(path), "symptoms", sections(symptoms));
await writeGenerated([{ path, text: replacePart(withSymptoms, "codes", sections(codes)) }]);
