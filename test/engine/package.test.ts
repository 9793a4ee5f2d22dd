import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { firedAt, machine } from "./cases";
import { type Run, THIS_PACK, analyzeState, runProgram } from "./engine";
import { RawResource } from "./raw";

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

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

const state = {
  version: 3,
  deployment: {
    manifest: {},
    resources: [
      {
        urn: "urn:pulumi:dev::p::azurestack:index/windowsVirtualMachine:WindowsVirtualMachine::old",
        type: "azurestack:index/windowsVirtualMachine:WindowsVirtualMachine",
        custom: true,
        id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/old",
        inputs: {
          name: "old",
          sourceImageReference: {
            publisher: "MicrosoftWindowsServer",
            offer: "WindowsServer",
            sku: "2012-Datacenter",
            version: "latest",
          },
        },
        outputs: { name: "old" },
      },
    ],
  },
};

describe("the package a user installs", () => {
  let folder: string;
  let files: readonly string[];
  let run: Run;
  let preview: Run;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "windows-activation-package-"));
    npm(THIS_PACK, "pack", "--ignore-scripts", "--pack-destination", folder);
    const tarball = join(folder, execFileSync("ls", [folder], { encoding: "utf8" }).trim());
    files = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).trim().split("\n");
    const home = join(folder, "home");
    mkdirSync(home);
    writeFileSync(join(home, "package.json"), '{ "private": true }');
    npm(home, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", tarball);
    const pack = join(home, "node_modules/pulumi-windows-activation");
    run = await analyzeState(state, { pack });
    const program = (): Promise<void> => {
      new RawResource("azure-native:compute:VirtualMachine", "old", machine("2012-Datacenter"));
      return Promise.resolve();
    };
    const packConfig = { "activation-settings": { defaultCloud: "azure-stack-hub" } };
    preview = await runProgram({ program, pack, packConfig });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test("contains only the compiled pack and its documents", () => {
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

  test("works from node_modules", () => {
    expect(run.fired).toContainEqual(
      expect.objectContaining({
        policy: "mak-key-required",
        level: "mandatory",
        resource: state.deployment.resources[0]?.urn,
      }),
    );
    expect(run.outcome).toBe("blocked");
  });

  test("stops a preview from node_modules, with a configuration file", () => {
    expect(preview.outcome).toBe("blocked");
    expect(firedAt(preview, "mak-key-required")).toEqual(["old"]);
  });
});
