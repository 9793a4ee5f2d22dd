import { readFileSync } from "node:fs";
import { join } from "node:path";
import { messages } from "../../documents/messages";
import { isObject } from "../../values/read";
import { type Answer, Folder, NO_SUCH_FILE, run, stateOf } from "./command";

const FIXTURES = join(__dirname, "fixtures");
const OLD: readonly [string, string] = ["old", "2012-Datacenter"];
const NEW: readonly [string, string] = ["new", "2019-Datacenter"];

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

function reportOf({ out }: Answer): { stacks: Record<string, unknown>[]; badInputs: unknown[] } {
  const value: unknown = JSON.parse(out);
  const listed = (name: string): unknown[] => (isObject(value) && Array.isArray(value[name]) ? value[name] : []);
  return { stacks: listed("stacks").filter(isObject), badInputs: listed("badInputs") };
}

describe("what the engine wrote", () => {
  test.each([
    ["state.json", "state", 3],
    ["preview.json", "preview", 3],
    ["events.jsonl", "events", 3],
    ["analysis.jsonl", "analysis", 0],
  ])("%s is a %s", (file, kind, machines) => {
    const answer = run(["check", join(FIXTURES, file), "--format", "json", "--fail-on", "never"]);
    expect(answer.code).toBe(0);
    expect(reportOf(answer).stacks).toMatchObject([{ stack: "dev", title: "hub/dev", kind, machines }]);
  });

  test("a preview and a state put a finding on the line of the program", () => {
    for (const file of ["state.json", "preview.json"]) {
      const { out } = run([
        "check",
        join(FIXTURES, file),
        "--format",
        "github",
        "--project-folder",
        "hub=examples/hub",
      ]);
      expect(out).toMatch(
        /^::error file=examples\/hub\/index\.ts,line=\d+,col=\d+,title=mak-key-required%3A forgotten/m,
      );
    }
  });

  test("a hidden secret counts as undecided, never as no delivery", () => {
    const { out } = run(["check", join(FIXTURES, "preview.json"), "--format", "github"]);
    expect(out).toMatch(/^::notice [^\n]*activation-undecided%3A ledger/m);
  });

  test("if the pack ran while events were written, its findings count, because it saw the secrets", () => {
    const events = readFileSync(join(FIXTURES, "events.jsonl"), "utf8");
    const own = run(["check", "-", "--format", "github"], { input: events });
    expect(own.out).toContain("activation-undecided%3A ledger");
    const silent = events.replace('"PolicyPacks":{}', '"PolicyPacks":{"windows-activation":"0.1.0"}');
    expect(silent).not.toBe(events);
    expect(run(["check", "-", "--format", "github"], { input: silent })).toMatchObject({ code: 0, out: "" });
    const [said = ""] = readFileSync(join(FIXTURES, "analysis.jsonl"), "utf8").split("\n");
    const spoken = run(["check", "-", "--format", "github"], { input: `${said}\n${silent}` });
    expect(spoken.code).toBe(1);
    expect(spoken.out.match(/^::\w+ .*/gm)).toEqual([expect.stringContaining("title=mak-key-required%3A forgotten")]);
  });

  /** A template with one machine. */
  const templateOf = (machine: object) => ({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    resources: [{ type: "Microsoft.Compute/virtualMachines", apiVersion: "2023-03-01", name: "web", ...machine }],
  });

  test("a template is a stack named after its file", () => {
    const imageReference = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" };
    const machine = { location: "local", properties: { storageProfile: { imageReference } } };
    const template = folder.write("machine.json", templateOf(machine));
    const answer = run(["check", template, "--format", "json"]);
    expect(reportOf(answer).stacks).toMatchObject([{ title: template, kind: "template", machines: 1 }]);
    expect(answer.code).toBe(1);
  });

  test("what is found at a tag of a template's machine counts for that machine", () => {
    const properties = { osProfile: { windowsConfiguration: {} } };
    const machine = { location: "westeurope", tags: { key: "BCDFG-HJKMN-PQRTV-WXY23-4678B" }, properties };
    const answer = run(["check", folder.write("tagged.json", templateOf(machine)), "--format", "json"]);
    const findings = [
      { policy: "product-key-exposed", path: "resources[0].tags.key" },
      { policy: "activation-undecided", path: "resources[0]" },
    ];
    const inventory = [{ name: "web", level: "mandatory" }];
    expect(reportOf(answer).stacks).toMatchObject([{ findings, inventory }]);
  });
});

