import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import * as ts from "typescript";
import { isObject } from "../../values/read";
import { MAK } from "../policies/declare";
import { Folder, run } from "../reports/command";
import { gofmt, hasPython, needing, needingProgram, pythonErrors } from "../tools";

const ROOT = join(__dirname, "..", "..");
const PAGES = readdirSync(join(ROOT, "docs/fixes"));

/** The code of a language on each page, by the policy's name. */
function codeIn(language: string): readonly (readonly [policy: string, code: string])[] {
  const fence = new RegExp(`^## ${language}\\n\\n\`\`\`\\w+\\n([^]*?)^\`\`\``, "m");
  return PAGES.map((page) => {
    const text = readFileSync(join(ROOT, "docs/fixes", page), "utf8");
    return [basename(page, ".md"), fence.exec(text)?.[1] ?? ""];
  });
}

test("every page has every language", () => {
  for (const language of ["Pulumi YAML", "TypeScript", "Python", "Go", "C# and .NET", "ARM template"])
    for (const [policy, code] of codeIn(language))
      expect([language, policy, code.length > 100]).toEqual([language, policy, true]);
});

test("TypeScript compiles against the SDK", () => {
  const files = new Map(codeIn("TypeScript").map(([policy, code]) => [join(ROOT, `${policy}.ts`), code]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const real = ts.createCompilerHost(options);
  host.fileExists = (file) => files.has(file) || real.fileExists(file);
  host.getSourceFile = (file, target, ...more) => {
    const code = files.get(file);
    return code === undefined ? real.getSourceFile(file, target, ...more) : ts.createSourceFile(file, code, target);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const found = ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => [file?.fileName, ts.flattenDiagnosticMessageText(messageText, "\n")]);
  expect(found).toEqual([]);
});

needingProgram("python3", "Python parses", () => {
  for (const [policy, code] of codeIn("Python")) expect([policy, pythonErrors(code)]).toEqual([policy, ""]);
});

needing(
  hasPython("pulumi_azure_native") ? undefined : "pulumi-azure-native in Python",
  "Python runs against the SDK",
  () => {
    const input = JSON.stringify(codeIn("Python"));
    const { status, stderr } = spawnSync("python3", [join(__dirname, "mocks.py")], { input, encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
  },
);

needingProgram("gofmt", "Go is as gofmt writes it", () => {
  for (const [policy, code] of codeIn("Go")) expect([policy, gofmt(code)]).toEqual([policy, code]);
});

test.each(codeIn("ARM template"))("the ARM template of %s passes the pack", (policy, template) => {
  const folder = new Folder();
  try {
    const [, settings = "{}"] = codeIn("Policy configuration").find(([name]) => name === policy) ?? [];
    const given: unknown = JSON.parse(settings === "" ? "{}" : settings);
    const own = isObject(given) && isObject(given["activation-settings"]) ? given["activation-settings"] : {};
    const isHub = template.includes('"apiVersion": "2020-06-01"');
    const config = { "activation-settings": { defaultCloud: isHub ? "azure-stack-hub" : "azure", ...own } };
    const files = [folder.write("template.json", template), folder.write("config.json", JSON.stringify(config))];
    const [file = "", configFile = ""] = files;
    const parameters = template.includes("securestring") ? ["--parameter", `mak=${MAK}`] : [];
    const { out, err } = run([
      "check",
      file,
      "--config",
      configFile,
      ...parameters,
      "--format",
      "json",
      "--fail-on",
      "never",
      "--quiet",
    ]);
    expect(out).not.toContain(MAK);
    const report: unknown = err === "" ? JSON.parse(out) : err;
    const stacks: unknown = isObject(report) ? report["stacks"] : [];
    const stack: unknown = Array.isArray(stacks) ? stacks[0] : err;
    const findings: unknown = isObject(stack) ? stack["findings"] : err;
    expect(findings).toEqual([]);
    expect(isObject(stack) && stack["machines"]).toBeGreaterThan(0);
  } finally {
    folder.remove();
  }
});
