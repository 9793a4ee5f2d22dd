import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FORMAT_NAMES } from "../../reports/formats";
import { messages } from "../../reports/messages";
import { isObject } from "../../values/read";

/** Why a file that doesn't exist is refused. */
export const NO_SUCH_FILE = messages.cannotRead("no such file or directory (ENOENT)");

/** The command as a user runs it; `npm test` has compiled it. */
export const COMMAND = join(__dirname, "../../bin/reports/command.js");

export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Call {
  readonly input?: string;
  readonly cwd?: string;
  /** Options of Node itself. */
  readonly node?: readonly string[];
  /** Variables of the environment, which has no other but `PATH`. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command without the environment variables that providers and colors read. */
export function run(args: readonly string[], { input = "", cwd, node = [], env = {} }: Call = {}): Answer {
  const answer = spawnSync(process.execPath, [...node, COMMAND, ...args], {
    input,
    cwd,
    env: { PATH: process.env["PATH"], ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: answer.status, out: answer.stdout, err: answer.stderr };
}

/** The files of a JSON report's stacks. */
export function filesIn({ out }: Pick<Answer, "out">): unknown[] {
  const value: unknown = JSON.parse(out);
  const stacks = isObject(value) && Array.isArray(value["stacks"]) ? value["stacks"] : [];
  return stacks.filter(isObject).map(({ file }) => file);
}

/** A folder of files for one test. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "windows-activation-command-"));

  /** Writes a file and gives its path. */
  write(name: string, content: unknown): string {
    const file = join(this.path, name);
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  }

  at(name: string): string {
    return join(this.path, name);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Runs the command once, and gives its answer with what it writes in each format. */
export function inEachFormat(
  folder: Folder,
  args: readonly string[],
): { readonly answer: Answer; readonly texts: ReadonlyMap<string, string> } {
  const outputs = FORMAT_NAMES.map((format) => [format, folder.at(`output.${format}`)] as const);
  const answer = run([...args, ...outputs.flatMap(([format, file]) => ["--format", format, "--output", file])]);
  return { answer, texts: new Map(outputs.map(([format, file]) => [format, readFileSync(file, "utf8")])) };
}

/** A machine of a state: its name, the SKU of its image, and more of its inputs. */
export type MachineOf = readonly [name: string, sku: string, more?: Readonly<Record<string, unknown>>];

/** What `pulumi stack export` gives for machines on a Hub. */
export function stateOf(machines: readonly MachineOf[], stack = "dev", project = "shop"): unknown {
  const urn = (type: string, name: string) => `urn:pulumi:${stack}::${project}::${type}::${name}`;
  const provider = urn("pulumi:providers:azure-native", "hub");
  const type = "azure-native:compute:VirtualMachine";
  return {
    version: 3,
    deployment: {
      resources: [
        { urn: urn("pulumi:pulumi:Stack", `${project}-${stack}`), type: "pulumi:pulumi:Stack" },
        {
          urn: provider,
          type: "pulumi:providers:azure-native",
          id: "1",
          inputs: { metadataHost: "management.hub1.azurestack.corp.example" },
        },
        ...machines.map(([name, sku, more]) => ({
          urn: urn(type, name),
          type,
          custom: true,
          id: `/vm/${name}`,
          provider: `${provider}::1`,
          inputs: {
            storageProfile: { imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku } },
            ...more,
          },
        })),
      ],
    },
  };
}
