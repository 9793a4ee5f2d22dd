import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Whether a path is an executable file. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a program that this machine may have, such as `gofmt`. */
export const onPath = (name: string): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);

/** Whether this machine's Python has a package. */
export const hasPython = (name: string): boolean =>
  spawnSync("python3", ["-c", `import importlib.util, sys; sys.exit(importlib.util.find_spec("${name}") is None)`])
    .status === 0;

/** A test that runs only where nothing is missing; its title says what is. It may have its own limit, in milliseconds. */
export function needing(
  missing: string | undefined,
  title: string,
  body: () => void | Promise<void>,
  limit?: number,
): void {
  const run = async () => {
    await body();
  };
  if (missing === undefined) test(title, run, limit);
  else test.skip(`${title} (skipped: no ${missing})`, run);
}

/** The same, for a program on PATH. */
export function needingProgram(name: string, title: string, body: () => void): void {
  const missing = onPath(name) === undefined ? `${name} on PATH` : undefined;
  needing(missing, title, body);
}

/** What Python's own parser says of a program; nothing if it parses. */
export const pythonErrors = (code: string): string =>
  spawnSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: code, encoding: "utf8" })
    .stderr;

/** A Go program as gofmt writes it, or what is wrong with it. */
export function gofmt(code: string): string {
  const { stdout, stderr } = spawnSync("gofmt", [], { input: code, encoding: "utf8" });
  return stderr === "" ? stdout : stderr;
}
