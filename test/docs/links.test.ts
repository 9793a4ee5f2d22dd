import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { Command } from "commander";
import { addBaseline } from "../../reports/commands/baseline";
import { addCheck } from "../../reports/commands/check";
import { addExplain } from "../../reports/commands/explain";
import { addMerge } from "../../reports/commands/merge";

const root = join(__dirname, "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = ""]) => found);

const OTHERS = new Set(["node_modules", "bin", "content"]);

/** Every file below a folder, except installed, built and hidden ones. */
function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || OTHERS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

const PAGES = filesIn("").filter((path) => path.endsWith(".md"));

function withoutCode(text: string): string {
  return text.replace(/^```[^]*?^```$/gm, "").replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ""));
}

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = matches(page.replace(/^```[^]*?^```$/gm, ""), /^#{1,6} (.+)$/gm);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
    ),
  );
}

interface Link {
  readonly page: string;
  /** Path from the root of the repository. */
  readonly path: string;
  readonly anchor: string;
}

/** Links of a page to other files of this repository. */
function linksOf(page: string): Link[] {
  return matches(withoutCode(read(page)), /\]\(([^)\s]+)\)/g)
    .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link))
    .map((link) => {
      const [path = "", anchor = ""] = link.split("#");
      return { page, path: path === "" ? page : normalize(join(dirname(page), path)), anchor };
    });
}

const LINKS = PAGES.flatMap(linksOf);

test("the pages and their links are read", () => {
  expect(PAGES).toEqual(expect.arrayContaining(["README.md", "CONTRIBUTING.md", "docs/settings.md"]));
  expect(LINKS.length).toBeGreaterThan(50);
  expect(anchorsOf("## `a.b`: C & d\n")).toEqual(new Set(["ab-c--d"]));
});

test("every relative link leads to a file, and to a heading of it", () => {
  const broken = LINKS.filter(({ path, anchor }) => {
    if (!existsSync(join(root, path))) return true;
    return anchor !== "" && statSync(join(root, path)).isFile() && !anchorsOf(read(path)).has(anchor);
  });
  expect(broken).toEqual([]);
});

test("every page is linked from another one", () => {
  const reached = new Set(LINKS.filter(({ page, path }) => page !== path).map(({ path }) => path.replace(/\/$/, "")));
  const folders = (path: string): string => dirname(path);
  expect(PAGES.filter((page) => page !== "README.md" && !reached.has(page) && !reached.has(folders(page)))).toEqual([]);
});

test("shipped policy pages link only to shipped files", () => {
  const shipped = /^(?:docs\/|README\.md$|CHANGELOG\.md$|LICENSE$)/;
  const outside = LINKS.filter(({ page, path }) => page.startsWith("docs/policies/") && !shipped.test(path));
  expect(outside).toEqual([]);
});

describe("scripts, files and options that pages name exist", () => {
  const texts = PAGES.map((page) => [page, read(page)] as const);
  const told = (pattern: RegExp) =>
    texts.flatMap(([page, text]) => matches(text, pattern).map((found) => `${page}: ${found}`));
  const after = (line: string): string => line.slice(line.indexOf(": ") + 2);

  test("scripts of npm", () => {
    const manifest = read("package.json");
    expect(told(/npm run ([\w-]+)/g).filter((line) => !manifest.includes(`    "${after(line)}": `))).toEqual([]);
  });

  test("scripts and files of this repository", () => {
    const named =
      /(?<![\w/.-])((?:activation|machines|policies|reports|scripts|test|docs|bench|examples)\/[\w./-]+\.(?:ts|mjs|md|json|tsv))(?!\w)/g;
    const paths = texts.flatMap(([page, text]) => matches(text, named).map((path) => ({ page, path })));
    expect(paths.length).toBeGreaterThan(20);
    const isThere = (path: string): boolean => existsSync(join(root, path));
    expect(paths.filter(({ page, path }) => !isThere(path) && !isThere(join(dirname(page), path)))).toEqual([]);
  });

  test("options of the command", () => {
    const program = new Command("windows-activation");
    for (const add of [addCheck, addBaseline, addMerge, addExplain]) add(program);
    const known = new Map(program.commands.map((one) => [one.name(), optionsOf(one)]));
    const lines = told(/windows-activation ((?:check|merge|baseline|explain)\b[^\n|`]*)/g);
    expect(lines.length).toBeGreaterThan(5);
    const wrong = lines.filter((line) => {
      const [name = ""] = after(line).split(" ");
      return matches(line, /(--[a-z][a-z-]*)/g).some((option) => !known.get(name)?.has(option));
    });
    expect(wrong).toEqual([]);
  });
});

function optionsOf(command: Command): ReadonlySet<string> {
  const own = command.options.map(({ long }) => long ?? "");
  return new Set([...own, ...command.commands.flatMap((one) => [...optionsOf(one)]), "--help"]);
}
