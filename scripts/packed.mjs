/**
 * Changes two files for `npm pack`, which runs it as `prepack`; `--restore` undoes that as `postpack`.
 *
 * - README.md: links, which are relative for GitHub, lead to this version's files on unpkg.com. npm's page can't follow a
 *   relative link unless package.json names the repository, and then only to the newest commit. A link to a file that isn't
 *   in the package becomes plain text while no repository is named.
 * - package.json: no scripts and no development dependencies. The scripts' files aren't packed, but `pulumi policy publish`
 *   packs the installed package again, and the engine installs a published pack with `npm install`, which runs `prepare`.
 *   https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/backend/httpstate/policypack.go (2026-11)
 *
 * Usage: node scripts/packed.mjs [--restore] [folder]
 */
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

function packedReadme(text, { name, version, files, repository }) {
  const isPacked = (path) => [...files, "LICENSE"].some((entry) => path === entry || path.startsWith(entry));
  return text.replaceAll(/(!?)\[([^\]]*)\]\((?![a-z]+:|#)([^)]*)\)/g, (link, image, label, path) => {
    if (isPacked(path)) return `${image}[${label}](https://unpkg.com/${name}@${version}/${path})`;
    return repository === undefined ? label : link;
  });
}

function packedManifest(text) {
  const packed = { ...JSON.parse(text), scripts: undefined, devDependencies: undefined };
  return `${JSON.stringify(packed, null, 2)}\n`;
}

const CHANGES = { "README.md": packedReadme, "package.json": packedManifest };

const isRestoring = process.argv.includes("--restore");
const folder = process.argv.slice(2).find((argument) => argument !== "--restore");
const root = folder ?? fileURLToPath(new URL("..", import.meta.url));
const files = Object.keys(CHANGES).map((name) => ({
  name,
  file: join(root, name),
  original: join(root, `.before-pack.${name}`),
}));

// A pack that was interrupted has left the originals behind.
for (const { file, original } of files) {
  if (existsSync(original)) renameSync(original, file);
}
if (!isRestoring) {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const { name, file, original } of files) {
    copyFileSync(file, original);
    writeFileSync(file, CHANGES[name](readFileSync(file, "utf8"), manifest));
  }
}
