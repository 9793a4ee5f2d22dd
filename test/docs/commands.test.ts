import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { COMMAND, Folder, stateOf } from "../reports/command";

const root = join(__dirname, "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`),
  ...["examples", ...readdirSync(join(root, "examples")).map((name) => `examples/${name}`)].map(
    (folder) => `${folder}/README.md`,
  ),
].filter((path) => path.endsWith(".md") && existsSync(join(root, path)));

/** The commands of each shell block of a page, continued lines joined and comments removed. */
const BLOCKS = PAGES.flatMap((page) =>
  [...read(page).matchAll(/^```sh\n([^]*?)^```/gm)].map(([, block = ""]) => ({
    page,
    block,
    lines: block
      .replace(/\\\n\s*/g, "")
      .split("\n")
      .map((line) => line.replace(/\s+#.*$/, "").trim())
      .filter((line) => line !== ""),
  })),
);

/** Commands that this test doesn't run, each with the test that runs it. */
const PROVEN: readonly (readonly [command: RegExp, proof: string])[] = [
  [
    /^npm run demo$|^npm test$|^npx jest test\/policies$|^npm run (?:build|lint|typecheck)$|^bash \.ci\/run$/,
    ".ci/run",
  ],
  [/^npm run (?:fuzz|mutation)\b/, ".github/workflows/long-tests.yml"],
  [/^npm run site$/, ".github/workflows/site.yml"],
  [/^npm ci$|^npm pack --silent$|^npm install --save-dev <checkout>/, "test/package/install.test.ts"],
  [/^pulumi policy (?:publish|validate-config) /, "test/package/install.test.ts"],
  [/^pulumi preview --policy-pack node_modules\/pulumi-windows-activation/, "test/package/install.test.ts"],
  [
    /^(?:cd our-windows|pulumi policy new .*|npm test|pulumi preview --policy-pack \. .*)$/,
    "test/engine/own-pack-template.test.ts",
  ],
  [/^pulumi preview --policy-pack <path to windows-activation>$/, "test/engine/examples.test.ts"],
  [
    /^cd examples\/arm$|^node \.\.\/\.\.\/bin\/reports\/command\.js check template\.json$/,
    "test/engine/languages.test.ts",
  ],
  [/^\.\/fleet\.sh /, "test/reports/fleet.test.ts"],
];

/** Commands that need an account or a tool with one; the block or the text before it says so. */
const WITH_ACCOUNT =
  /^(?:pulumi policy enable .*|bash collect\.sh|cd examples\/azure|pulumi config set .*|pulumi preview --policy-pack \.\.\/\.\. .*|terraform plan .*)$/;

const proofOf = (line: string) => PROVEN.find(([command]) => command.test(line))?.[1];
const isRun = (line: string) => proofOf(line) === undefined && !WITH_ACCOUNT.test(line);

/** A folder with every file that the documented commands read, and stand-ins for the tools that write them. */
function workplace(): Folder {
  const folder = new Folder();
  const state = stateOf([["old", "2012-Datacenter"]]);
  for (const name of ["bin", "states", "inventory"]) mkdirSync(folder.at(name));
  for (const name of ["state.json", "states/dev.json"]) folder.write(name, state);
  folder.write("preview.json", read("test/reports/fixtures/preview.json"));
  folder.write("policy-config.json", {});
  folder.write("azuredeploy.json", read("examples/arm/template.json"));
  folder.write("azuredeploy.parameters.json", {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
    contentVersion: "1.0.0.0",
    parameters: {},
  });
  const id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/old";
  folder.write("inventory/vms.json", [
    { id, name: "old", type: "Microsoft.Compute/virtualMachines", location: "hub1" },
  ]);
  folder.write("tfplan", { format_version: "1.2", planned_values: { root_module: {} } });
  const tool = (name: string, script: string) => {
    writeFileSync(folder.at(`bin/${name}`), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  };
  tool("windows-activation", `exec "${process.execPath}" "${COMMAND}" "$@"`);
  tool("npx", 'exec "$@"');
  tool("pulumi", 'case "$*" in *--file*) ;; *) cat state.json ;; esac');
  tool("terraform", "cat tfplan");
  folder.write("what-if", { changes: [], error: null, status: "Succeeded" });
  tool("az", "cat what-if");
  return folder;
}

test("the pages and their commands are found", () => {
  expect(PAGES).toEqual(expect.arrayContaining(["README.md", "docs/check.md", "examples/own-pack/README.md"]));
  expect(BLOCKS.flatMap(({ lines }) => lines).filter(isRun).length).toBeGreaterThan(20);
});

test("every proof is there", () => {
  expect(PROVEN.map(([, proof]) => proof).filter((proof) => !existsSync(join(root, proof)))).toEqual([]);
});

test("what needs an account says so", () => {
  const silent = BLOCKS.filter(({ page, block, lines }) => {
    const text = read(page);
    const before = text.slice(0, text.indexOf(block)).split("\n\n").slice(-2).join("\n");
    return lines.some((line) => WITH_ACCOUNT.test(line)) && !/account|signed in|credentials/.test(before + block);
  });
  expect(silent.map(({ page, lines }) => [page, ...lines])).toEqual([]);
});

test.each(
  BLOCKS.map(({ page, lines }) => ({ page, lines: lines.filter(isRun) })).filter(({ lines }) => lines.length > 0),
)("$page: $lines", ({ lines }) => {
  const folder = workplace();
  const PATH = [folder.at("bin"), process.env["PATH"]].join(delimiter);
  try {
    folder.write("last-month.json", "");
    spawnSync("windows-activation", ["check", "state.json", "--format", "json", "--output", "last-month.json"], {
      cwd: folder.path,
      env: { PATH },
    });
    for (const line of lines) {
      const { status, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", line], {
        cwd: folder.path,
        env: { PATH },
        input: "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
        encoding: "utf8",
      });
      // 1 says that something was found; anything else is a mistake in the command.
      expect([line, [0, 1].includes(status ?? -1), /\berror\b[: ]/.test(stderr)]).toEqual([line, true, false]);
    }
  } finally {
    folder.remove();
  }
});
