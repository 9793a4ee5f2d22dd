import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, linkSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { messages } from "../../reports/messages";
import { COMMAND, Folder, run, stateOf } from "./command";

const OLD: readonly [string, string] = ["old", "2012-Datacenter"];
const TERMS = ["--owner", "a@corp.example", "--reason", "b", "--expires", "2099-12-31"];
const BEFORE = "the last report";

let folder: Folder;
let state: string;
beforeEach(() => {
  folder = new Folder();
  state = folder.write("state.json", stateOf([OLD]));
});
afterEach(() => {
  folder.remove();
});

/** Runs the command with its standard output going to a file. */
function runInto(file: string, args: readonly string[]) {
  const script = 'out=$1; shift; exec "$@" >"$out"';
  const answer = spawnSync("sh", ["-c", script, "sh", file, process.execPath, COMMAND, ...args], { encoding: "utf8" });
  return { code: answer.status, err: answer.stderr };
}

describe("an output that is also an input is refused, and the input is kept", () => {
  test.each([
    ["by its own name", (): string => state],
    ["by a link", () => link("symbolic.json", symlinkSync)],
    ["by another name of the same file", () => link("hard.json", linkSync)],
    [
      "by a path with detours",
      () =>
        `${folder.path}/./${folder.path
          .split("/")
          .map(() => "..")
          .join("/")}${state}`,
    ],
  ])("%s", (_, output) => {
    const before = readFileSync(state, "utf8");
    for (const args of [
      ["check", state, "--format", "json"],
      ["baseline", state, ...TERMS],
    ]) {
      const { code, err } = run([...args, "--output", output()]);
      expect([code, err.trimEnd().split("\n").length]).toEqual([2, 1]);
      expect(err).toContain(messages.isInput(""));
      expect(readFileSync(state, "utf8")).toBe(before);
    }
  });

  const link = (name: string, make: (from: string, to: string) => void): string => {
    if (!existsSync(folder.at(name))) make(state, folder.at(name));
    return folder.at(name);
  };

  test("the configuration is an input of check; baseline may add to its own", () => {
    const config = folder.write("config.json", { all: "advisory" });
    expect(run(["check", state, "--config", config, "--output", config]).code).toBe(2);
    expect(run(["baseline", state, ...TERMS, "--config", config, "--output", config]).code).toBe(0);
    expect(readFileSync(config, "utf8")).toContain('"all": "advisory"');
  });
});

test("two formats for the same file are refused, however its path is spelled", () => {
  const file = folder.write("out.json", BEFORE);
  const formats = ["--format", "json", "--format", "csv"];
  for (const second of [file, `${folder.path}/./out.json`]) {
    const { code, err } = run(["check", state, ...formats, "--output", file, "--output", second]);
    expect(code).toBe(2);
    expect(err).toBe(`error: ${messages.sharedOutput(second)}\n`);
  }
  expect(readFileSync(file, "utf8")).toBe(BEFORE);
  expect(runInto(file, ["check", state, ...formats, "--output", file]).code).toBe(2);
  const devices = ["--output", "/dev/null", "--output", "/dev/null"];
  expect(run(["check", state, ...formats, ...devices]).code).toBe(1);
});

describe("a write error is one line and exit code 2", () => {
  test.each([
    ["a report", ["check", "STATE"]],
    ["a baseline", ["baseline", "STATE", ...TERMS]],
    ["an explanation", ["explain", "policy", "mak-key-required"]],
    ["help", ["--help"]],
    ["the version", ["--version"]],
  ])("%s on a full disk", (_, args) => {
    const { code, err } = runInto(
      "/dev/full",
      args.map((arg) => (arg === "STATE" ? state : arg)),
    );
    expect(code).toBe(2);
    expect(err).toBe(`error: ${messages.cannotWrite("standard output", "no space left on device (ENOSPC)")}\n`);
  });

  test.each([
    ["a device that is full", "/dev/full"],
    ["a folder", "."],
    ["a folder that isn't there", "/no/such/folder/file"],
  ])("to %s", (_, output) => {
    for (const args of [
      ["check", state],
      ["baseline", state, ...TERMS],
    ]) {
      const { code, err } = run([...args, "--output", output]);
      expect(code).toBe(2);
      const [reason = ""] = /[^:]+ \(E[A-Z]+\)/.exec(err) ?? [];
      expect(err).toBe(`error: ${messages.cannotWrite(output, reason.trim())}\n`);
    }
  });

  test("a reader that closes the pipe isn't an error", () => {
    const script = '"$@" | true; exit 0';
    const answer = spawnSync("bash", ["-c", script, "bash", process.execPath, COMMAND, "check", state, "--quiet"], {
      encoding: "utf8",
    });
    expect(answer.stderr).toBe("");
  });
});

test.each([
  ["standard output in a pipe", '"$@" --output /dev/stdout | cat'],
  ["standard output in a file", '"$@" --output /dev/stdout >"$REPORT"; cat "$REPORT"'],
  ["a process", '"$@" --output >(cat)'],
])("a report can go to %s by its path", (_, script) => {
  const command = [process.execPath, COMMAND, "check", state, "--quiet", "--format", "csv"];
  const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", script, "bash", ...command], {
    env: { PATH: process.env["PATH"], REPORT: folder.at("report.csv") },
    encoding: "utf8",
  });
  expect([stderr, stdout.split("\r\n").slice(1)]).toEqual(["", [expect.stringContaining("mak-key-required"), ""]]);
});

test("a finished report replaces the last one, keeps its mode and leaves no other file", () => {
  const file = folder.write("report.json", BEFORE);
  chmodSync(file, 0o644);
  const full = ["--format", "csv", "--output", "/dev/full"];
  expect(run(["check", state, "--format", "json", "--output", file, ...full]).code).toBe(2);
  expect(readFileSync(file, "utf8")).toBe(BEFORE);
  expect(run(["check", state, "--format", "json", "--output", file]).code).toBe(1);
  expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("tool", "windows-activation");
  expect(readdirSync(folder.path).sort()).toEqual(["report.json", "state.json"]);
});

test("a report written through a symbolic link replaces the link's target", () => {
  const file = folder.write("report.json", BEFORE);
  symlinkSync(file, folder.at("latest.json"));
  run(["check", state, "--format", "json", "--output", folder.at("latest.json")]);
  expect(readFileSync(file, "utf8")).toContain("mak-key-required");
});

test("a baseline with an input that can't be read writes nothing", () => {
  const file = folder.write("config.json", BEFORE);
  const { code, err } = run(["baseline", state, folder.write("bad.json", "{"), ...TERMS, "--output", file]);
  expect(code).toBe(2);
  expect(err).toContain("bad.json");
  expect(readFileSync(file, "utf8")).toBe(BEFORE);
  expect(run(["baseline", state, folder.at("missing.json"), ...TERMS])).toMatchObject({ code: 2, out: "" });
});
