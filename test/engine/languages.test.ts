import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../reports/command";
import { gofmt, hasPython, isProgram, needing, needingProgram, onPath, pythonErrors } from "../tools";
import { firedAt } from "./cases";
import { THIS_PACK } from "./engine";
import { previewProject } from "./project";

const EXAMPLES = join(THIS_PACK, "examples");
const PASSWORD = "nobodys-password";

/** Whether Go gets all modules that the example asks for; its SDK is big and not served everywhere. */
function hasGoModules(): boolean {
  const copy = mkdtempSync(join(tmpdir(), "windows-activation-go-"));
  try {
    cpSync(join(EXAMPLES, "go"), copy, { recursive: true });
    return spawnSync("go", ["mod", "tidy"], { cwd: copy, timeout: 300_000 }).status === 0;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The program of a language host: an installed CLI has all of them, and `scripts/yaml-host.mjs` builds YAML's. */
function hostOf(language: string): string | undefined {
  const installed = onPath(`pulumi-language-${language}`);
  if (installed !== undefined || language !== "yaml") return installed;
  const script = join(THIS_PACK, "scripts/yaml-host.mjs");
  const built = execFileSync(process.execPath, [script, "--list"], { encoding: "utf8" }).trim();
  return isProgram(built) ? built : undefined;
}

/** The first time, Go compiles the whole SDK. */
const LIMIT = 600_000;

/** What each language needs besides its host, and whether this machine has it. */
const NEEDS: readonly (readonly [language: string, needs: string, isThere: () => boolean])[] = [
  ["yaml", "", () => true],
  ["python", "pulumi-azure-native in Python", () => hasPython("pulumi_azure_native")],
  ["go", "Go modules of azure-native", hasGoModules],
];

describe.each(NEEDS)("the example in %s", (language, needs, isThere) => {
  const program = `pulumi-language-${language}`;
  const host = hostOf(language);
  const missing = host === undefined ? `${program} on PATH` : isThere() ? undefined : needs;

  const preview = async () => {
    const run = await previewProject(
      join(EXAMPLES, language),
      { language, program: host ?? program },
      { secrets: { adminPassword: PASSWORD } },
    );
    expect(run.outcome).toBe("blocked");
    expect(run.fired).toHaveLength(1);
    expect(firedAt(run, "mak-key-required")).toEqual(["forgotten"]);
  };
  needing(missing, "is stopped because of the one machine that never activates", preview, LIMIT);
});

needingProgram("python3", "the Python example parses", () => {
  expect(pythonErrors(readFileSync(join(EXAMPLES, "python/__main__.py"), "utf8"))).toBe("");
});

needingProgram("gofmt", "the Go example is as gofmt writes it", () => {
  const code = readFileSync(join(EXAMPLES, "go/main.go"), "utf8");
  expect(gofmt(code)).toBe(code);
});

test("the ARM template is stopped by `check` because of the same machine", () => {
  const { code, out, err } = run(["check", "template.json", "--format", "csv", "--quiet"], {
    cwd: join(EXAMPLES, "arm"),
  });
  const [, forgotten = "", web = ""] = out.split("\n");
  expect([code, err]).toEqual([1, ""]);
  expect(forgotten).toMatch(/,forgotten,.*,needs-key,.*,mandatory,high,mak-key-required,/);
  expect(web).toMatch(/,web,.*,activates,avma,/);
});
