import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isObject } from "../../values/read";
import { COMMAND, type Folder } from "./command";

const FIXTURES = join(__dirname, "fixtures");

type Members = Readonly<Record<string, unknown>>;

/** Stand-ins for the programs of a CI machine: the engine answers with a recording, and this checkout is the installed package. */
export const STAND_INS = {
  npm: "exit 0",
  npx: `[ "$1" = windows-activation ] || exit 127; shift; exec "${process.execPath}" "${COMMAND}" "$@"`,
  pulumi: `
case "$*" in
"preview --json "*) cat "${join(FIXTURES, "preview.json")}" ;;
"preview "*) echo "the pack has stopped it" >&2; exit 1 ;;
"stack ls --all --json") echo '[{"name":"acme/shop/dev"},{"name":"acme/shop/gone"},{"name":"acme/bank/dev"},{"name":"acme/bank/prod"}]' ;;
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
