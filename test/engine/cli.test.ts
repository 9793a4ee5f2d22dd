import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const script = join(__dirname, "../../scripts/pulumi-cli.mjs");

let folder: string;
let path: string;
let cache: string;
let built: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "windows-activation-cli-"));
  path = join(folder, "path");
  cache = join(folder, "cache/pulumi-windows-activation");
  built = join(cache, "cli-3.259.0/pulumi");
  mkdirSync(path);
  symlinkSync(process.execPath, join(path, "node"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a fake program to where the script looks for it. */
function program(file: string, script: string): void {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function find() {
  const env = { PATH: path, XDG_CACHE_HOME: join(folder, "cache"), HOME: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { env, encoding: "utf8" });
  return { status, found: stdout.trim(), said: stderr };
}

/** What `go build … -o FILE …` and the vendor's download create. */
const leave = (file: string): string =>
  `PATH=/usr/bin:/bin; mkdir -p "$(dirname "${file}")"; printf '#!/bin/sh\\necho v3.259.0\\n' > "${file}"; chmod +x "${file}"`;

test("uses the CLI on PATH if it's new enough, and prints nothing", () => {
  program(join(path, "pulumi"), "echo v3.249.0");
  expect(find()).toEqual({ status: 0, found: join(path, "pulumi"), said: "" });
});

test.each([
  ["too old", "echo v3.248.9", "version 3.248.9 is too old"],
  ["of an older major version", "echo v2.999.0", "version 2.999.0 is too old"],
  ["broken", "exit 1", "`pulumi version` failed"],
  ["no CLI at all", "echo hello", "printed no version"],
])("skips a CLI that is %s, says why, and uses the cached one", (_, script, why) => {
  program(join(path, "pulumi"), script);
  program(built, "echo v3.259.0");
  const { found, said } = find();
  expect(found).toBe(built);
  expect(said).toContain(why);
});

test("downloads through the npm package into the cache", () => {
  program(join(path, "npx"), leave("$PULUMI_HOME/versions/3.259.0/bin/pulumi"));
  expect(find()).toMatchObject({ status: 0, found: built });
  expect(existsSync(built)).toBe(true);
  expect(readdirSync(cache)).toEqual(["cli-3.259.0"]);
});

test("builds if the download fails, and says why", () => {
  program(join(path, "npx"), "echo 'pulumi: fetch failed' >&2; exit 1");
  program(join(path, "go"), `while [ "$1" != -o ]; do shift; done; ${leave("$2")}`);
  const { found, said } = find();
  expect(found).toBe(built);
  expect(said).toContain("no `pulumi` on PATH");
  expect(said).toContain("no download: pulumi: fetch failed");
  expect(said).toContain("this takes about 4 minutes");
  expect(readdirSync(cache)).toEqual(["cli-3.259.0"]);
});

test("replaces a cached CLI that is broken", () => {
  program(built, "exit 1");
  program(join(path, "npx"), leave("$PULUMI_HOME/versions/3.259.0/bin/pulumi"));
  expect(find()).toMatchObject({ status: 0, found: built });
});

test("says what to install if nothing works", () => {
  const { status, found, said } = find();
  expect(status).toBe(1);
  expect(found).toBe("");
  expect(said).toContain("no download: there is no `npx`");
  expect(said).toContain("no build: there is no `go`");
  expect(said).toContain("https://www.pulumi.com/docs/install/");
  expect(readdirSync(cache)).toEqual([]);
});
