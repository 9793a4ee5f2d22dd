import { isObject } from "../../values/read";
import type { Position } from "../stack-input";

/** `project:///index.js#7,1`, as the engine writes it (CLI 3.259.0): file, line, column. */
const SOURCE_POSITION = /^project:\/\/\/([^#]+)#(\d+)(?:,(\d+))?/;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parse(value: unknown): Position | undefined {
  const match = typeof value === "string" ? SOURCE_POSITION.exec(value) : null;
  if (!match) return undefined;
  const [, file = "", line = "1", column = "1"] = match;
  return { file: decoded(file), line: Math.max(1, Number(line)), column: Math.max(1, Number(column)) };
}

/** Whether a file is the user's own, not an installed package's or Node's. */
function isOwn({ file }: Position): boolean {
  return !/(?:^|\/)node_modules\//.test(file) && !file.startsWith("node:");
}

/**
 * Returns the position of a resource's declaration, if the engine recorded it. For a resource inside a package's
 * component, it's the first stack frame in the user's own code.
 */
export function positionOf(sourcePosition: unknown, stackTrace: unknown): Position | undefined {
  const position = parse(sourcePosition);
  if (!position || isOwn(position) || !Array.isArray(stackTrace)) return position;
  for (const frame of stackTrace) {
    const one = isObject(frame) ? parse(frame["sourcePosition"]) : undefined;
    if (one && isOwn(one)) return one;
  }
  return position;
}
