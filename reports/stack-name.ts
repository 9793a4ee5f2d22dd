import { relative, sep } from "node:path";
import type { StackInput } from "../documents/stack-input";

/** Returns a path relative to the working directory, with slashes. */
export function asSeenHere(file: string): string {
  return relative("", file).split(sep).join("/");
}

/** Returns a display name that distinguishes stacks. Stacks in several projects are often all named `dev`. */
export function titleOf({ stack, project, files }: StackInput, file: string): string {
  if (stack !== undefined && stack !== "")
    return project === undefined || project === "" ? stack : `${project}/${stack}`;
  const others = (files?.all.length ?? 1) - 1;
  return `${file === "-" ? "standard input" : file}${others === 0 ? "" : ` and ${others} more`}`;
}

/** Returns a name for a stack whose file doesn't name one: the file name without folders and `.json`. */
export function stackNameOf(input: StackInput, file: string): string {
  if (input.stack !== undefined && input.stack !== "") return input.stack;
  return file === "-" ? "standard input" : (file.split(/[\\/]/).pop() ?? file).replace(/\.json$/i, "");
}
