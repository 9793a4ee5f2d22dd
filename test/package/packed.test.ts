import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

const root = join(__dirname, "..", "..");
const README = readFileSync(join(root, "README.md"), "utf8");
const MANIFEST = readFileSync(join(root, "package.json"), "utf8");

let folder: string;
const script = (...args: readonly string[]) =>
  execFileSync(process.execPath, [join(root, "scripts/packed.mjs"), ...args, folder]);
const readme = () => readFileSync(join(folder, "README.md"), "utf8");
const linksIn = (text: string) => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = ""]) => link);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "windows-activation-packed-"));
  writeFileSync(join(folder, "README.md"), README);
  writeFileSync(join(folder, "package.json"), MANIFEST);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("every link of the packed README is absolute, and those to this package lead to packed files", () => {
  script();
  const links = linksIn(readme());
  expect(links.filter((link) => !link.startsWith("https://"))).toEqual([]);
  const own = links.flatMap(
    (link) => /^https:\/\/unpkg\.com\/pulumi-windows-activation@[\d.]+\/([^#]+)/.exec(link)?.[1] ?? [],
  );
  expect(own).toEqual(expect.arrayContaining(["docs/terminal.svg", "docs/settings.md", "CHANGELOG.md"]));
  expect(own.filter((path) => !/^(?:docs\/|CHANGELOG\.md$)/.test(path) || !existsSync(join(root, path)))).toEqual([]);
});

test("links outside the package stay once the repository is named, because npm then resolves them", () => {
  writeFileSync(join(folder, "package.json"), MANIFEST.replace(/\{/, '{ "repository": "github:owner/name",'));
  script();
  const relative = linksIn(readme()).filter((link) => !link.startsWith("https://"));
  expect(relative).toEqual(linksIn(README).filter((link) => /^(?:examples\/|CONTRIBUTING|SECURITY)/.test(link)));
});

test("the packed package.json names no scripts and no development dependencies, which need what isn't packed", () => {
  script();
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  expect(manifest).toMatchObject({ name: "pulumi-windows-activation", main: "bin/index.js" });
  expect(manifest).not.toHaveProperty("scripts");
  expect(manifest).not.toHaveProperty("devDependencies");
});

test.each([
  ["after packing", ["--restore"]],
  ["after an interrupted pack", []],
])("both files come back %s", (_, args) => {
  script();
  const packed = readme();
  script(...args);
  expect(readme()).toBe(args.length === 0 ? packed : README);
  script("--restore");
  expect(readme()).toBe(README);
  expect(readFileSync(join(folder, "package.json"), "utf8")).toBe(MANIFEST);
  expect(readdirSync(folder).sort()).toEqual(["README.md", "package.json"]);
});

test("npm runs it around packing, and the release names the repository first", () => {
  const manifest: unknown = JSON.parse(MANIFEST);
  expect(manifest).toHaveProperty("scripts.prepare", "node scripts/compiled.mjs");
  expect(manifest).toHaveProperty("scripts.prepack", "node scripts/compiled.mjs && node scripts/packed.mjs");
  expect(manifest).toHaveProperty("scripts.postpack", "node scripts/packed.mjs --restore");
  const workflow: unknown = parse(readFileSync(join(root, ".github/workflows/release.yml"), "utf8"));
  const text = JSON.stringify(workflow);
  expect(text.indexOf("npm pkg set repository")).toBeGreaterThan(0);
  expect(text.indexOf("npm pkg set repository")).toBeLessThan(text.indexOf("npm pack"));
});