describe("inputs that could pass silently", () => {
  const urn = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;
  const VM = "azure-native:compute:VirtualMachine";
  const image = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" };

  test("a template alone is undecided until something names its cloud", () => {
    const file = folder.write("anywhere.json", {
      contentVersion: "1.0.0.0",
      resources: [
        {
          type: "Microsoft.Compute/virtualMachines",
          apiVersion: "2017-12-01",
          name: "web",
          location: "[resourceGroup().location]",
          properties: { storageProfile: { imageReference: image } },
        },
      ],
    });
    const doubt = { findings: [{ policy: "activation-undecided" }] };
    expect(reportOf(run(["check", file, "--format", "json"])).stacks).toMatchObject([doubt]);
    const template: unknown = JSON.parse(readFileSync(file, "utf8"));
    const hybrid = folder.write("hybrid.json", { ...Object(template), apiProfile: "2020-09-01-hybrid" });
    const stopped = { findings: [{ policy: "mak-key-required" }] };
    expect(reportOf(run(["check", hybrid, "--format", "json"])).stacks).toMatchObject([stopped]);
    const hub = folder.write("hub.json", { "activation-settings": { defaultCloud: "azure-stack-hub" } });
    const answer = run(["check", file, "--format", "json", "--config", hub]);
    expect(reportOf(answer).stacks).toMatchObject([stopped]);
  });

  const preview = (provider: string, more: Readonly<Record<string, unknown>> = {}) => ({
    config: { "azure-native:metadataHost": "management.hub1.azurestack.corp.example" },
    steps: [
      {
        op: "create",
        urn: urn(VM, "old"),
        provider: `${urn("pulumi:providers:azure-native", provider)}::04da6b54-80e4-46f7-96ec-b56ff0331ba9`,
        newState: { urn: urn(VM, "old"), type: VM, inputs: { storageProfile: { imageReference: image } } },
      },
    ],
    changeSummary: { create: 1 },
    ...more,
  });

  test.each([
    [
      "a default provider, which previews leave out, is what the stack's configuration says",
      "default",
      "mak-key-required",
    ],
    ["so is one of a version", "default_3_28_0", "mak-key-required"],
    ["the cloud of any other provider that isn't shown is undecided", "hub", "activation-undecided"],
  ])("%s", (_, provider, policy) => {
    const { out } = run(["check", folder.write("p.json", preview(provider)), "--format", "github"]);
    expect(out).toContain(`title=${policy}%3A old`);
  });

  test.each([
    [
      "leaves out what does not change",
      preview("default", { changeSummary: { create: 1, same: 3 } }),
      messages.halfPreview(3),
    ],
    ["failed", preview("default", { diagnostics: [{ severity: "error", message: "x" }] }), messages.failedPreview],
    ["is a stream without its end", '{"sequence":0,"timestamp":1,"preludeEvent":{"config":{}}}', messages.cutEvents],
    [
      "is a stream that is cut off",
      '{"sequence":0,"timestamp":1,"preludeEvent":{}}\n{"sequence":1,"ti',
      messages.notEvent(2),
    ],
  ])("a preview that %s is refused", (_, content, reason) => {
    const { code, err } = run(["check", folder.write("p.json", content)]);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });
});

