import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { isObject } from "../../values/read";

type Members = Readonly<Record<string, unknown>>;

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

/** The objects of the list at a path of members. */
export function stepsAt(value: unknown, ...path: readonly string[]): readonly Members[] {
  return listAt(value, ...path).filter(isObject);
}

/** A text, else an empty one. */
export const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Runs a shell step as it stands, in the shell of GitHub's runners. */
export function runStep(script: unknown, cwd: string, env: Readonly<Record<string, string>>) {
  const answer = spawnSync("bash", ["-e", "-o", "pipefail", "-c", text(script)], { cwd, env, encoding: "utf8" });
  return { code: answer.status, out: answer.stdout, err: answer.stderr };
}
