import { existsSync, readFileSync } from "node:fs";
import { isObject } from "../../values/read";
import { type Answer, Folder, type MachineOf, NO_SUCH_FILE, run, stateOf } from "./command";

const TERMS = ["--owner", "platform@corp.example", "--reason", "migration of 2027", "--expires", "2099-12-31"];
/** Names that match more than themselves if read as globs. */
const NAMES = ["web[1]", "a*b", "x!y", "p(q)", "{a,b}", "@(c|d)", "back\\slash", "plain"];
const MACHINES = NAMES.map((name): MachineOf => [name, "2012-Datacenter"]);

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

function waiversIn(file: string): Record<string, unknown>[] {
  const value: unknown = JSON.parse(readFileSync(file, "utf8"));
  const settings = isObject(value) ? value["activation-settings"] : undefined;
  const waivers = isObject(settings) ? settings["waivers"] : undefined;
  return Array.isArray(waivers) ? waivers.filter(isObject) : [];
}

function baseline(
  files: readonly string[],
  ...more: readonly string[]
): { readonly answer: Answer; readonly file: string } {
  const file = folder.at("config.json");
  return { answer: run(["baseline", ...files, ...TERMS, "--output", file, ...more]), file };
}

test("waives exactly what fires today, so that the next check passes", () => {
  const state = folder.write("s.json", stateOf(MACHINES));
  const { answer, file } = baseline([state]);
  expect(answer.code).toBe(0);
  expect(waiversIn(file)).toHaveLength(NAMES.length);
  expect(run(["check", state, "--config", file, "--fail-on", "undecided"]).code).toBe(0);
  const grown = folder.write(
    "grown.json",
    stateOf([...MACHINES, ["web1", "2012-Datacenter"], ["aXb", "2012-Datacenter"]]),
  );
  const { out, code } = run(["check", grown, "--config", file, "--format", "github"]);
  expect(code).toBe(1);
  expect(out.match(/^::error [^:]*title=mak-key-required%3A (web1|aXb) /gm)).toHaveLength(2);
});

test("stacks of the same name in several projects share a baseline", () => {
  const files = ["shop", "bank"].map((project) => folder.write(`${project}.json`, stateOf(MACHINES, "dev", project)));
  const { file } = baseline(files);
  for (const state of files) expect(run(["check", state, "--config", file, "--fail-on", "undecided"]).code).toBe(0);
});

test("adds to a configuration and keeps its content", () => {
  const before = {
    all: "advisory",
    "moved-to-azure": "disabled",
    "activation-settings": {
      enforcementLevel: "mandatory",
      defaultCloud: "azure-stack-hub",
      waivers: [{ policy: "mak-key-required", resource: "plain", reason: "r", owner: "o", expires: "2099-01-01" }],
    },
  };
  const { file } = baseline(
    [folder.write("s.json", stateOf(MACHINES))],
    "--config",
    folder.write("before.json", before),
  );
  const after: unknown = JSON.parse(readFileSync(file, "utf8"));
  expect(after).toMatchObject({ ...before, "activation-settings": { defaultCloud: "azure-stack-hub" } });
  expect(waiversIn(file)).toHaveLength(NAMES.length);
});

test("a level given instead of settings is kept", () => {
  const config = folder.write("before.json", { "activation-settings": "advisory" });
  const { file } = baseline([folder.write("s.json", stateOf(MACHINES))], "--config", config);
  expect(readFileSync(file, "utf8")).toContain('"enforcementLevel": "advisory"');
});

test("undecided findings are waived only on request", () => {
  const state = folder.write("s.json", stateOf([...MACHINES, ["odd", "no-such-windows"]]));
  const { answer, file } = baseline([state]);
  expect(answer.err).toContain(", 1 undecided left out (");
  expect(waiversIn(file)).toHaveLength(NAMES.length);
  expect(run(["check", state, "--config", file, "--fail-on", "undecided"]).code).toBe(1);
  expect(waiversIn(baseline([state], "--include-undecided").file)).toHaveLength(NAMES.length + 1);
  expect(run(["check", state, "--config", file, "--fail-on", "undecided"]).code).toBe(0);
});