describe("exit codes", () => {
  test.each([
    [[NEW], [], 0],
    [[OLD], [], 1],
    [[OLD], ["--fail-on", "never"], 0],
    [[["odd", "no-such-windows"]], [], 0],
    [[["odd", "no-such-windows"]], ["--fail-on", "advisory"], 0],
    [[["odd", "no-such-windows"]], ["--fail-on", "undecided"], 1],
  ] as const)("%j with %j: %i", (machines, options, code) => {
    expect(run(["check", folder.write("s.json", stateOf(machines)), ...options]).code).toBe(code);
  });

  test.each([
    ["a policy set to advisory", { "mak-key-required": "advisory" }, ["--fail-on", "mandatory"], 0],
    ["the same, with a stricter threshold", { all: "advisory" }, ["--fail-on", "advisory"], 1],
    ["all policies off", { all: "disabled" }, ["--fail-on", "undecided"], 0],
    ["a policy that does not exist", { "mak-key": "advisory" }, [], 2],
    ["a level that does not exist", { all: "fatal" }, [], 2],
    ["no object", [], [], 2],
  ])("a configuration with %s", (_, config, options, code) => {
    const file = folder.write("config.json", config);
    const answer = run(["check", folder.write("s.json", stateOf([OLD])), "--config", file, ...options]);
    expect(answer.code).toBe(code);
    if (code === 2) expect(answer.err).toContain(file);
  });

  test("a bad file is named with the reason, and the others are still checked", () => {
    const bad: readonly [file: string, content: string, reason: string][] = [
      ["empty.json", "", messages.empty],
      ["cut.json", '{"version":3,"deployment":{', messages.notJson(1, 28)],
      ["nothing.json", "[]", messages.nothingListed],
      ["list.json", "[1]", messages.unrecognized("an array")],
      ["other.json", '{"a":1}', messages.unrecognized("an object")],
      ["report.json", '{"tool":"windows-activation"}', messages.ownReport],
      ["shape.json", '{"deployment":{"resources":[{}]}}', messages.notResource("deployment.resources[0]")],
    ];
    const files = bad.map(([file, content]) => folder.write(file, content));
    const missing = folder.at("missing.json");
    const answer = run(["check", ...files, missing, "", folder.write("s.json", stateOf([OLD])), "--format", "json"]);
    expect(answer.code).toBe(2);
    expect(reportOf(answer).stacks).toHaveLength(1);
    expect(reportOf(answer).badInputs).toHaveLength(bad.length + 2);
    for (const [index, [, , reason]] of bad.entries()) {
      expect(answer.err).toContain(`${files[index] ?? ""}: ${reason}`);
    }
    expect(answer.err).toContain(`${missing}: ${NO_SUCH_FILE}`);
    expect(answer.err).toContain(`"": ${NO_SUCH_FILE}`);
  });

  test.each([
    ["an unknown option", ["check", "x", "--no-such-option"]],
    ["an unknown format", ["check", "x", "--format", "pdf"]],
    ["two formats on standard output", ["check", "x", "--format", "json", "--format", "csv"]],
    [
      "two formats in one file",
      ["check", "x", "--format", "json", "--format", "csv", "--output", "a", "--output", "a"],
    ],
    ["more files than formats", ["check", "x", "--output", "a", "--output", "b"]],
    ["a folder that is not there", ["check", "x", "--format", "json", "--output", "/no/such/folder/a"]],
    ["an unknown threshold", ["check", "x", "--fail-on", "warning"]],
    ["an unknown command", ["chekc", "x"]],
  ])("%s is bad usage", (_, args) => {
    expect(run(args).code).toBe(2);
  });
});

test("reads standard input, and takes several formats with their files", () => {
  const csv = folder.at("out.csv");
  const answer = run(["check", "-", "--format", "csv", "--output", csv, "--format", "github"], {
    input: JSON.stringify(stateOf([OLD, NEW])),
  });
  expect(answer.out).toMatch(/^::error /);
  expect(readFileSync(csv, "utf8").split("\r\n")).toHaveLength(4);
});

test("distinguishes stacks of the same name by project", () => {
  const files = ["shop", "bank"].map((project) => folder.write(`${project}.json`, stateOf([OLD], "dev", project)));
  const { stacks } = reportOf(run(["check", ...files, "--format", "json"]));
  expect(stacks.map(({ title }) => title)).toEqual(["shop/dev", "bank/dev"]);
});

test("uses bounded memory, whatever the number of stacks", () => {
  const machines = Array.from({ length: 60 }, (_, index): readonly [string, string] => [
    `vm-${index}`,
    "2012-Datacenter",
  ]);
  const state = JSON.stringify(stateOf(machines));
  const file = folder.write("s.json", state);
  const files = Array.from({ length: 150 }, () => file);
  const formats = ["json", "sarif", "junit", "markdown", "html", "csv"].flatMap((format) => [
    "--format",
    format,
    "--output",
    folder.at(format),
  ]);
  const answer = run(["check", ...files, ...formats], { node: ["--max-old-space-size=20"] });
  expect(answer.err).toMatch(/^windows-activation: 150 files read, 9000 Windows machines, .+\n$/);
  expect(answer.code).toBe(1);
  expect(readFileSync(folder.at("json"), "utf8").trimEnd().endsWith('"undecided":0,"waived":0}}')).toBe(true);
});

test("starts without Pulumi's SDK", () => {
  const script = `
    process.argv.splice(1, 0, ${JSON.stringify(join(__dirname, "../../bin/reports/command.js"))});
    process.on("exit", () => console.log(Object.keys(require.cache).filter((file) => file.includes("@pulumi")).length));
    require(process.argv[1]);`;
  const answer = run([], { node: ["-e", script, "--", "check", join(FIXTURES, "state.json"), "--format", "github"] });
  expect(answer.out.trimEnd().split("\n").at(-1)).toBe("0");
});
