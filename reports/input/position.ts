import type { Position } from "../report";

/** `project:///index.js#7,1`, as the engine writes it (CLI 3.259.0): file, line, column. */
const SOURCE_POSITION = /^project:\/\/\/([^#]+)#(\d+)(?:,(\d+))?/;

/** The place in the program, if the engine told it. */
export function positionOf(value: unknown): Position | undefined {
  const match = typeof value === "string" ? SOURCE_POSITION.exec(value) : null;
  if (!match) return undefined;
  const [, file = "", line = "1", column = "1"] = match;
  try {
    return { file: decodeURIComponent(file), line: Number(line), column: Number(column) };
  } catch {
    return { file, line: Number(line), column: Number(column) };
  }
}
