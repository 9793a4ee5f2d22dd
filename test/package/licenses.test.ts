import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** Licenses that let anyone use, change and pass on what is installed with this package. */
const ALLOWED: readonly unknown[] = [
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "(BSD-3-Clause AND Apache-2.0)",
  "BlueOak-1.0.0",
  "Python-2.0",
  "CC0-1.0",
];

/** Packages whose license was read by a person, with what was found (2026-11-25). */
const READ: ReadonlyMap<string, string> = new Map([
  // Its LICENSE file is the text of the MIT license.
  ["@logdna/tail-file", "SEE LICENSE IN LICENSE"],
  // A list of names. It may be passed on with a note of its author, which its package carries.
  ["spdx-exceptions", "CC-BY-3.0"],
]);

/** Development dependencies that are bundled into the command, so that users get them too. */
const BUNDLED = ["node_modules/@bomb.sh/tab"];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

function json(file: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readFileSync(join(root, file), "utf8"));
  return isRecord(value) ? value : {};
}

/** Folders of everything that is installed with this package, by its lock file. */
function installedWithIt(): readonly string[] {
  const { packages } = json("package-lock.json");
  const used = Object.entries(isRecord(packages) ? packages : {}).flatMap(([folder, entry]) =>
    folder !== "" && isRecord(entry) && entry["dev"] !== true ? [folder] : [],
  );
  return [...used, ...BUNDLED];
}

test("everything that is installed with the package has a license that allows it", () => {
  // What is for another system only isn't there.
  const folders = installedWithIt().filter((folder) => existsSync(join(root, folder, "package.json")));
  expect(folders.length).toBeGreaterThan(100);
  const others = folders
    .map((folder) => json(join(folder, "package.json")))
    .filter(({ name, license }) => !ALLOWED.includes(license) && READ.get(String(name)) !== license)
    .map(({ name, license }) => `${String(name)}: ${JSON.stringify(license)}`);
  expect(others).toEqual([]);
});
