import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { FORMAT_NAMES } from "../../reports/formats";
import { effectsIn, isolated } from "../isolation/permission";
import { Folder, run, stateOf } from "./command";

const BIN = join(__dirname, "..", "..", "bin");

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

/** Runs a script of Node in the same isolation. */
function script(code: string) {
  return spawnSync(process.execPath, [...isolated(), "--eval", code], { encoding: "utf8" });
}

test.each([
  ["starts a process", 'require("node:child_process").execFileSync("true")', "ERR_ACCESS_DENIED"],
  ["writes a file", 'require("node:fs").writeFileSync("/tmp/never-written", "")', "ERR_ACCESS_DENIED"],
  ["opens a socket", 'require("node:net").connect(9, "127.0.0.1")', "SOCKET connect"],
])("the isolation notices what %s", (_, code, sign) => {
  expect(script(code).stderr).toContain(sign);
});

test.each(FORMAT_NAMES)(
  "check opens no socket, starts no process and writes nothing but its output as %s",
  (format) => {
    const state = folder.write("state.json", stateOf([["old", "2012-Datacenter"]]));
    const args = ["check", state, "--format", format];
    const toStdout = run(args, { node: isolated() });
    expect([toStdout.code, effectsIn(toStdout.err)]).toEqual([1, []]);
    expect(toStdout.out).not.toBe("");
    const refused = run([...args, "--output", folder.at("report")], { node: isolated() });
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("can't write")]);
    expect(run([...args, "--output", folder.at("report")], { node: isolated([folder.path]) }).code).toBe(1);
  },
);

test("the judge opens no socket, starts no process and writes nothing", () => {
  const resources = [
    {
      type: "azure-native:compute:VirtualMachine",
      name: "old",
      properties: {
        storageProfile: {
          imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" },
        },
      },
    },
  ];
  const code = `
    const { judgeDeclarations } = require(${JSON.stringify(join(BIN, "policies/index.js"))});
    judgeDeclarations(${JSON.stringify(resources)}).then((judged) => console.log(JSON.stringify(judged)));`;
  const { status, stdout, stderr } = script(code);
  expect([status, effectsIn(stderr)]).toEqual([0, []]);
  expect(stdout).toContain("old");
});
