import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

const root = new URL("../", import.meta.url);
const pathOf = (path) => fileURLToPath(new URL(path, root));

/** The text of a file by its path from the root, or nothing if it doesn't exist. */
export const read = (path) => (existsSync(pathOf(path)) ? readFileSync(pathOf(path), "utf8") : "");

/** A text whose part between `<!-- mark -->` and `<!-- /mark -->` is replaced. */
export const replacePart = (text, mark, body) =>
  text.replace(
    new RegExp(`(<!-- ${mark} -->)[^]*(<!-- /${mark} -->)`),
    (_, start, end) => `${start}\n\n${body}\n\n${end}`,
  );

async function formatted(path, text) {
  if (!path.endsWith(".md")) return text;
  return format(text, { ...(await resolveConfig(pathOf(path))), parser: "markdown" });
}

/**
 * Writes generated files, each by its path from the root. With `--check` on the command line it writes nothing, names
 * the files that are out of date, and sets exit code 1.
 */
export async function writeGenerated(files) {
  const script = process.argv[1].slice(pathOf("").length);
  for (const { path, text } of files) {
    const wanted = await formatted(path, text);
    if (read(path) === wanted) continue;
    if (process.argv.includes("--check")) {
      console.error(`${path} is out of date. Run: node ${script}`);
      process.exitCode = 1;
    } else {
      mkdirSync(dirname(pathOf(path)), { recursive: true });
      writeFileSync(pathOf(path), wanted);
    }
  }
}
