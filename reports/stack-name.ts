import { relative, sep } from "node:path";
import type { StackInput } from "../documents/document";

/** A file's path as seen from the working directory, with slashes. */
export function asSeenHere(file: string): string {
  return relative("", file).split(sep).join("/");
}

/** What tells a stack from every other, for people: stacks of several projects are often all called `dev`. */
export function titleOf({ stack, project, files }: StackInput, file: string): string {
  if (stack !== undefined && stack !== "")
    return project === undefined || project === "" ? stack : `${project}/${stack}`;
  const others = (files?.all.length ?? 1) - 1;
  return `${file === "-" ? "standard input" : file}${others === 0 ? "" : ` and ${others} more`}`;
}

/** A name for a stack that a file does not tell: the file's own, without folders and `.json`. */
export function stackNameOf(input: StackInput, file: string): string {
  if (input.stack !== undefined && input.stack !== "") return input.stack;
  return file === "-" ? "standard input" : (file.split(/[\\/]/).pop() ?? file).replace(/\.json$/i, "");
}
