import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { messages } from "../../reports/messages";
import { needing } from "../tools";
import { COMMAND, Folder, NO_SUCH_FILE, filesIn, run, stateOf } from "./command";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  for (const path of ["states/shop", "states/node_modules/x", "[odd]"]) mkdirSync(folder.at(path), { recursive: true });
  const files = [
    "states/a.json",
    "states/b.json",
    "states/shop/c.json",
    "states/node_modules/x/d.json",
    "[odd]/e.json",
  ];
  for (const [index, file] of files.entries())
    folder.write(file, stateOf([["old", "2012-Datacenter"]], "dev", `p${index}`));
  folder.write("states/notes.txt", "no JSON");
});
afterEach(() => {
  folder.remove();
});

test.each([
  ["a folder", ["states"], ["states/a.json", "states/b.json", "states/shop/c.json"]],
  ["a folder with a slash", ["states/"], ["states/a.json", "states/b.json", "states/shop/c.json"]],
  ["the working directory", ["."], ["[odd]/e.json", "states/a.json", "states/b.json", "states/shop/c.json"]],
  ["a pattern", ["states/*.json"], ["states/a.json", "states/b.json"]],
  ["a pattern over folders", ["states/**/*.json"], ["states/a.json", "states/b.json", "states/shop/c.json"]],
  ["choices", ["states/{b,shop/c}.json"], ["states/b.json", "states/shop/c.json"]],
  ["a file whose path looks like a pattern", ["[odd]/e.json"], ["[odd]/e.json"]],
  ["a folder whose name looks like a pattern", ["[odd]"], ["[odd]/e.json"]],
  [
    "a file and the folder that holds it",
    ["states/b.json", "states"],
    ["states/b.json", "states/a.json", "states/shop/c.json"],
  ],
])("%s", (_, args, files) => {
  const answer = run(["check", ...args, "--format", "json"], { cwd: folder.path });
  expect([answer.code, filesIn(answer)]).toEqual([1, files]);
});

test.each([
  ["none/*.json", NO_SUCH_FILE],
  ["none.json", NO_SUCH_FILE],
  ["empty", messages.emptyFolder],
])("%s, which matches nothing, is a bad input", (name, reason) => {
  mkdirSync(folder.at("empty"));
  const { code, err } = run(["check", name], { cwd: folder.path });
  expect(code).toBe(2);
  expect(err).toContain(`${name}: ${reason}`);
});

test("an unrecognized file in a folder is named, and the others are checked", () => {
  folder.write("states/package.json", { name: "x" });
  const answer = run(["check", "states", "--format", "json"], { cwd: folder.path });
  expect([answer.code, filesIn(answer)]).toHaveProperty("0", 2);
  expect(filesIn(answer)).toHaveLength(3);
  expect(answer.err).toContain("states/package.json");
});

test("a path that leads nowhere is named, and the others are checked", () => {
  symlinkSync("loop.json", folder.at("loop.json"));
  const answer = run(["check", "loop.json", "states/a.json", "--format", "json"], { cwd: folder.path });
  expect([answer.code, filesIn(answer)]).toEqual([2, ["states/a.json"]]);
  expect(answer.err).toContain("loop.json: can't be read: ");
});

test("links in a folder that lead upward, or to a folder in it, add no files", () => {
  symlinkSync("..", folder.at("states/up"));
  symlinkSync("shop", folder.at("states/again"));
  symlinkSync("loop", folder.at("states/loop"));
  symlinkSync(folder.at("[odd]"), folder.at("states/shop/linked"));
  const answer = run(["check", "states", "--format", "json"], { cwd: folder.path });
  const linked = ["states/a.json", "states/b.json", "states/shop/c.json", "states/shop/linked/e.json"];
  expect([answer.code, filesIn(answer)]).toEqual([1, linked]);
});

test("a link in a folder that leads nowhere is named, and the others are checked", () => {
  symlinkSync("none", folder.at("states/gone.json"));
  const answer = run(["check", "states", "--format", "json"], { cwd: folder.path });
  expect([answer.code, filesIn(answer)]).toHaveProperty("0", 2);
  expect(filesIn(answer)).toHaveLength(3);
  expect(answer.err).toContain(`states/gone.json: ${NO_SUCH_FILE}`);
});

// Root may open every folder.
needing(process.getuid?.() === 0 ? "user other than root" : undefined, "a folder that can't be opened is named", () => {
  chmodSync(folder.at("states/shop"), 0);
  const answer = run(["check", "states", "--format", "json"], { cwd: folder.path });
  chmodSync(folder.at("states/shop"), 0o755);
  expect([answer.code, filesIn(answer)]).toEqual([2, ["states/a.json", "states/b.json"]]);
  expect(answer.err).toContain("states/shop: can't be read: ");
});

test("baseline and merge also take folders", () => {
  const terms = ["--owner", "a", "--reason", "b", "--expires", "2099-12-31"];
  expect(run(["baseline", "states", ...terms], { cwd: folder.path }).err).toContain("3 waivers");
  mkdirSync(folder.at("reports"));
  run(["check", "states", "--format", "json", "--output", "reports/one.json"], { cwd: folder.path });
  expect(filesIn(run(["merge", "reports", "--format", "json"], { cwd: folder.path }))).toHaveLength(3);
});

test.each(["utf16le", "utf8"] as const)("a state in %s is read from a pipe, which gives it only once", (encoding) => {
  const state = JSON.stringify(stateOf([["old", "2012-Datacenter"]]));
  writeFileSync(folder.at("state.json"), Buffer.from(`\ufeff${state}`, encoding));
  const script = 'cat "$1" | "$2" "$3" check /dev/stdin --format json';
  const args = ["-c", script, "sh", folder.at("state.json"), process.execPath, COMMAND];
  const { status, stdout } = spawnSync("sh", args, { encoding: "utf8" });
  expect([status, filesIn({ out: stdout })]).toEqual([1, ["/dev/stdin"]]);
});

test.each(["utf16le", "utf8"] as const)("a report in %s with a byte order mark is merged", (encoding) => {
  const { out } = run(["check", "states", "--format", "json"], { cwd: folder.path });
  writeFileSync(folder.at("report.json"), Buffer.from(`\ufeff${out}`, encoding));
  expect(filesIn(run(["merge", "report.json", "--format", "json"], { cwd: folder.path }))).toHaveLength(3);
});
