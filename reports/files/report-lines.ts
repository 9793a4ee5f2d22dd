import { closeSync, openSync, readSync, statSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

const CHUNK = 1 << 20;

/** The first line of a report as this version writes it: a line for each stack follows. */
const FIRST_LINE = /^\{"tool":"windows-activation","toolVersion":"[^"\n]*","version":2,"time":"[^"\n]*","stacks":\[\n/;

function* linesOf(file: string): Generator<string, void> {
  const descriptor = openSync(file, "r");
  try {
    const decoder = new StringDecoder("utf8");
    const chunk = Buffer.alloc(CHUNK);
    let rest = "";
    for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, size))).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    yield rest + decoder.end();
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a file has a report with one line for each stack, which can be read a line at a time. */
export function isInLines(file: string): boolean {
  if (file === "-" || statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const descriptor = openSync(file, "r");
  try {
    const start = Buffer.alloc(1000);
    return FIRST_LINE.test(start.toString("latin1", 0, readSync(descriptor, start)));
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Yields the stacks of such a file, and returns the report without them.
 *
 * @throws SyntaxError if a line isn't JSON
 */
export function* stacksIn(file: string): Generator<unknown, unknown> {
  let first: string | undefined;
  let end: string | undefined;
  for (const line of linesOf(file)) {
    if (first === undefined) first = line;
    else if (end !== undefined) end += `\n${line}`;
    else if (line.startsWith("]")) end = line;
    else yield JSON.parse(line.endsWith(",") ? line.slice(0, -1) : line);
  }
  const rest: unknown = JSON.parse(`${first ?? ""}${end ?? ""}`);
  return rest;
}
