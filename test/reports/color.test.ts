import { readFileSync } from "node:fs";
import { wantsColor } from "../../reports/color";
import { Folder, run, stateOf } from "./command";

describe("auto", () => {
  test.each<[colored: boolean, isTerminal: boolean, variables: Readonly<Record<string, string>>]>([
    [true, true, {}],
    [true, true, { TERM: "xterm-256color" }],
    [true, true, { CI: "false" }],
    [false, true, { TERM: "dumb" }],
    [false, true, { CI: "true" }],
    [false, true, { NO_COLOR: "1" }],
    [true, true, { NO_COLOR: "" }],
    [false, true, { FORCE_COLOR: "0" }],
    [false, false, {}],
    [false, false, { CI: "true" }],
    [true, false, { FORCE_COLOR: "1" }],
    [true, false, { FORCE_COLOR: "true", CI: "true", TERM: "dumb" }],
    [false, false, { FORCE_COLOR: "1", NO_COLOR: "1" }],
  ])("%s with a terminal %s and %j", (colored, isTerminal, variables) => {
    expect(wantsColor("auto", { isTerminal, variables })).toBe(colored);
  });
});

test.each([true, false])("always and never don't look at the environment (terminal %s)", (isTerminal) => {
  expect(wantsColor("always", { isTerminal, variables: { NO_COLOR: "1", TERM: "dumb" } })).toBe(true);
  expect(wantsColor("never", { isTerminal, variables: { FORCE_COLOR: "1" } })).toBe(false);
});

describe("the command", () => {
  const ESCAPE = "\u001b";
  let folder: Folder;
  let state: string;
  beforeEach(() => {
    folder = new Folder();
    state = folder.write("state.json", stateOf([["old", "2012-Datacenter"]]));
  });
  afterEach(() => {
    folder.remove();
  });

  test.each([{ CI: "true" }, { TERM: "dumb" }, { CI: "true", TERM: "xterm" }, {}])(
    "writes no escape codes with %j",
    (env) => {
      const file = folder.at("out.txt");
      expect(run(["check", state], { env }).out).not.toContain(ESCAPE);
      run(["check", state, "--output", file], { env });
      expect(readFileSync(file, "utf8")).not.toContain(ESCAPE);
      expect(run(["explain", "policy", "mak-key-required"], { env }).out).not.toContain(ESCAPE);
    },
  );

  test("shows counts in green only if every file could be read", () => {
    const clean = folder.write("clean.json", stateOf([["new", "2019-Datacenter"]]));
    const broken = folder.write("broken.json", "{");
    const GREEN = `${ESCAPE}[32m`;
    expect(run(["check", clean, "--color", "always"]).out).toContain(GREEN);
    expect(run(["check", clean, broken, "--color", "always"]).out).not.toContain(GREEN);
  });

  test("colors standard output on request, and never a file", () => {
    const file = folder.at("out.txt");
    for (const [args, env] of [
      [["--color", "always"], {}],
      [[], { FORCE_COLOR: "1" }],
    ] as const) {
      expect(run(["check", state, ...args], { env }).out).toContain(ESCAPE);
      run(["check", state, "--output", file, ...args], { env });
      expect(readFileSync(file, "utf8")).not.toContain(ESCAPE);
      expect(run(["explain", "policy", "mak-key-required", ...args], { env }).out).toContain(ESCAPE);
    }
    expect(run(["check", state, "--color", "never"], { env: { FORCE_COLOR: "1" } }).out).not.toContain(ESCAPE);
    expect(run(["check", state, "--color", "sometimes"]).code).toBe(2);
  });
});
