import { spawnSync } from "node:child_process";
import { FORMAT_NAMES } from "../../reports/formats";
import { run } from "./command";

/** What a shell offers for a line of which the last word is being typed. */
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
