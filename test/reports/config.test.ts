import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { messages as settingsMessages } from "../../policies/activation-settings";
import { POLICY_NAMES } from "../../policies/all";
import { problems } from "../../policies/settings";
import { SETTINGS_PROPERTIES } from "../../policies/settings-schema";
import { configSchema } from "../../reports/files/settings-file";
import { messages } from "../../reports/messages";
import { readPolicyConfig } from "../../reports/policy-config";
import { isObject } from "../../values/read";
import { Folder, run, stateOf } from "./command";

const HUB = { "activation-settings": { defaultCloud: "azure-stack-hub" } };
const YAML = `# levels and settings
$schema: https://unpkg.com/pulumi-windows-activation/bin/policy-config.schema.json
mak-key-required: advisory
activation-settings:
  defaultCloud: azure-stack-hub
  waivers:
    - { policy: mak-key-required, resource: "*legacy*", reason: lab, owner: me, expires: 2099-03-31 }
`;
const JSONC = `{
  // levels and settings
  "$schema": "./policy-config.schema.json",
  "mak-key-required": "advisory",
  "activation-settings": { "defaultCloud": "azure-stack-hub", },
}`;

let folder: Folder;
let state: string;
let deep: string;
beforeEach(() => {
  folder = new Folder();
  state = folder.write("state.json", stateOf([["old", "2012-Datacenter"]]));
  deep = folder.at("infra/shop");
  mkdirSync(deep, { recursive: true });
});
afterEach(() => {
  folder.remove();
});

describe("a configuration is found", () => {
  test.each([
    ["windows-activation.yaml", YAML],
    ["windows-activation.yml", YAML],
    ["windows-activation.json", JSONC],
    ["policy-config.json", JSONC],
    ["windows-activation.json", `\ufeff${JSONC}`],
  ])("as %s, upward to the root of the repository", (name, content) => {
    mkdirSync(folder.at(".git"));
    folder.write(name, content);
    expect(run(["check", state], { cwd: deep }).code).toBe(0);
    expect(run(["check", state, "--no-config"], { cwd: deep }).code).toBe(1);
  });

  test("in UTF-16, which Windows PowerShell writes", () => {
    writeFileSync(join(deep, "windows-activation.yaml"), Buffer.from(`\ufeff${YAML}`, "utf16le"));
    expect(run(["check", state], { cwd: deep }).code).toBe(0);
  });

  test("the nearest first, then by name; --config wins", () => {
    mkdirSync(folder.at(".git"));
    folder.write("windows-activation.yaml", "all: advisory\n");
    folder.write("infra/policy-config.json", { "mak-key-required": "mandatory" });
    expect(run(["check", state], { cwd: deep }).code).toBe(1);
    folder.write("infra/windows-activation.yaml", "all: advisory\n");
    expect(run(["check", state], { cwd: deep }).code).toBe(0);
    const named = folder.write("named.json", { all: "mandatory" });
    expect(run(["check", state, "--config", named], { cwd: deep }).code).toBe(1);
  });

  test("but not above the repository, not upward outside one, and not for another pack", () => {
    folder.write("windows-activation.yaml", "all: advisory\n");
    expect(run(["check", state], { cwd: deep }).code).toBe(1);
    mkdirSync(folder.at("infra/.git"));
    expect(run(["check", state], { cwd: deep }).code).toBe(1);
    folder.write("infra/policy-config.json", { "s3-bucket-logging": "advisory" });
    expect(run(["check", state], { cwd: deep }).code).toBe(1);
  });

  test("and is not overwritten by a report", () => {
    const file = folder.write("windows-activation.yaml", YAML);
    expect(run(["check", state, "--output", file], { cwd: folder.path }).code).toBe(2);
    expect(readFileSync(file, "utf8")).toBe(YAML);
  });
});

test.each([
  ["windows-activation.yaml", "all: [advisory\n", `windows-activation.yaml: ${messages.notYaml(2, 1)}`],
  ["windows-activation.json", "{ all: 1 }", `windows-activation.json: ${messages.notJson(1, 3)}`],
  ["windows-activation.yaml", "a: &a [*a, *a]\nall: *b\n", "windows-activation.yaml: "],
])("%s with %j is bad usage, and its place is named", (name, content, reason) => {
  folder.write(name, content);
  const { code, err } = run(["check", state], { cwd: folder.path });
  expect(code).toBe(2);
  expect(err).toContain(reason);
});

