import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { transformSync } from "@swc/core";

function isFunction(value: unknown): value is (...args: readonly unknown[]) => unknown {
  return typeof value === "function";
}

/** A program's file as a function that runs it from the start each time, as the engine does. */
export function freshProgram(file: string): PulumiFn {
  const { code } = transformSync(readFileSync(file, "utf8"), {
    filename: file,
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
  });
  const resolve = createRequire(file);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the runner's own, so that program and harness share one SDK
  const load = (name: string): unknown => require(name.startsWith(".") ? resolve.resolve(name) : name);
  const body: unknown = compileFunction(code, ["require", "module", "exports"], { filename: file });
  return () => {
    const module = { exports: {} };
    if (isFunction(body)) body(load, module, module.exports);
    return Promise.resolve(module.exports);
  };
}
