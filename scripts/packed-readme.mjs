/**
 * Before `npm pack`: links in README.md, which are relative for GitHub, lead to this version's files on unpkg.com. npm's page
 * can't follow a relative link unless package.json names the repository, and then only to the newest commit. A link to
 * a file that isn't in the package becomes plain text while no repository is named. `--restore` undoes it after packing.
 * Usage: node scripts/packed-readme.mjs [--restore] [folder]
 */
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const isRestoring = process.argv.includes("--restore");
const folder = process.argv.slice(2).find((argument) => argument !== "--restore");
const root = folder ?? fileURLToPath(new URL("..", import.meta.url));
const readme = join(root, "README.md");
const original = join(root, ".README.before-pack.md");

function packed(text, { name, version, files, repository }) {
  const isPacked = (path) => [...files, "LICENSE"].some((entry) => path === entry || path.startsWith(entry));
  return text.replaceAll(/(!?)\[([^\]]*)\]\((?![a-z]+:|#)([^)]*)\)/g, (link, image, label, path) => {
    if (isPacked(path)) return `${image}[${label}](https://unpkg.com/${name}@${version}/${path})`;
    return repository === undefined ? label : link;
  });
}

// A pack that was interrupted has left the original behind.
if (existsSync(original)) renameSync(original, readme);
if (!isRestoring) {
  copyFileSync(readme, original);
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  writeFileSync(readme, packed(readFileSync(readme, "utf8"), manifest));
}
