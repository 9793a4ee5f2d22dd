import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

/** Newer than any SDK requires, because the plugin search takes the newest. */
const VERSION = "999.0.0";

/** The packages that the offline provider serves unless a test adds more. */
const PACKAGES = [
  "azapi",
  "azure",
  "azure-native",
  "azure-native_compute_v20200601",
  "azure-native_compute_v20240301",
  "azurerm",
  "azurestack",
  "command",
];

/** Where stacks keep the key of their secrets: the offline provider answers as this Vault. */
export const SECRETS_PROVIDER = "hashivault://offline";

/** An isolated place for the engine: its own home, state and programs, no network, nothing from the user's account. */
export interface Sandbox {
  /** Holds `bin/pulumi`, and an empty `work`. */
  readonly folder: string;
  /** Variables to add to this process's environment for the engine. */
  readonly env: Readonly<Record<string, string>>;
  /** Lets the engine find a program as the plugin of a kind and name. */
  readonly addPlugin: (kind: "analyzer" | "language", name: string, program: string) => void;
  /** Removes everything. */
  readonly remove: () => void;
}

let cli: string | undefined;

/** The CLI that `npm test` has prepared; the error says how to get one. */
function pulumiCli(): string {
  cli ??= execFileSync(process.execPath, [join(__dirname, "../../scripts/pulumi-cli.mjs")], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  }).trim();
  return cli;
}

/** Runs the CLI; a preview also gets the flags of the variable `PREVIEW_FLAGS`, for which the Automation API has no option. */
const wrapperOf = (program: string): string => `#!/bin/sh
if [ "$1" = preview ]; then eval 'set -- "$@"' "$PREVIEW_FLAGS"; fi
exec "${program}" "$@"
`;

/**
 * Starts the offline provider; the engine attaches to it instead of starting a process for each provider of each operation.
 * https://www.pulumi.com/docs/iac/guides/building-extending/providers/debugging-providers/ (2026-11)
 */
async function serve(): Promise<{ readonly vault: string; readonly port: string; readonly stop: () => void }> {
  const server = spawn(process.execPath, [join(__dirname, "offline/provider.mjs")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
  const line = async (): Promise<string> => {
    const next = await lines.next();
    if (next.done === true) throw new Error("the offline provider doesn't start");
    return next.value;
  };
  return { vault: await line(), port: await line(), stop: () => server.kill() };
}

/** Makes a {@link Sandbox} without providers, which is enough to analyze a state. */
export function makeBareSandbox(): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), "windows-activation-"));
  for (const name of ["bin", "home", "state", "work"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "bin/pulumi"), wrapperOf(pulumiCli()), { mode: 0o755 });
  const addPlugin: Sandbox["addPlugin"] = (kind, name, program) => {
    const home = join(folder, `home/plugins/${kind}-${name}-v${VERSION}`);
    mkdirSync(home, { recursive: true });
    symlinkSync(program, join(home, `pulumi-${kind}-${name}`));
  };
  const host = join(dirname(realpathSync(pulumiCli())), "pulumi-language-nodejs");
  // The official CLI comes with it; one that was built from the Go module proxy doesn't.
  if (existsSync(host)) addPlugin("language", "nodejs", host);
  else addPlugin("analyzer", "policy-nodejs", join(__dirname, "offline/analyzer.mjs"));
  return {
    folder,
    env: {
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      // Plugins come only from this folder's `home/plugins`, whatever the SDK's version and PATH.
      PULUMI_ENABLE_LEGACY_PLUGIN_SEARCH: "true",
      PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
    },
    addPlugin,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a {@link Sandbox} with the offline provider, which serves `packages` too. */
export async function makeSandbox(packages: readonly string[] = []): Promise<Sandbox> {
  const bare = makeBareSandbox();
  const { vault, port, stop } = await serve();
  const served = [...new Set([...PACKAGES, ...packages])].map((name) => `${name}:${port}`);
  return {
    ...bare,
    env: {
      ...bare.env,
      PULUMI_DEBUG_PROVIDERS: served.join(","),
      VAULT_SERVER_URL: `http://127.0.0.1:${vault}`,
      VAULT_SERVER_TOKEN: "offline",
    },
    remove: () => {
      stop();
      bare.remove();
    },
  };
}