test("an unneeded waiver is advisory, and an expired one is mandatory", () => {
  const { file } = baseline([folder.write("s.json", stateOf(MACHINES))]);
  const mended = folder.write("mended.json", stateOf(NAMES.map((name): MachineOf => [name, "2022-datacenter-g2"])));
  const idle = run(["check", mended, "--config", file, "--format", "github"]);
  expect(idle.code).toBe(0);
  expect(idle.out.match(/^::warning [^\n]*title=waiver-unneeded/gm)).toHaveLength(NAMES.length);
  const old = folder.write("old.json", readFileSync(file, "utf8").replaceAll("2099-12-31", "2020-12-31"));
  const expired = run(["check", folder.at("s.json"), "--config", old, "--format", "github"]);
  expect(expired.out.match(/expired on 2020-12-31/g)).toHaveLength(NAMES.length);
});

test.each([
  ["no owner", ["--reason", "r", "--expires", "2099-01-01"]],
  ["no reason", ["--owner", "o", "--expires", "2099-01-01"]],
  ["an empty reason", ["--owner", "o", "--reason", " ", "--expires", "2099-01-01"]],
  ["no date", ["--owner", "o", "--reason", "r"]],
  ["a date that doesn't exist", ["--owner", "o", "--reason", "r", "--expires", "2099-02-30"]],
  ["a date that has passed", ["--owner", "o", "--reason", "r", "--expires", "2020-01-01"]],
])("%s is bad usage", (_, options) => {
  expect(run(["baseline", folder.write("s.json", stateOf(MACHINES)), ...options]).code).toBe(2);
});

test("invalid settings must be corrected first", () => {
  const config = folder.write("wrong.json", { "activation-settings": { defaultCloud: "aws" } });
  const { answer } = baseline([folder.write("s.json", stateOf(MACHINES))], "--config", config);
  expect(answer.code).toBe(2);
  expect(answer.err).toContain("`activation-settings.defaultCloud`");
});

test("an unreadable file is named, and no configuration is written", () => {
  const { answer, file } = baseline([folder.at("missing.json"), folder.write("s.json", stateOf(MACHINES))]);
  expect(answer.code).toBe(2);
  expect(answer.err).toContain(`missing.json: ${NO_SUCH_FILE}`);
  expect(existsSync(file)).toBe(false);
});

describe("templates, whose machines share one declaration", () => {
  const HUB = { "activation-settings": { defaultCloud: "azure-stack-hub" } };
  const template = (...machines: readonly string[]) => ({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    resources: machines.map((name) => ({
      type: "Microsoft.Compute/virtualMachines",
      apiVersion: "2023-03-01",
      name,
      properties: {
        storageProfile: {
          imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" },
        },
      },
    })),
  });

  test("a baseline of one waives neither another file's machine nor a new one", () => {
    const known = folder.write("known.json", template("old"));
    const { file } = baseline([known], "--config", folder.write("hub.json", HUB));
    const fired = (name: string, content: unknown) => {
      const { out } = run(["check", folder.write(name, content), "--config", file, "--format", "github"]);
      return (out.match(/title=\S+%3A \w+/g) ?? []).map((title) => title.replace(/^title=(\S+)%3A /, "$1 "));
    };
    expect(fired("known.json", template("old"))).toEqual([]);
    expect(fired("another.json", template("old"))).toEqual(["mak-key-required old"]);
    expect(fired("known.json", template("old", "new"))).toEqual(["mak-key-required new"]);
    expect(fired("known.json", template("new"))).toEqual([
      "mak-key-required new",
      expect.stringMatching("waiver-unneeded"),
    ]);
  });

  test("findings of several files have fingerprints of their own", () => {
    const files = ["a.json", "b.json", "c.json"].map((name) => folder.write(name, template("old", "older")));
    const config = folder.write("hub.json", HUB);
    for (const format of ["sarif", "gitlab"]) {
      const { out } = run(["check", ...files, "--config", config, "--format", format]);
      const found = out.match(/(?<="(?:windowsActivation\/v1|fingerprint)":")[^"]+/g) ?? [];
      expect([format, found.length, new Set(found).size]).toEqual([format, 6, 6]);
    }
  });
});
