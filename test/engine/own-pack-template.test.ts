import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { isProgram, needing } from "../tools";
import { THIS_PACK } from "./engine";
import { NO_NODE, nodes, pathWith } from "./node-versions";
import { type Sandbox, makeSandbox } from "./sandbox";

const TEMPLATE = join(THIS_PACK, "examples/own-pack");

/** Installs the template's dependencies as links to what this checkout has. */
function install(folder: string): void {
  for (const name of ["@pulumi/policy", "@pulumi/pulumi", "@types/node", "typescript"]) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(THIS_PACK, "node_modules", name), link);
  }
  symlinkSync(THIS_PACK, join(folder, "node_modules/pulumi-windows-activation"));
}

describe("the template for a custom pack", () => {
  let sandbox: Sandbox;
  let folder: string;
  const run = (program: string, args: readonly string[], cwd: string, node = process.execPath): string =>
    execFileSync(program, args, {
      cwd,
      encoding: "utf8",
      env: { ...process.env, ...sandbox.env, PATH: `${join(sandbox.folder, "bin")}:${pathWith(node)}` },
      stdio: ["ignore", "pipe", "pipe"],
    });

  beforeAll(async () => {
    sandbox = await makeSandbox();
    folder = join(sandbox.folder, "ours");
    run("pulumi", ["policy", "new", TEMPLATE, "--dir", folder, "--generate-only"], sandbox.folder);
    install(folder);
  });
  afterAll(() => {
    sandbox.remove();
  });

  test("is copied completely by `pulumi policy new`", () => {
    const files = (root: string): string[] =>
      readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => !file.startsWith("node_modules"));
    expect(files(folder).sort()).toEqual(files(TEMPLATE).sort());
  });

  test("compiles against the package's types", () => {
    expect(run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "."], folder)).toBe("");
  });

  test("passes its own test in the engine", () => {
    expect(run("npm", ["test"], folder)).toContain("# fail 0");
  });

  const others = nodes().filter(([version]) => version !== process.versions.node);
  describe.each(others)("on Node %s", (_, node) => {
    needing(isProgram(node) ? undefined : NO_NODE, "finds and passes its own test", () => {
      const one = ["test", "--", "--test-name-pattern=a machine with a MAK"];
      expect(run("npm", one, folder, node)).toMatch(/(?:ok \d+ -|✔) a machine with a MAK[^]* fail 0\n/);
    });
  });
});
