import { readFileSync } from "node:fs";
import { EarlierReport } from "../../reports/comparison";
import { BAD, CLEAR, STACK, finding } from "./a-report";
import { Folder, type MachineOf, run, stateOf } from "./command";

const waiver = { reason: "r", owner: "o", expires: "2027-01-01" };
const before = { ...CLEAR, findings: [finding("a"), finding("b"), finding("c"), finding("d", { waiver })] };

test("counts what is new, fixed and unchanged; a waived finding is neither", () => {
  const earlier = new EarlierReport({ stacks: [before, { ...STACK, title: "other" }], badInputs: [BAD] });
  const now = [
    finding("a", { message: "moved", position: undefined }),
    finding("b", { waiver }),
    finding("d"),
    finding("e"),
  ];
  const { findings } = earlier.mark({ ...before, findings: now });
  expect(findings.map(({ name, change }) => [name, change])).toEqual([
    ["a", "unchanged"],
    ["b", undefined],
    ["d", "new"],
    ["e", "new"],
  ]);
  const fixed = [{ stack: "shop/prod", policy: "mak-key-required", name: "c", path: "" }];
  expect(earlier.result()).toMatchObject({ new: 2, unchanged: 1, fixed, unchecked: STACK.findings.length - 1 });
});

describe("--compare", () => {
  const OLD: readonly MachineOf[] = [
    ["kept", "2012-Datacenter"],
    ["gone", "2012-Datacenter"],
  ];
  const NEW: readonly MachineOf[] = [
    ["kept", "2012-Datacenter"],
    ["came", "2003"],
  ];
  const SINCE = /Since \d{4}-\d\d-\d\d: 1 new, 1 fixed, 1 unchanged/;
  let folder: Folder;
  let earlier: string;
  let state: string;
  beforeEach(() => {
    folder = new Folder();
    earlier = folder.at("earlier.json");
    run(["check", folder.write("s.json", stateOf(OLD)), "--format", "json", "--output", earlier]);
    state = folder.write("s.json", stateOf(NEW));
  });
  afterEach(() => {
    folder.remove();
  });

  test.each(["table", "markdown", "html"])("%s says what changed", (format) => {
    const { out, code } = run(["check", state, "--compare", earlier, "--format", format]);
    expect([code, SINCE.test(out)]).toEqual([1, true]);
    expect(run(["check", state, "--format", format]).out).not.toMatch(/Since \d/);
  });

  test("so do sarif and json, whose report can be merged and compared again", () => {
    const { out } = run(["check", state, "--compare", earlier, "--format", "sarif"]);
    expect(out.match(/"baselineState":"\w+"/g)?.sort()).toEqual([
      '"baselineState":"new"',
      '"baselineState":"unchanged"',
    ]);
    const now = folder.at("now.json");
    run(["check", state, "--compare", earlier, "--format", "json", "--output", now]);
    expect(JSON.parse(readFileSync(now, "utf8"))).toMatchObject({
      comparison: { new: 1, unchanged: 1, fixed: [{ name: "gone" }], unchecked: 0 },
    });
    expect(run(["merge", now, "--compare", now]).out).toMatch(/: 0 new, 0 fixed, 2 unchanged\n/);
  });

  test.each([
    ["no report", () => state],
    ["a missing file", () => folder.at("none.json")],
    ["the output itself", () => earlier],
  ])("%s is bad usage", (_, compare) => {
    const output = ["--format", "json", "--output", earlier];
    expect(run(["check", state, "--compare", compare(), ...output]).code).toBe(2);
    expect(JSON.parse(readFileSync(earlier, "utf8"))).toHaveProperty("tool");
  });
});
