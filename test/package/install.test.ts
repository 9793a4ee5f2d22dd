import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firedAt } from "../engine/cases";
import { analyzeState } from "../engine/engine";
import { KEYLESS_HUB } from "../engine/states";

const root = join(__dirname, "..", "..");
const OPTIONS = "--noEmit --strict --skipLibCheck --module nodenext --moduleResolution nodenext --target es2022".split(
  " ",
);

/** The newest SDKs that npm installs on this Node, and the oldest that package.json allows. */
const SDKS = [
  ["the oldest SDK", "1.20.0", "3.204.0"],
  ["the newest SDK", "^1.20.0", "^3.204.0"],
] as const;

function run(cwd: string, command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** The snippet of the README for a custom pack, and the one that the settings' page shows. */
function snippet(): string {
  const code = (page: string, word: string): string => {
    const blocks = [...readFileSync(join(root, page), "utf8").matchAll(/```ts\n([\s\S]*?)```/g)];
    return blocks.map(([, text = ""]) => text).find((text) => text.includes(word)) ?? "";
  };
  const own = code("README.md", "new PolicyPack(");
  const typed = code("docs/settings.md", "new WindowsActivationPack(");
  expect([own, typed]).not.toContain("");
  return `${own}\nimport { WindowsActivationPack } from "pulumi-windows-activation";\n${typed}`;
}

describe("next to the user's Pulumi SDKs", () => {
  let folder: string;
  let tarball: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "windows-activation-sdk-"));
    run(root, "npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", folder);
    tarball = join(folder, readdirSync(folder).find((file) => file.endsWith(".tgz")) ?? "");
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(SDKS)(
    "%s is installed once, the documented code compiles, and the engine runs the pack",
    async (_, policy, pulumi) => {
      const home = join(folder, policy);
      mkdirSync(home);
      const dependencies = { "@pulumi/policy": policy, "@pulumi/pulumi": pulumi, "pulumi-windows-activation": tarball };
      writeFileSync(join(home, "package.json"), JSON.stringify({ private: true, dependencies }));
      run(home, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
      writeFileSync(join(home, "pack.ts"), snippet());
      const types = ["--types", "node", "--typeRoots", join(root, "node_modules", "@types")];
      run(
        home,
        process.execPath,
        join(root, "node_modules", "typescript", "bin", "tsc"),
        ...OPTIONS,
        ...types,
        "pack.ts",
      );
      const lock = readFileSync(join(home, "package-lock.json"), "utf8");
      const copies = [...lock.matchAll(/"(?:[^"]*\/)?node_modules\/@pulumi\/(policy|pulumi)": \{/g)].map(
        ([, name]) => name,
      );
      expect(copies.sort()).toEqual(["policy", "pulumi"]);
      const count = run(
        home,
        process.execPath,
        "-p",
        'require("pulumi-windows-activation").windowsActivationPolicies().length',
      );
      expect(Number(count)).toBeGreaterThan(10);
      const analysis = await analyzeState(KEYLESS_HUB, {
        pack: join(home, "node_modules", "pulumi-windows-activation"),
      });
      expect([analysis.outcome, firedAt(analysis, "mak-key-required")]).toEqual(["blocked", ["old"]]);
    },
    300_000,
  );
});
