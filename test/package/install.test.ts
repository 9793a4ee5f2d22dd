import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { firedAt, machine } from "../engine/cases";
import { THIS_PACK, analyzeState, runProgram } from "../engine/engine";
import { RawResource } from "../engine/raw";
import { KEYLESS_HUB } from "../engine/states";

const OPTIONS = "--noEmit --strict --skipLibCheck --module nodenext --moduleResolution nodenext --target es2022".split(
  " ",
);

function run(cwd: string, command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** The snippet of the README for a custom pack, and the one that the settings' page shows. */
function snippet(): string {
  const code = (page: string, word: string): string => {
    const blocks = [...readFileSync(join(THIS_PACK, page), "utf8").matchAll(/```ts\n([\s\S]*?)```/g)];
    return blocks.map(([, text = ""]) => text).find((text) => text.includes(word)) ?? "";
  };
  const own = code("README.md", "new PolicyPack(");
  const typed = code("docs/settings.md", "new WindowsActivationPack(");
  expect([own, typed]).not.toContain("");
  return `${own}\nimport { WindowsActivationPack } from "pulumi-windows-activation";\n${typed}`;
}

/** Where a file of the tarball belongs: a folder of it, or the file itself. */
const place = (file: string): string => file.replace(/\/.*/, "/");

/** Every file below a folder of this checkout. */
const filesIn = (folder: string): string[] =>
  readdirSync(join(THIS_PACK, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(THIS_PACK, join(entry.parentPath, entry.name)));

/** Sources that are compiled file by file; the command is bundled into one file. */
const SOURCES = ["values", "activation", "languages", "stack", "machines", "policies"]
  .flatMap(filesIn)
  .concat("index.ts");

const outputsOf = (source: string): string[] => [".js", ".d.ts"].map((ending) => source.replace(/\.ts$/, ending));

let folder: string;
let tarball: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "windows-activation-package-"));
  run(THIS_PACK, "npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", folder);
  tarball = join(folder, readdirSync(folder).find((file) => file.endsWith(".tgz")) ?? "");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("the package contains only the compiled pack and its documents", () => {
  const files = run(folder, "tar", "-tzf", tarball).trim().split("\n");
  const places = new Set(files.map((file) => place(file.replace(/^package\//, ""))));
  expect([...places].sort()).toEqual(
    ["CHANGELOG.md", "LICENSE", "PulumiPolicy.yaml", "README.md", "bin/", "docs/", "package.json"].sort(),
  );
  const compiled = files.filter((file) => file.startsWith("package/bin/")).map((file) => file.slice(12));
  expect(compiled.sort()).toEqual(
    [...SOURCES.flatMap(outputsOf), "reports/command.js", "catalog.json", "policy-config.schema.json"].sort(),
  );
  const documents = files.filter((file) => file.startsWith("package/docs/")).map((file) => file.slice(8));
  expect(documents.sort()).toEqual(filesIn("docs").sort());
});

describe.each([
  ["the oldest SDK that package.json allows", { "@pulumi/policy": "1.20.0", "@pulumi/pulumi": "3.204.0" }],
  ["the newest SDK that npm installs on this Node", {}],
])("with %s", (title, sdk) => {
  let home: string;
  let pack: string;

  beforeAll(() => {
    home = join(folder, title.replaceAll(" ", "-"));
    mkdirSync(home);
    const dependencies = { ...sdk, "pulumi-windows-activation": tarball };
    writeFileSync(join(home, "package.json"), JSON.stringify({ private: true, dependencies }));
    run(home, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
    pack = join(home, "node_modules/pulumi-windows-activation");
  }, 300_000);

  test("each SDK is installed once", () => {
    const lock = readFileSync(join(home, "package-lock.json"), "utf8");
    const copies = lock.matchAll(/"(?:[^"]*\/)?node_modules\/@pulumi\/(policy|pulumi)": \{/g);
    expect(Array.from(copies, ([, name]) => name).sort()).toEqual(["policy", "pulumi"]);
  });

  test("the documented code compiles", () => {
    writeFileSync(join(home, "pack.ts"), snippet());
    const tsc = join(THIS_PACK, "node_modules/typescript/bin/tsc");
    const types = ["--types", "node", "--typeRoots", join(THIS_PACK, "node_modules/@types")];
    expect(run(home, process.execPath, tsc, ...OPTIONS, ...types, "pack.ts")).toBe("");
  });

  test("the policies can be required", () => {
    const script = 'require("pulumi-windows-activation").windowsActivationPolicies().length';
    expect(Number(run(home, process.execPath, "-p", script))).toBeGreaterThan(10);
  });

  test("the engine runs the pack over a state", async () => {
    const analysis = await analyzeState(KEYLESS_HUB, { pack });
    expect([analysis.outcome, firedAt(analysis, "mak-key-required")]).toEqual(["blocked", ["old"]]);
  });

  test("the pack stops a preview, with a configuration file", async () => {
    const program = (): Promise<void> => {
      new RawResource("azure-native:compute:VirtualMachine", "old", machine("2012-Datacenter"));
      return Promise.resolve();
    };
    const packConfig = { "activation-settings": { defaultCloud: "azure-stack-hub" } };
    const preview = await runProgram({ program, pack, packConfig });
    expect([preview.outcome, firedAt(preview, "mak-key-required")]).toEqual(["blocked", ["old"]]);
  });
});
