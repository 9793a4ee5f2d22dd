/**
 * Finds, downloads or builds a Pulumi CLI and prints its path. Run it, or import {@link pulumiCli}.
 * It tries, in this order: PATH, the cache, the official download, a build from the Go module proxy.
 */
import { execFileSync } from "node:child_process";
import { renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cache, isProgram, stagingFolder } from "./cache.mjs";
import { isMain, run, say } from "./steps.mjs";

/** The version to download or build; `test/engine/cli/go.mod` pins the same one. */
const VERSION = "3.259.0";

/** The first version with `pulumi policy analyze --file`: https://github.com/pulumi/pulumi/pull/23759 (2026-07-01). */
const MINIMUM = [3, 249, 0];

const cached = join(cache, `cli-${VERSION}`);

const onPath = (name) =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .find(isProgram);

/** Why the CLI at `path` can't be used, or `undefined` if it can. */
function objection(path) {
  let answer;
  try {
    answer = execFileSync(path, ["version"], {
      encoding: "utf8",
      timeout: 20_000,
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    });
  } catch {
    return "`pulumi version` failed";
  }
  const parts = /(\d+)\.(\d+)\.(\d+)/.exec(answer);
  if (parts === null) return "`pulumi version` printed no version";
  const version = parts.slice(1, 4).map(Number);
  const differing = version.findIndex((part, index) => part !== MINIMUM[index]);
  return differing === -1 || version[differing] > MINIMUM[differing]
    ? undefined
    : `version ${version.join(".")} is too old; \`pulumi policy analyze --file\` needs ${MINIMUM.join(".")}`;
}

/** Moves a finished folder into the cache, unless another process has put a working CLI there. */
function keep(folder) {
  const usable = () => objection(join(cached, "pulumi")) === undefined;
  if (usable()) return;
  rmSync(cached, { recursive: true, force: true });
  try {
    renameSync(folder, cached);
  } catch (error) {
    if (!usable()) throw error;
  }
}

async function download() {
  const folder = stagingFolder();
  try {
    const failure = await run("npx", ["--yes", `pulumi@${VERSION}`, "version"], {
      cwd: folder,
      env: { ...process.env, PULUMI_HOME: folder, PULUMI_VERSION: VERSION, PULUMI_SKIP_UPDATE_CHECK: "true" },
      label: "downloading",
      firstByte: 20,
      limit: 300,
      quiet: true,
    });
    if (failure !== undefined) return failure;
    keep(join(folder, "versions", VERSION, "bin"));
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function build() {
  const folder = stagingFolder();
  try {
    const made = join(folder, `cli-${VERSION}`);
    const failure = await run(
      "go",
      [
        "build",
        "-ldflags",
        `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${VERSION}`,
        "-o",
        join(made, "pulumi"),
        "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
      ],
      {
        cwd: fileURLToPath(new URL("../test/engine/cli/", import.meta.url)),
        label: "building",
        limit: 1500,
        quiet: true,
      },
    );
    if (failure !== undefined) return failure;
    keep(made);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The path of a Pulumi CLI. If every way fails, throws an error that says what to install. */
export async function pulumiCli() {
  const own = onPath("pulumi");
  const ownObjection = own === undefined ? undefined : objection(own);
  if (own !== undefined && ownObjection === undefined) return own;

  if (own !== undefined) say(`can't use ${own}: ${ownObjection}`);
  const path = join(cached, "pulumi");
  if (isProgram(path) && objection(path) === undefined) return path;

  if (own === undefined) say("no `pulumi` on PATH");
  say(`no Pulumi CLI in ${cached}; trying the official download through the npm package pulumi@${VERSION}`);
  const noDownload = await download();
  if (noDownload === undefined) return path;

  say(`no download: ${noDownload}`);
  say("building the CLI from the Go module proxy, once for all checkouts; this takes about 4 minutes");
  const noBuild = await build();
  if (noBuild === undefined) return path;

  say(`no build: ${noBuild}`);
  throw new Error(
    `Found no Pulumi CLI ${MINIMUM.join(".")} or newer, and couldn't download or build one. ` +
      "Install it (https://www.pulumi.com/docs/install/), or Go 1.25 or newer (https://go.dev/doc/install), and try again.",
  );
}

if (isMain(import.meta.url)) {
  try {
    console.log(await pulumiCli());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