test("a folder isn't a configuration, even with JSON files in it", () => {
  folder.write("infra/a.json", {});
  const { code, err } = run(["check", state, "--config", "infra"], { cwd: folder.path });
  expect([code, err]).toEqual([2, `error: infra: ${messages.folder}\n`]);
});

describe("settings check", () => {
  const check = (content: unknown, args: readonly string[] = []) => {
    folder.write("windows-activation.json", content);
    return run(["settings", "check", ...args], { cwd: folder.path });
  };
  const waiver = { policy: "mak-key-required", resource: "*", reason: "r", owner: "o", expires: "2099-01-01" };
  const past = { ...waiver, expires: "2020-01-01" };
  const { wrong, expired } = settingsMessages;

  const sooner = { ...waiver, resource: `BCDFG-HJKMN-PQRTV-WXY23-46789\n*`, expires: "2098-12-31" };
  test.each([
    ["without waivers", [], "waivers: 0"],
    ["with a waiver", [waiver], "waivers: 1; the next expires on 2099-01-01: mak-key-required for `*` (o)"],
    [
      "with several, one of which has a key",
      [waiver, sooner],
      "waivers: 2; the next expires on 2098-12-31: mak-key-required for `•••••-•••••-•••••-•••••-••••• *` (o)",
    ],
  ])("accepts a valid file %s, and names what expires next", (_, waivers, text) => {
    expect(check({ "activation-settings": { waivers } })).toMatchObject({
      code: 0,
      out: `windows-activation.json: valid; ${text}\n`,
    });
  });

  test.each([
    [
      "an unknown setting",
      { "activation-settings": { cloud: 1 } },
      wrong({ path: "", problem: problems.unknownKey("cloud", Object.keys(SETTINGS_PROPERTIES)) }),
      1,
    ],
    ["an expired waiver", { "activation-settings": { waivers: [past] } }, expired(past), 1],
    ["an unknown policy", { "mak-key": "advisory" }, messages.unknownPolicy("mak-key", POLICY_NAMES), 2],
    ["ESC environments", { environments: ["acme/windows"], all: "advisory" }, messages.environments, 2],
    ["an unknown level", { all: "fatal" }, messages.unknownLevel("all"), 2],
  ])("names %s", (_, content, text, code) => {
    const answer = check(content);
    expect(answer.code).toBe(code);
    expect(answer.out + answer.err).toContain(text);
  });

  /** Ten times what the line before it holds. */
  const repeats = (name: string, index: number): string =>
    `${name}: &${name} [${Array<string>(10)
      .fill(index === 0 ? "x" : `*${"abc".charAt(index - 1)}`)
      .join(", ")}]`;
  const QUOTE = "put quotes around a text that begins with a special character";
  const BRACKETS = "check the indentation, and that every bracket is closed";
  test.each([
    ["a tab", "activation-settings:\n\tdefaultCloud: azure\n", 2, 1, "indent with spaces instead of tabs"],
    ["a key twice", "all: advisory\nall: mandatory\n", 2, 1, "the same key appears twice"],
    ["two documents", "all: advisory\n---\nall: mandatory\n", 2, 1, "only one document is allowed"],
    ["an open bracket", "all: [advisory\n", 2, 1, BRACKETS],
    ["an open quote", 'all: "advisory\n', 2, 1, "a quote, bracket or colon is missing"],
    ["a key without a space", "all:advisory\n x: y\n", 1, 1, "a colon and a space must follow a key"],
    ["a pattern that begins with *", "a: *legacy*\n", 1, 4, QUOTE],
    ["a pattern in a list that begins with *", "a: [x, { b: */images/gold }]\n", 1, 13, QUOTE],
    ["a pattern that begins with !", "a:\n  b: !web*\n", 2, 6, QUOTE],
    ["a pattern that begins with {", "a: {x,y}-*\n", 1, 9, QUOTE],
    ["aliases of aliases", `${["a", "b", "c"].map(repeats).join("\n")}\n`, 1, 1, "its aliases repeat too much"],
    ["an owner that begins with @", "a: @team\n", 1, 4, QUOTE],
  ])("names what is wrong with YAML: %s", (_, text, line, column, why) => {
    folder.write("own.yaml", text);
    const { code, err } = run(["settings", "check", "own.yaml"], { cwd: folder.path });
    expect([code, err]).toEqual([2, `error: own.yaml: ${messages.notYaml(line, column, why)}\n`]);
  });

  test("an alias in YAML stands for what its anchor marks", () => {
    folder.write("own.yaml", "mak-key-required: &level advisory\nall: *level\n");
    expect(run(["settings", "check", "own.yaml"], { cwd: folder.path }).code).toBe(0);
  });

  test("says so if there is none", () => {
    const { code, err } = run(["settings", "check"], { cwd: folder.path });
    expect([code, err]).toEqual([2, `error: ${messages.noConfig("windows-activation.yaml")}\n`]);
  });
});

