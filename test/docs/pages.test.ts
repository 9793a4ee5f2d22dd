import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { BAKED_IN, CLOUDS, type Cloud, DELIVERY_PATHS } from "../../activation/settings";
import { EDITIONS, RELEASES } from "../../activation/windows";
import { POLICIES } from "../../policies/all";
import type { Value } from "../../values/value";
import { judged } from "../policies/declare";
import { examplesIn } from "./examples";
import { ENABLED, NAMES, firing } from "./firing";

const root = join(__dirname, "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const SECTIONS = ["What it checks", "Why", "How to fix", "Examples", "Settings", "When not to use", "Notes", "Links"];

test("page heads and the README's table match the policies", () => {
  const check = () =>
    execFileSync(process.execPath, [join(root, "scripts", "pages.mjs"), "--check"], { stdio: "pipe" });
  expect(check).not.toThrow();
});

test("docs/troubleshooting.md matches the tables of errors", () => {
  const check = () =>
    execFileSync(process.execPath, [join(root, "scripts", "troubleshooting.mjs"), "--check"], { stdio: "pipe" });
  expect(check).not.toThrow();
});

test("docs/fixes has each page's passing example in every language", () => {
  const check = () =>
    execFileSync(process.execPath, [join(root, "scripts", "fixes.mjs"), "--check"], { stdio: "pipe" });
  expect(check).not.toThrow();
});

test("every page belongs to a policy", () => {
  expect(readdirSync(join(root, "docs", "policies")).sort()).toEqual(NAMES.map((name) => `${name}.md`).sort());
});

/** The cloud as the catalog filters it. */
function familyOf(cloud: Value<Cloud>): string {
  if (cloud === "azure-stack-hub" || cloud === "azure-local") return cloud;
  return typeof cloud === "string" ? "azure" : "";
}

describe.each(NAMES)("docs/policies/%s.md", (name) => {
  const page = read(`docs/policies/${name}.md`);

  test("has the sections of every page, and none is empty", () => {
    const sections = page.split(/^## /m).slice(1);
    expect(sections.map((section) => section.slice(0, section.indexOf("\n")))).toEqual(SECTIONS);
    // A new page has a hint in a comment in each section, which doesn't count as text.
    const body = (section: string): string => section.slice(section.indexOf("\n")).replace(/<!--[^]*?-->/g, "");
    for (const section of sections) expect(body(section).trim()).not.toBe("");
  });

  test("has good and bad examples with the verdicts it states", async () => {
    const examples = await examplesIn(page, NAMES);
    expect(new Set(examples.map(({ good }) => good))).toEqual(new Set([true, false]));
    for (const example of examples) {
      const fired = firing(example).filter((policy) => policy === name || ENABLED.has(policy));
      expect([example.title, fired]).toEqual([example.title, example.good ? [] : [name]]);
    }
  });

  test("has bad examples on clouds where the policy can report", async () => {
    const clouds: readonly string[] = POLICIES.find((policy) => policy.name === name)?.clouds ?? [];
    const bad = (await examplesIn(page, NAMES)).filter(({ good }) => !good);
    for (const { title, resources, settings } of bad) {
      const families = judged(resources, settings).judged.map(({ machine }) => familyOf(machine.place.cloud));
      expect([title, families.length === 0 || families.some((family) => clouds.includes(family))]).toEqual([
        title,
        true,
      ]);
    }
  });
});

describe("docs/settings.md", () => {
  test("names every value that a setting takes", () => {
    const page = read("docs/settings.md");
    const values = [...CLOUDS, ...RELEASES, ...EDITIONS, ...BAKED_IN, ...DELIVERY_PATHS];
    expect(values.filter((value) => !page.includes(`\`${value}\``))).toEqual([]);
  });

  test("shows every setting, and its examples are valid", async () => {
    const page = read("docs/settings.md");
    for (const setting of ["clouds", "defaultCloud", "images", "keyDelivery", "organizationKms", "waivers"])
      expect(page).toContain(`\n## \`${setting}\`\n`);
    const examples = await examplesIn(page, NAMES);
    expect(examples.length).toBeGreaterThan(10);
    for (const example of examples) {
      const policy = /^`([\w-]+)`/.exec(example.title)?.[1];
      const fired = firing(example).filter((one) => ENABLED.has(one));
      expect([example.title, fired]).toEqual([example.title, example.good ? [] : [policy]]);
    }
  });
});
