import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "@swc/core";
import * as activation from "../../activation/public";
import * as pack from "../../policies";

const root = join(__dirname, "..", "..");
const page = readFileSync(join(root, "docs/api.md"), "utf8");

/** What an entry point exports besides types, as the page's table of it lists. */
function listed(entry: string): string[] {
  const section = page.split(/^## /m).find((one) => one.startsWith(`\`${entry}\``)) ?? "";
  const cells = [...section.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = ""]) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name));
}

test.each<readonly [string, object]>([
  ["pulumi-windows-activation", pack],
  ["pulumi-windows-activation/activation", activation],
])("the page lists what %s exports", (entry, exported) => {
  expect(listed(entry).sort()).toEqual(Object.keys(exported).sort());
});

const EXAMPLES = [...page.matchAll(/^### (.+)\n\n```ts\n([^]*?)```\n\n```text\n([^]*?)```/gm)].map(
  ([, title = "", code = "", output = ""]) => ({ title, code, output }),
);

test("every example on the page is found", () => {
  expect(EXAMPLES).toHaveLength(3);
});

test.each(EXAMPLES)("$title", ({ code, output }) => {
  const { code: script } = transformSync(
    `(async () => {${code.replace(/^import (.+) from (.+);$/gm, "const $1 = require($2);")}})();`,
    {
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
      isModule: false,
    },
  );
  // The package finds itself by its name from its own folder, as it is built.
  const printed = execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" });
  expect(printed.replace(/ +$/gm, "")).toBe(output.replace(/ +$/gm, ""));
});