test.each([
  ["an unknown setting", { waiver: [] }, "`activation-settings` has the unknown key `waiver`; did you mean `waivers`?"],
  [
    "a wrong value",
    { organizationKms: [7] },
    "`activation-settings.organizationKms[0]` is a number; expected a string in quotes",
  ],
])("settings write and baseline refuse %s, by its whole path", (_, settings, problem) => {
  const config = folder.write("windows-activation.json", { "activation-settings": settings });
  const written = run(["settings", "write", config]);
  expect([written.code, written.err]).toEqual([2, `error: ${config}: ${problem}\n`]);
  const who = ["--owner", "o", "--reason", "r", "--expires", "2099-01-01", "--config", config];
  expect(run(["baseline", state, ...who]).err).toBe(`error: ${messages.fixConfig(problem)}\n`);
});

test("settings write writes what the engine accepts: JSON without $schema", () => {
  folder.write("windows-activation.yaml", YAML);
  const output = folder.at("policy-config.json");
  expect(run(["settings", "write", "--output", output], { cwd: folder.path }).code).toBe(0);
  const value: unknown = JSON.parse(readFileSync(output, "utf8"));
  expect(Object.keys(isObject(value) ? value : {})).toEqual(["mak-key-required", "activation-settings"]);
  expect(run(["check", state, "--config", output]).code).toBe(0);
});

describe("what the engine would silently ignore is refused", () => {
  const { unknownKey, disabledSettings } = messages;
  test.each<[what: string, content: object, problem: string]>([
    [
      "a misspelled level",
      { "activation-undecided": { enforcement: "mandatory" } },
      unknownKey("activation-undecided", "enforcement"),
    ],
    [
      "settings of another policy",
      { "mak-key-required": { enforcementLevel: "advisory", waivers: [] } },
      unknownKey("mak-key-required", "waivers"),
    ],
    ["settings of all policies", { all: { defaultCloud: "azure" } }, unknownKey("all", "defaultCloud")],
    [
      "settings of a disabled policy",
      { "activation-settings": { enforcementLevel: "disabled", defaultCloud: "azure" } },
      disabledSettings,
    ],
    ["settings that `all` disables", { all: "disabled", "mak-key-required": "mandatory", ...HUB }, disabledSettings],
  ])("%s", async (_, content, problem) => {
    await expect(readPolicyConfig(content)).rejects.toThrow(problem);
  });

  test.each<[what: string, content: object]>([
    ["all policies but one", { all: "disabled", "mak-key-required": { enforcementLevel: "mandatory" } }],
    ["all policies, without settings", { all: "disabled", "activation-settings": {} }],
    ["all policies but the settings", { all: "disabled", "activation-settings": { enforcementLevel: "advisory" } }],
    ["the policy of the settings, without any", { "activation-settings": "disabled" }],
  ])("but a file may disable %s", async (_, content) => {
    expect((await readPolicyConfig(content)).problems).toEqual([]);
  });
});

describe("the schema for editors", () => {
  test("is the published one", () => {
    const published: unknown = JSON.parse(readFileSync(join(__dirname, "../../bin/policy-config.schema.json"), "utf8"));
    expect(published).toEqual(configSchema());
    expect(JSON.parse(run(["settings", "schema"]).out)).toEqual(configSchema());
  });

  const validate = new Ajv({ strict: false }).compile(configSchema());
  test.each([
    [true, HUB],
    [true, { $schema: "x", all: "advisory", "mak-key-required": { enforcementLevel: "disabled" } }],
    [false, { all: "fatal" }],
    [false, { "mak-key": "advisory" }],
    [false, { "activation-settings": { defaultCloud: "aws" } }],
  ])("%s: %j", (valid, value) => {
    expect(validate(value)).toBe(valid);
  });
});

test("reports name the configuration that they used", () => {
  folder.write("windows-activation.yaml", YAML);
  const out = (format: string) => run(["check", state, "--format", format], { cwd: folder.path }).out;
  expect(JSON.parse(out("json"))).toMatchObject({
    configurations: [{ file: "windows-activation.yaml" }],
  });
  expect(out("html")).toContain("<dd>windows-activation.yaml</dd>");
  expect(run(["check", state, "--format", "html"], { cwd: folder.path, input: "" }).out).not.toContain("$schema");
});
