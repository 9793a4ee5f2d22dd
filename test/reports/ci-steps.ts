import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { isObject } from "../../values/read";
import { COMMAND, Folder } from "./command";

/** The folder of the CI examples. */
export const CI = join(__dirname, "../../examples/ci");

const FIXTURES = join(__dirname, "fixtures");

type Members = Readonly<Record<string, unknown>>;

/** Stand-ins for the programs of a CI machine: the engine answers with a recording, and this checkout is the installed package. */
const STAND_INS = {
  npm: "exit 0",
  npx: `[ "$1" = windows-activation ] || exit 127; shift; exec "${process.execPath}" "${COMMAND}" "$@"`,
  pulumi: `
case "$*" in
"preview --json "*) cat "${join(FIXTURES, "preview.json")}" ;;
"preview "*) echo "the pack has stopped it" >&2; exit 1 ;;
"stack ls --all --json")
  printf '%s\\n' \${STACKS:-acme/shop/dev acme/shop/gone acme/bank/dev acme/bank/prod} |
    sed 's/.*/{"name":"&"}/' | paste -sd , - | sed 's/.*/[&]/' ;;
"stack export --stack acme/shop/gone "*) exit 1 ;;
"stack export --stack "*)
  sed "s/urn:pulumi:dev::hub::/urn:pulumi:$(echo "$4" | cut -d/ -f3)::$(echo "$4" | cut -d/ -f2)::/g" "${join(FIXTURES, "state.json")}" >"$6" ;;
*) exit 127 ;;
esac`,
};

/** Makes shell scripts stand in for programs. */
export function install(folder: Folder, programs: Readonly<Record<string, string>>): void {
  for (const [name, script] of Object.entries(programs))
    writeFileSync(folder.at(`bin/${name}`), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** A CI file as YAML. */
export function yamlOf(file: string): unknown {
  return parse(readFileSync(file, "utf8"));
}

/** What is at a path of members. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}

/** The list at a path of members; empty if there is none. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The objects in the list at a path of members. */
export function stepsAt(value: unknown, ...path: readonly string[]): readonly Members[] {
  return listAt(value, ...path).filter(isObject);
}

/** The text; empty if it isn't text. */
export const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Runs a shell step as it stands, in the shell of GitHub's runners. */
export function runStep(script: unknown, cwd: string, env: Readonly<Record<string, string>>) {
  const answer = spawnSync("bash", ["-e", "-o", "pipefail", "-c", text(script)], { cwd, env, encoding: "utf8" });
  return { code: answer.status, out: answer.stdout, err: answer.stderr };
}

/** A CI example as YAML. */
export const yaml = (name: string): unknown => yamlOf(join(CI, name));

/** A CI machine in a folder of its own, with a checkout of the project that the examples expect. */
export interface Machine {
  readonly folder: Folder;
  /** Runs a shell step as it stands, in a folder of the checkout. */
  readonly step: (
    script: unknown,
    where: unknown,
    more?: Readonly<Record<string, string>>,
  ) => ReturnType<typeof runStep>;
}

/** Makes a {@link Machine}. */
export function ciMachine(): Machine {
  const folder = new Folder();
  for (const name of ["bin", "infra", "temp"]) mkdirSync(folder.at(name));
  install(folder, STAND_INS);
  copyFileSync(join(CI, "../policy-config.json"), folder.at("infra/policy-config.json"));
  copyFileSync(join(CI, "../policy-config.json"), folder.at("policy-config.json"));
  copyFileSync(join(CI, "fleet.sh"), folder.at("fleet.sh"));
  const env = { PATH: [folder.at("bin"), process.env["PATH"] ?? ""].join(delimiter), STACK: "acme/shop/dev" };
  return {
    folder,
    step: (script, where, more = {}) => runStep(script, join(folder.path, text(where)), { ...env, ...more }),
  };
}
