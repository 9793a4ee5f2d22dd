import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { windowsActivationPolicies } from "../../policies";
import { POLICIES } from "../../policies/all";

const root = join(__dirname, "..", "..");

const NAMES = POLICIES.map(({ name }) => name);

test("the pack holds them all, the settings first, with every field that the engine shows", () => {
  const policies = windowsActivationPolicies();
  expect(policies.map(({ name }) => name)).toEqual(NAMES);
  for (const { description, displayName, severity, tags, remediationSteps, url, enforcementLevel } of policies) {
    for (const field of [description, displayName, severity, remediationSteps, url, enforcementLevel])
      expect(field).toEqual(expect.stringMatching(/./));
    expect(tags).not.toEqual([]);
  }
});

test("a policy that supports a control of a framework names the one about licenses", () => {
  const frameworks = windowsActivationPolicies().flatMap(({ framework }) => framework ?? []);
  expect(frameworks.length).toBeGreaterThan(0);
  for (const { name, reference } of frameworks) expect([name, reference]).toEqual(["NIST SP 800-53", "CM-10"]);
});

test("only the tag and the license type change resources, and their pages say how", () => {
  expect(
    windowsActivationPolicies()
      .filter(({ remediateResource }) => remediateResource)
      .map(({ name }) => name),
  ).toEqual(["license-type-mismatch", "activation-path-tag"]);
  expect(POLICIES.filter(({ fixes }) => fixes !== undefined).map(({ name }) => name)).toEqual([
    "license-type-mismatch",
    "activation-path-tag",
  ]);
});

// The head of each page is written from the policy and checked in, so that no change of them goes unseen.
describe.each(POLICIES)("$name", ({ name, phase, level, severity, framework }) => {
  test("has a page that says its phase, level, severity and framework", () => {
    const page = readFileSync(join(root, "docs", "policies", `${name}.md`), "utf8");
    const control = framework ? [`framework: ${framework.name} ${framework.reference}`] : [];
    const head = page.split("---\n")[1]?.split("\n") ?? [];
    const told = head.filter((line) => /^(?:phase|level|severity|framework):/.test(line));
    expect(told).toEqual([`phase: ${phase}`, `level: ${level}`, `severity: ${severity}`, ...control]);
  });

  test("has its file, its test, its page and its row", () => {
    for (const path of [`policies/${name}.ts`, `test/policies/${name}.test.ts`, `docs/policies/${name}.md`])
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
    expect(readFileSync(join(root, "README.md"), "utf8")).toContain(`| [\`${name}\`](docs/policies/${name}.md)`);
  });
});
