import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter } from "node:path";
import { LIVE_CLOUDS, collectScript } from "../../reports/commands/collect-scripts";
import { isObject } from "../../values/read";
import { AGENT, extension, vm, vmId } from "../documents/live-files";
import { COMMAND, Folder, run } from "./command";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

function has(...command: readonly [string, ...string[]]): boolean {
  const [name, ...args] = command;
  return spawnSync(name, args).error === undefined;
}

/** The optional commands of a script, uncommented. */
function withOptional(script: string): string {
  const start = script.indexOf("# Optional");
  const lines = script.slice(start).split("\n").slice(1);
  return script.slice(0, start) + lines.map((line) => line.replace(/^# /, "")).join("\n");
}

const MACHINES = [vm("old", "2012-Datacenter"), vm("keyed", "2012-Datacenter"), vm("new", "2019-Datacenter")];

/** What `slmgr.vbs /dlv` writes, in the message of a run command. */
const MESSAGE =
  "Enable succeeded: \n[stdout]\nName: Windows(R), ServerDatacenter edition\nDescription: Windows(R) Operating System, VOLUME_MAK channel\nLicense Status: Licensed\n[stderr]\n";

/** Answers of the Azure CLI, by how its arguments begin. The CLI on Windows ends lines with a carriage return. */
const ANSWERS: readonly (readonly [args: string, answer: string])[] = [
  ["account show", JSON.stringify({ environmentName: "Contoso", id: "s1" })],
  ["vm list --query", MACHINES.map(({ name }) => `${vmId(String(name))}\r`).join("\n")],
  ["vm list", JSON.stringify(MACHINES)],
  ["vm get-instance-view", JSON.stringify({ id: "x", instanceView: { osName: null } })],
  [`vm extension list --ids ${vmId("keyed")}`, JSON.stringify([extension("keyed")])],
  ["vm extension list", JSON.stringify([extension("old", AGENT)])],
  [`vm run-command invoke --ids ${vmId("keyed")}`, JSON.stringify({ value: [{ message: MESSAGE }] })],
  [`vm run-command invoke --ids ${vmId("old")}`, JSON.stringify({ value: [{ message: "" }] })],
];

/** Writes the programs that a script runs, but for `jq`. */
function writePrograms(): Readonly<Record<string, string>> {
  mkdirSync(folder.at("bin"));
  ANSWERS.forEach(([, answer], place) => {
    writeFileSync(folder.at(`bin/${place}.out`), answer === "" ? "" : `${answer}\n`);
  });
  const cases = ANSWERS.map(([args], place) => `"${args}"*) cat "${folder.at(`bin/${place}.out`)}" ;;`);
  const programs = {
    az: `case "$*" in\n${cases.join("\n")}\n*list*) echo "[]" ;;\n*) exit 127 ;;\nesac`,
    npx: `[ "$1" = windows-activation ] || exit 127; shift; exec "${process.execPath}" "${COMMAND}" "$@"`,
  };
  for (const [name, script] of Object.entries(programs))
    writeFileSync(folder.at(`bin/${name}`), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { PATH: [folder.at("bin"), process.env["PATH"] ?? ""].join(delimiter) };
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const list = isObject(value) ? value[name] : undefined;
  return Array.isArray(list) ? list : [];
}

/** The findings of a JSON report, as `policy name`. */
function findingsIn(report: string): readonly string[] {
  const findings = listAt(JSON.parse(report), "stacks").flatMap((stack) => listAt(stack, "findings"));
  return findings
    .filter(isObject)
    .map(({ policy, name }) => `${String(policy)} ${String(name).replace(/\/\S+ and \d+ more$/, "")}`)
    .sort();
}

describe.each(LIVE_CLOUDS)("the commands for %s", (cloud) => {
  test.each([collectScript(cloud, "bash"), withOptional(collectScript(cloud, "bash"))])(
    "are valid in bash",
    (script) => {
      expect(spawnSync("bash", ["-n", "-c", script], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    },
  );

  test("are balanced in PowerShell", () => {
    const script = withOptional(collectScript(cloud, "powershell"));
    const bare = script.replace(/^#.*$/gm, "").replace(/'[^']*'|"[^"]*"/g, "");
    for (const [open, close] of ["{}", "()", "[]"].map((pair) => pair.split("")))
      expect(bare.split(open ?? "").length).toBe(bare.split(close ?? "").length);
    expect(bare).not.toMatch(/['"]/);
  });

  (has("pwsh", "-v") ? test : test.skip)("are valid in PowerShell", () => {
    const file = folder.at("collect.ps1");
    writeFileSync(file, withOptional(collectScript(cloud, "powershell")));
    const parse = `$faults = $null; [void][System.Management.Automation.Language.Parser]::ParseFile('${file}', [ref]$null, [ref]$faults); $faults; exit $faults.Count`;
    expect(spawnSync("pwsh", ["-NoProfile", "-Command", parse]).status).toBe(0);
  });

  (has("jq", "--version") ? test : test.skip).each([
    ["as printed", (script: string) => script, "", ["activation-undecided keyed", "mak-key-required old"]],
    [
      "with the optional ones, where one machine doesn't run and one gives no answer",
      withOptional,
      `no license status of ${vmId("new")}\n`,
      ["activation-undecided inventory", "mak-key-required old"],
    ],
  ])("lead to the right verdicts %s", (_, change, said, expected) => {
    const file = folder.write("collect.sh", change(collectScript(cloud, "bash")));
    const options = { cwd: folder.path, env: writePrograms(), encoding: "utf8" } as const;
    const { status, stderr } = spawnSync("bash", [file], options);
    // The last line is the summary.
    expect([status, stderr.replace(/^windows-activation: \d+ files read, .*\n$/m, "")]).toEqual([1, said]);
    const { out } = run(["check", "inventory", "--format", "json"], { cwd: folder.path });
    expect(findingsIn(out)).toEqual(expected);
  });
});

test("Azure Stack Hub's old name `hub` still works", () => {
  const { out, code } = run(["collect", "--cloud", "hub"]);
  expect([out, code]).toEqual([collectScript("azure-stack-hub", "bash"), 0]);
});

test("an unknown cloud is refused with the valid ones", () => {
  const { out, err, code } = run(["collect", "--cloud", "azure-local"]);
  expect([out, code]).toEqual(["", 2]);
  for (const cloud of LIVE_CLOUDS) expect(err).toContain(cloud);
});
