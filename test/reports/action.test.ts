import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { at, listAt, runStep, stepsAt, text, yamlOf } from "./ci-steps";
import { Folder } from "./command";

const root = join(__dirname, "../..");
const action = yamlOf(join(root, "action.yml"));
const steps = stepsAt(action, "runs", "steps");
const ARM = join(root, "examples/arm");

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  mkdirSync(folder.at("temp"));
  mkdirSync(folder.at("bin"));
  // This checkout is built, so only where the action would build is recorded.
  writeFileSync(folder.at("bin/npm"), '#!/bin/sh\necho "$PWD: npm $*" >>"$RUNNER_TEMP/npm"\n', { mode: 0o755 });
  for (const name of ["template.json", "policy-config.json"]) copyFileSync(join(ARM, name), folder.at(name));
});
afterEach(() => {
  folder.remove();
});

/** Runs the shell steps with inputs, as GitHub's runner does, and returns the last one's answer with the outputs. */
function runAction(inputs: Readonly<Record<string, string>>) {
  const values = (name: string): string => inputs[name] ?? text(at(action, "inputs", name, "default"));
  const filled = (value: unknown): string =>
    text(value).replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, name: string) => values(name));
  const output = folder.at("temp/output");
  const base = {
    PATH: [folder.at("bin"), process.env["PATH"] ?? ""].join(delimiter),
    GITHUB_ACTION_PATH: root,
    RUNNER_TEMP: folder.at("temp"),
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: folder.at("summary.md"),
  };
  const answers = steps.map((step) => {
    const env = Object.fromEntries(Object.entries(at(step, "env") ?? {}).map(([name, value]) => [name, filled(value)]));
    return runStep(step["run"], join(folder.path, filled(step["working-directory"])), { ...base, ...env });
  });
  const lines = readFileSync(output, "utf8").trim().split("\n");
  return {
    code: null,
    out: "",
    ...answers.at(-1),
    outputs: new Map(lines.map((line) => [line.split("=")[0], line.slice(line.indexOf("=") + 1)])),
  };
}

test("it pins what it uses, and no input reaches a script but through its environment", () => {
  const uses = steps.flatMap(({ uses }) => (uses === undefined ? [] : [text(uses)]));
  expect(uses).toEqual([expect.stringMatching(/^actions\/setup-node@[0-9a-f]{40}$/)]);
  expect(steps.filter(({ run }) => text(run).includes("${{"))).toEqual([]);
});

test("it builds its own checkout, writes annotations, the summary and reports, and fails", () => {
  const { code, out, outputs } = runAction({ files: "template.json\n" });
  expect(code).toBe(1);
  expect(readFileSync(folder.at("temp/npm"), "utf8")).toBe(`${root}: npm ci --no-audit --no-fund --loglevel=error\n`);
  expect(out).toMatch(/^::error file=template\.json/);
  expect(readFileSync(folder.at("summary.md"), "utf8")).toContain("mak-key-required");
  expect([...outputs.keys()]).toEqual(Object.keys(at(action, "outputs") ?? {}));
  const [sarif = "", html = "", json = ""] = [...outputs.values()].map((file) => readFileSync(file, "utf8"));
  expect(sarif).toContain('"uri":"template.json"');
  expect(html).toContain("<!doctype html>");
  expect(JSON.parse(json)).toHaveProperty("stacks.0.file", "template.json");
});

test.each<[what: string, inputs: Readonly<Record<string, string>>, code: number]>([
  ["a level that nothing reaches", { files: "template.json", "fail-on": "never" }, 0],
  ["a configuration", { files: "template.json", config: "waived config.json" }, 0],
  ["several files and patterns", { files: "template.json\n\nother*/*.json\n", "fail-on": "never" }, 0],
  [
    "folders of projects and a source folder",
    { files: "template.json", "project-folder": "a\nb=c", "source-folder": "infra" },
    1,
  ],
  [
    "another working directory",
    { files: "../template.json", config: "../policy-config.json", "working-directory": "other files" },
    1,
  ],
  ["a file that is missing", { files: "missing.json" }, 2],
  ["no file", { files: "" }, 2],
  ["an unknown level", { files: "template.json", "fail-on": "high" }, 2],
])("it takes %s", (_, inputs, code) => {
  for (const name of ["other files", "infra"]) mkdirSync(folder.at(name));
  copyFileSync(join(ARM, "template.json"), folder.at("other files/template.json"));
  folder.write("waived config.json", {
    "activation-settings": { defaultCloud: "azure-stack-hub" },
    "mak-key-required": "disabled",
  });
  expect(runAction(inputs).code).toBe(code);
});

test.each(["files", "config", "fail-on", "project-folder", "source-folder"])("%s can't run a command", (name) => {
  runAction({ files: "template.json", [name]: `$(touch pwned) \`touch pwned\` " 'a b'; touch pwned; "` });
  expect(existsSync(folder.at("pwned"))).toBe(false);
});

test("an option among the files is a file", () => {
  const { code, outputs } = runAction({ files: "template.json\n--no-config\n-" });
  expect(code).toBe(2);
  expect(readFileSync(outputs.get("json") ?? "", "utf8")).toContain("--no-config");
});

test("the pre-commit hook is the example's", () => {
  const [hook] = stepsAt({ hooks: yamlOf(join(root, ".pre-commit-hooks.yaml")) }, "hooks");
  const [repo] = listAt(yamlOf(join(root, "examples/ci/pre-commit-config.yaml")), "repos");
  const [example] = listAt(repo, "hooks");
  for (const name of ["id", "name", "language", "types", "files"]) expect(at(hook, name)).toEqual(at(example, name));
  folder.write("policy-config.json", {});
  folder.write("bin/windows-activation", `#!/bin/sh\nexec node "${root}/bin/reports/command.js" "$@"\n`);
  const entry = `sh bin/${text(at(hook, "entry"))} template.json`;
  expect(runStep(entry, folder.path, { PATH: process.env["PATH"] ?? "" }).code).toBe(0);
  copyFileSync(join(ARM, "policy-config.json"), folder.at("policy-config.json"));
  expect(runStep(entry, folder.path, { PATH: process.env["PATH"] ?? "" }).code).toBe(1);
});
