import { copyFileSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { type Machine, at, ciMachine, listAt, stepsAt, text, yaml } from "./ci-steps";
import { type Folder, NO_SUCH_FILE } from "./command";

let folder: Folder;
let step: Machine["step"];

beforeEach(() => {
  ({ folder, step } = ciMachine());
});
afterEach(() => {
  folder.remove();
});

const fleet = { WINDOWS_ACTIVATION_CONFIG: "policy-config.json" };

test("its workflow has a worker for each share", () => {
  const file = yaml("github-fleet.yml");
  const workers = listAt(file, "jobs", "share", "strategy", "matrix", "worker");
  expect(workers).toEqual(Array.from({ length: Number(at(file, "env", "WORKERS")) }, (_, index) => index));
});

test("its steps merge all shares into one report and name the stack that couldn't be exported", () => {
  const jobs = yaml("github-fleet.yml");
  const script = (job: string) =>
    text(stepsAt(jobs, "jobs", job, "steps").find(({ run }) => text(run).startsWith("./fleet.sh"))?.["run"]);
  const summary = { ...fleet, GITHUB_STEP_SUMMARY: folder.at("summary.md") };
  for (const worker of ["0", "1", "2", "3", "4"])
    expect(step(script("share"), "", { ...summary, WORKER: worker, WORKERS: "5" })).toMatchObject({ code: 0 });
  expect(readdirSync(folder.at("reports")).filter((name) => name.endsWith(".json"))).toEqual([
    "share-0.json",
    "share-1.json",
    "share-4.json",
  ]);
  const merged = step(script("merge"), "", summary);
  expect(merged.code).toBe(2);
  expect(merged.err).toContain(`acme/shop/gone.json: ${NO_SUCH_FILE}`);
  const report = readFileSync(folder.at("summary.md"), "utf8");
  for (const title of ["shop/dev", "bank/dev", "bank/prod"]) expect(report).toContain(`### ${title}`);
  expect(readFileSync(folder.at("reports/fleet.csv"), "utf8").trimEnd().split("\r\n")).toHaveLength(10);
  expect(existsSync(folder.at("reports/fleet.html"))).toBe(true);
});

test.each<[what: string, before: string, merge?: Readonly<Record<string, string>>]>([
  [
    "of a worker whose configuration is missing",
    'WINDOWS_ACTIVATION_CONFIG="no such.json" ./fleet.sh share 1 2 reports',
  ],
  ["that is missing", "rm reports/share-1.done"],
  ["that no worker left", "rm reports/*.done"],
  ["of another number of workers", "./fleet.sh share 1 3 reports"],
  ["of a worker too many", "cp reports/share-1.done reports/share-2.done"],
  ["of another run", "true", { GITHUB_RUN_ID: "4712" }],
])("its merge fails for a share %s", (_, before, more = {}) => {
  const shares = "./fleet.sh share 0 2 reports && ./fleet.sh share 1 2 reports";
  const run = { ...fleet, GITHUB_RUN_ID: "4711" };
  expect(step(shares, "", run)).toMatchObject({ code: 0 });
  step(before, "", run);
  const { code, err } = step("./fleet.sh merge reports", "", { ...run, ...more });
  expect([code, err]).toEqual([2, expect.stringMatching(/^fleet.sh: (?!.* 0 workers)/m)]);
});

test.each<[what: string, first: string, second: string, checked: readonly string[]]>([
  ["that gets a stack", "a/p/dev a/q/dev a/r/dev", "a/a/dev a/p/dev a/q/dev a/r/dev", ["p/dev", "q/dev", "r/dev"]],
  [
    "with names that look alike",
    "a/my_app/dev a/my/app_dev a/my/b",
    "a/my_app/dev a/my/app_dev a/my/b",
    ["my/app_dev", "my/b", "my_app/dev"],
  ],
])("misses no stack in a list %s between two workers", (_, first, second, checked) => {
  expect(step("./fleet.sh share 0 2 reports", "", { STACKS: first }).code).toBe(0);
  expect(step("./fleet.sh share 1 2 reports", "", { STACKS: second }).code).toBe(0);
  expect(step("./fleet.sh merge reports", "").code).toBe(1);
  const rows = readFileSync(folder.at("reports/fleet.csv"), "utf8").split("\r\n").slice(1, -1);
  const stacks = [...new Set(rows.map((row) => row.slice(0, row.indexOf(","))))];
  expect(stacks).toEqual(expect.arrayContaining([...checked]));
});

test("takes a configuration whose path has a space", () => {
  copyFileSync(folder.at("policy-config.json"), folder.at("policy config.json"));
  const spaced = { WINDOWS_ACTIVATION_CONFIG: "policy config.json" };
  expect(step("./fleet.sh share 0 1 reports", "", spaced)).toMatchObject({ code: 0 });
});

test("prints its usage", () => {
  const { code, err } = step("./fleet.sh", "");
  expect(code).toBe(2);
  expect(err).toContain("fleet.sh share INDEX COUNT FOLDER");
});
