import { readFileSync } from "node:fs";
import { join } from "node:path";
import { messages } from "../../documents/messages";
import { isObject } from "../../values/read";
import { Folder, run, stateOf } from "./command";

const FIXTURES = join(__dirname, "fixtures");

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

test.each([
  ["table", ["analysis.jsonl"], "1 stack, no inventory: "],
  ["table", ["analysis.jsonl", "state.json"], "2 stacks, 3 Windows machines (1 stack without an inventory): "],
  ["markdown", ["analysis.jsonl"], "| 1 | not listed | "],
  ["markdown", ["analysis.jsonl", "state.json"], "| 2 | 3 | "],
  ["html", ["analysis.jsonl"], "<dt>Stacks without an inventory</dt><dd>1</dd>"],
  ["json", ["analysis.jsonl", "state.json"], '"withoutInventory":1,"machines":3'],
])("an analysis has no inventory, which %s says of %j", (format, files, text) => {
  const { out } = run(["check", ...files.map((file) => join(FIXTURES, file)), "--format", format]);
  expect(out).toContain(text);
  if (format !== "json") expect(out).toContain("check a preview or an export for the inventory");
});

test("an analysis has no inventory on standard error either", () => {
  const { err } = run(["check", join(FIXTURES, "analysis.jsonl"), "--verbose"]);
  expect(err.match(/no inventory/g)).toHaveLength(2);
  expect(err).not.toContain("0 Windows machines");
});

test("an analysis without violations isn't called one where every machine activates", () => {
  const lines = readFileSync(join(FIXTURES, "analysis.jsonl"), "utf8").split("\n");
  const input = lines
    .filter((line) => !line.includes("policyEvent"))
    .join("\n")
    .replace(`"failed"`, `"succeeded"`);
  const clean = folder.write("clean.json", stateOf([["new", "2019-Datacenter"]]));
  const { out } = run(["check", "-", clean, "--format", "markdown"], { input });
  expect(out).toContain("## ℹ️ No findings; 1 of 2 stacks without an inventory");
});

test("what two packs report alike counts once, at the stricter level", () => {
  const lines = readFileSync(join(FIXTURES, "analysis.jsonl"), "utf8").split("\n");
  const violation = lines.find((line) => line.includes("forgotten")) ?? "";
  const lenient = violation
    .replace('"policyPackName":"windows-activation"', '"policyPackName":"our-windows"')
    .replace('"enforcementLevel":"mandatory"', '"enforcementLevel":"advisory"');
  const elsewhere = lenient.replaceAll("forgotten", "forgotten-2");
  const count = (...more: readonly string[]): unknown => {
    const report: unknown = JSON.parse(
      run(["check", "-", "--format", "json"], { input: [...more, ...lines].join("\n") }).out,
    );
    return isObject(report) ? report["totals"] : undefined;
  };
  const alone = count();
  expect(alone).toMatchObject({ mandatory: 1, advisory: 0 });
  expect(count(lenient)).toEqual(alone);
  expect(count(violation.replace("windows-activation", "our-windows"))).toEqual(alone);
  expect(count(lenient, elsewhere)).toMatchObject({ mandatory: 1, advisory: 1 });
});

test("an analysis by other packs proves nothing, so it's refused", () => {
  const events = readFileSync(join(FIXTURES, "analysis.jsonl"), "utf8").split("\n");
  const summary = events.filter((line) => line.includes("summaryEvent")).join("\n");
  for (const packs of ['{"other":"0.1.0"}', "{}"]) {
    const input = summary.replace('{"windows-activation":"0.1.0"}', packs).replace('"failed"', '"succeeded"');
    const answer = run(["check", "-"], { input });
    expect(answer.code).toBe(2);
    expect(answer.err).toContain(messages.otherPack);
  }
});
