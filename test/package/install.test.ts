import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { POLICY_NAMES } from "../../policies/all";
import { arrayOrEmpty, objectOrEmpty } from "../../values/fields";
import { firedAt, machine } from "../engine/cases";
import { THIS_PACK, analyzeState, runProgram } from "../engine/engine";
import { type PulumiCloud, startPulumiCloud } from "../engine/pulumi-cloud";
import { RawResource } from "../engine/raw";
import { type Sandbox, makeBareSandbox } from "../engine/sandbox";
import { KEYLESS_HUB } from "../engine/states";

const OPTIONS = "--noEmit --strict --skipLibCheck --esModuleInterop --resolveJsonModule --target es2022".split(" ");

/** How projects resolve imports: Pulumi's templates for TypeScript say `node`, which is node10 and ignores `exports`. */
const RESOLUTIONS = [
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
  ["commonjs", "node"],
] as const;

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
  return [
    own,
    'import { WindowsActivationPack } from "pulumi-windows-activation";',
    typed,
    'import { decide } from "pulumi-windows-activation/activation";',
    'import catalog from "pulumi-windows-activation/policies.json";',
    "export { catalog, decide };",
  ].join("\n");
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

const PACKED = ["CHANGELOG.md", "LICENSE", "PulumiPolicy.yaml", "README.md", "bin", "docs", "package.json"];

let folder: string;
let tarball: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "windows-activation-package-"));
  // Packing changes package.json for a moment, and other tests read it.
  const copy = join(folder, "checkout");
  for (const name of PACKED) cpSync(join(THIS_PACK, name), join(copy, name), { recursive: true });
  writeFileSync(join(copy, "not-packed.ts"), "");
  run(THIS_PACK, process.execPath, "scripts/packed.mjs", copy);
  run(copy, "npm", "pack", "--silent", "--pack-destination", folder);
  tarball = join(folder, readdirSync(folder).find((file) => file.endsWith(".tgz")) ?? "");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("the package contains only the compiled pack and its documents", () => {
  const files = run(folder, "tar", "-tzf", tarball).trim().split("\n");
  const places = new Set(files.map((file) => place(file.replace(/^package\//, ""))));
  expect([...places].map((name) => name.replace(/\/$/, "")).sort()).toEqual(PACKED);
  const compiled = files.filter((file) => file.startsWith("package/bin/")).map((file) => file.slice(12));
  expect(compiled.sort()).toEqual(
    [...SOURCES.flatMap(outputsOf), "reports/command.js", "catalog.json", "policy-config.schema.json"].sort(),
  );
  const documents = files.filter((file) => file.startsWith("package/docs/")).map((file) => file.slice(8));
  expect(documents.sort()).toEqual(filesIn("docs").sort());
});

/** Where the case with the newest SDK installs the package. */
const NEWEST = "newest";

describe.each([
  [
    "the oldest SDK that package.json allows",
    "oldest",
    { "@pulumi/policy": "1.20.0", "@pulumi/pulumi": "3.204.0" },
    // The SDK's types are the same for every resolution, so one is enough.
    RESOLUTIONS.slice(0, 1),
  ],
  ["the newest SDK that npm installs on this Node", NEWEST, {}, RESOLUTIONS],
] as const)("with %s", (_, name, sdk, resolutions) => {
  let home: string;
  let pack: string;

  beforeAll(() => {
    home = join(folder, name);
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

  test.each(resolutions)("the documented code compiles with the modules of %s and %s", (module, resolution) => {
    writeFileSync(join(home, "pack.ts"), snippet());
    const tsc = join(THIS_PACK, "node_modules/typescript/bin/tsc");
    const types = ["--types", "node", "--typeRoots", join(THIS_PACK, "node_modules/@types")];
    const modules = ["--module", module, "--moduleResolution", resolution];
    expect(run(home, process.execPath, tsc, ...OPTIONS, ...modules, ...types, "pack.ts")).toBe("");
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

describe("published by `pulumi policy publish` to an organization", () => {
  const POLICY = "acme/windows-activation";
  let cloud: PulumiCloud;
  let sandbox: Sandbox;
  const pulumi = async (cwd: string, ...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, ...sandbox.env, ...cloud.env };
    const { stdout } = await promisify(execFile)(join(sandbox.folder, "bin/pulumi"), args, { cwd, env });
    return stdout;
  };

  beforeAll(async () => {
    cloud = await startPulumiCloud();
    sandbox = makeBareSandbox();
    await pulumi(join(folder, NEWEST), "policy", "publish", "acme", "--cwd", "node_modules/pulumi-windows-activation");
  });
  afterAll(() => {
    cloud.stop();
    sandbox.remove();
  });

  test("every policy comes with its page, severity and remediation steps", () => {
    const { metadata } = cloud.published();
    expect(metadata).toMatchObject({ name: "windows-activation", versionTag: "0.1.0", runtime: "nodejs" });
    const policies = arrayOrEmpty(objectOrEmpty(metadata)["policies"]).map(objectOrEmpty);
    expect(policies.map(({ name }) => name).sort()).toEqual([...POLICY_NAMES].sort());
    for (const { displayName, severity, remediationSteps, url } of policies) {
      expect([displayName, severity, remediationSteps]).not.toContain("");
      expect(url).toMatch(/^https:/);
    }
  });

  test("the settings are validated against the published schema", async () => {
    const example = join(THIS_PACK, "examples/policy-config.json");
    const wrong = join(folder, "wrong.json");
    writeFileSync(wrong, '{ "activation-settings": { "defaultCloud": "hub" } }');
    const validate = (file: string) => pulumi(folder, "policy", "validate-config", POLICY, "0.1.0", "--config", file);
    await expect(validate(example)).resolves.toContain("valid");
    await expect(validate(wrong)).rejects.toThrow("defaultCloud");
  });

  // https://github.com/pulumi/pulumi/blob/v3.259.0/sdk/nodejs/npm/npm.go (2026-11)
  test("the engine can install and run what it downloads", async () => {
    const home = join(folder, "policies");
    mkdirSync(home);
    writeFileSync(join(home, "pack.tgz"), cloud.published().tarball);
    run(home, "tar", "-xzf", "pack.tgz");
    const pack = join(home, "package");
    // Almost everything that npm installs is here already, which spares a second download.
    renameSync(join(folder, NEWEST, "node_modules"), join(pack, "node_modules"));
    run(pack, "npm", "install", "--loglevel=error", "--production", "--no-audit", "--no-fund", "--prefer-offline");
    const analysis = await analyzeState(KEYLESS_HUB, { pack });
    expect([analysis.outcome, firedAt(analysis, "mak-key-required")]).toEqual(["blocked", ["old"]]);
  }, 300_000);
});
