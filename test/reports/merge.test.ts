import { readFileSync, writeFileSync } from "node:fs";
import { isInLines, stacksIn } from "../../reports/files/report-lines";
import { FORMAT_NAMES } from "../../reports/formats";
import { messages } from "../../reports/messages";
import { Folder, NO_SUCH_FILE, inEachFormat, run, stateOf } from "./command";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

const STATES = ["a", "b", "c"].map(
  (stack) =>
    [
      stack,
      stateOf(
        [
          ["old", "2012-Datacenter"],
          ["new", "2022-datacenter-g2"],
        ],
        stack,
      ),
    ] as const,
);

/** A report without the times of its run. */
function comparable(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, "TIME");
}

describe("merged reports", () => {
  let merged: ReturnType<typeof inEachFormat>;
  let whole: ReturnType<typeof inEachFormat>;
  beforeAll(() => {
    const shared = new Folder();
    const files = STATES.map(([name, state]) => shared.write(`${name}.json`, state));
    const reports = files.map((file, index) => {
      const report = shared.at(`report-${index}.json`);
      run(["check", file, "--explain", "--format", "json", "--output", report]);
      return report;
    });
    merged = inEachFormat(shared, ["merge", ...reports]);
    whole = inEachFormat(shared, ["check", ...files, "--explain"]);
    shared.remove();
  });

  test("have findings", () => {
    expect(merged.answer.code).toBe(1);
  });

  test.each(FORMAT_NAMES)("equal one check of all files as %s", (format) => {
    const texts = [merged, whole].map((one) => comparable(one.texts.get(format) ?? ""));
    expect(texts[0]).not.toBe("");
    expect(texts[0]).toBe(texts[1]);
  });
});

test("the merged report names files that a worker couldn't read", () => {
  const report = folder.at("report.json");
  run(["check", folder.at("missing.json"), "--format", "json", "--output", report]);
  const merged = run(["merge", report]);
  expect(merged.code).toBe(2);
  expect(merged.err).toContain(`missing.json: ${NO_SUCH_FILE}`);
});

test.each([
  ["a state", stateOf([]), messages.notReport],
  ["an empty file", "", messages.emptyReport],
  ["a report that is cut off", '{"tool":', messages.notJson(1, 9)],
  ["a report of another version", { tool: "windows-activation", version: 3 }, messages.otherReport("")],
  [
    "a report of another shape",
    { tool: "windows-activation", toolVersion: "1", version: 1, time: "t", stacks: [{}], badInputs: [], totals: {} },
    messages.otherReport(""),
  ],
])("%s isn't accepted as a report", (_, content, reason) => {
  const answer = run(["merge", folder.write("x.json", content)]);
  expect(answer.code).toBe(2);
  expect(answer.err).toContain(reason);
});

test("a 0.1.0 report, which called addresses `urn`, is read like a current one", () => {
  const [file = ""] = STATES.map(([name, state]) => folder.write(`${name}.json`, state));
  const report = folder.at("report.json");
  run(["check", file, "--format", "json", "--output", report]);
  const old = folder.at("old.json");
  const text = readFileSync(report, "utf8");
  writeFileSync(old, text.replaceAll('"address":', '"urn":').replace('"version":2', '"version":1'));
  const merged = run(["merge", old, "--format", "html"]);
  expect(comparable(merged.out)).toBe(comparable(run(["merge", report, "--format", "html"]).out));
  expect(run(["check", file, "--compare", old]).out).toContain(": 0 new, 0 fixed, 1 unchanged");
});

test("a report given twice counts once", () => {
  const [file = ""] = STATES.map(([name, state]) => folder.write(`${name}.json`, state));
  const report = folder.at("report.json");
  run(["check", file, "--format", "json", "--output", report]);
  const once = run(["merge", report]);
  expect(run(["merge", report, report]).out).toBe(once.out);
});

test("merged reports keep the configuration of each run, once", () => {
  const [file = ""] = STATES.map(([name, state]) => folder.write(`${name}.json`, state));
  const settings = [{ all: "advisory" }, { all: "mandatory" }, { all: "advisory" }];
  const reports = settings.map((value, index) => {
    const report = folder.at(`report-${index}.json`);
    const config = folder.write(`config-${index % 2}.json`, value);
    run(["check", file, "--config", config, "--format", "json", "--output", report]);
    return report;
  });
  const { out } = run(["merge", ...reports, "--format", "json"]);
  expect(JSON.parse(out)).toHaveProperty("configurations.length", 2);
  expect(JSON.parse(out)).toHaveProperty("configurations.0.value", { all: "advisory" });
  expect(run(["merge", ...reports, "--format", "html"]).out).toContain("config-1.json");
});

describe("a report of three stacks", () => {
  let text: string;
  beforeEach(() => {
    const files = STATES.map(([name, state]) => folder.write(`${name}.json`, state));
    run(["check", ...files, "--format", "json", "--output", folder.at("report.json")]);
    text = readFileSync(folder.at("report.json"), "utf8");
  });

  function changed(content: string): string {
    const file = folder.at("changed.json");
    writeFileSync(file, content);
    return file;
  }

  function merged(file: string) {
    const { out, err, code } = run(["merge", file, "--format", "json"]);
    return { text: comparable(out), err, code };
  }

  test("is read one stack at a time, and in any other form as a whole", () => {
    const file = changed(text);
    expect(isInLines(file)).toBe(true);
    expect([...stacksIn(file)]).toMatchObject([{ stack: "a" }, { stack: "b" }, { stack: "c" }]);
    const inLines = merged(file);
    for (const form of [JSON.stringify(JSON.parse(text), undefined, 2), text.replaceAll("\n", "\r\n")]) {
      expect(isInLines(changed(form))).toBe(false);
      expect(merged(file).text).toBe(inLines.text);
    }
  });

  test.each([
    ["it ends early", (whole: string) => whole.slice(0, whole.indexOf('\n],"configurations"'))],
    ["its last stack is cut off", (whole: string) => whole.slice(0, whole.indexOf('\n],"configurations"') - 9)],
    ["its last stack isn't valid", (whole: string) => whole.replace(/"machines":2(?=[^\n]*\n\])/, '"machines":"two"')],
    ["its totals are missing", (whole: string) => whole.replace('"totals"', '"sums"')],
  ])("isn't read at all if %s", (_, change) => {
    const file = changed(change(text));
    expect(isInLines(file)).toBe(true);
    const { text: report, err, code } = merged(file);
    expect(JSON.parse(report)).toMatchObject({ stacks: [], badInputs: [{ file }] });
    expect(err).toContain("changed.json: ");
    expect(code).toBe(2);
  });
});
