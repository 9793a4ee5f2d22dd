import { spawnSync } from "node:child_process";
import { FORMAT_NAMES } from "../../reports/formats";
import { run } from "./command";

/** What a shell offers for the last, unfinished word of a line. */
function offered(...words: readonly string[]): readonly string[] {
  const { out } = run(["complete", "--", ...words]);
  return out.split("\n").flatMap((line) => (line === "" || line.startsWith(":") ? [] : [line.split("\t")[0] ?? ""]));
}

test.each([
  [["ch"], ["check"]],
  [["explain", "p"], ["policy"]],
  [
    ["settings", ""],
    ["check", "write", "schema", "help"],
  ],
  [["check", "--format", ""], FORMAT_NAMES],
  [["check", "--fail-on", "un"], ["undecided"]],
  [["collect", "--shell", "p"], ["powershell"]],
  [["check", "--verb"], ["--verbose"]],
] as const)("completes %j", (words, wanted) => {
  expect(offered(...words)).toEqual(wanted);
});

test.each([
  ["files", ["check", ""], ":0"],
  ["files", ["check", "rep"], ":0"],
  ["files", ["check", "--config", ""], ":0"],
  ["no file", ["explain", "p"], ":4"],
  ["no file", ["check", "--format", ""], ":4"],
] as const)("lets the shell offer %s after %j", (_, words, wanted) => {
  expect(
    run(["complete", "--", ...words])
      .out.trim()
      .split("\n")
      .at(-1),
  ).toBe(wanted);
});

test.each(["bash", "zsh", "fish", "powershell"])("has a script for %s", (shell) => {
  const { code, out } = run(["complete", shell]);
  expect(code).toBe(0);
  expect(out).toContain("windows-activation");
});

test("the script for bash is valid", () => {
  const { status, stderr } = spawnSync("bash", ["-n"], { input: run(["complete", "bash"]).out, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
});

test("an unknown shell is bad usage", () => {
  expect(run(["complete", "tcsh"]).code).toBe(2);
});
