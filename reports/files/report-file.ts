import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { UnreadableInput } from "../../documents/unreadable";
import { type Fields, arrayOrEmpty, objectOrEmpty } from "../../values/fields";
import { jsonFault } from "../../values/json-fault";
import { isObject } from "../../values/read";
import { messages } from "../messages";
import type { Report, StackReport } from "../report";
import { PACKAGE_ROOT } from "../version";
import { contentOf } from "./content";
import { isInLines, stacksIn } from "./report-lines";

interface Validators {
  readonly report: ValidateFunction<Report>;
  readonly stack: ValidateFunction<StackReport>;
}

function compiledValidators(): Validators {
  const schema: unknown = JSON.parse(readFileSync(join(PACKAGE_ROOT, "docs/report.schema.json"), "utf8"));
  const ajv = new Ajv({ validateFormats: false }).addSchema(objectOrEmpty(schema), "report");
  return {
    report: ajv.compile<Report>({ $ref: "report" }),
    stack: ajv.compile<StackReport>({ $ref: "report#/definitions/stack" }),
  };
}

let compiled: Validators | undefined;

function validators(): Validators {
  return (compiled ??= compiledValidators());
}

/** Renames the member that version 1 calls `urn`. */
function withAddress(item: unknown): unknown {
  if (!isObject(item)) return item;
  const { urn: address, ...rest } = item;
  return { ...rest, address };
}

/** Returns a report of version 1, which 0.1.0 wrote, in the form of version 2. */
function upgraded(report: Fields): Fields {
  if (report["version"] !== 1) return report;
  const stacks = arrayOrEmpty(report["stacks"]).map((stack) =>
    isObject(stack)
      ? {
          ...stack,
          findings: arrayOrEmpty(stack["findings"]).map(withAddress),
          inventory: arrayOrEmpty(stack["inventory"]).map(withAddress),
        }
      : stack,
  );
  return { ...report, version: 2, stacks };
}

function parse(content: string): unknown {
  if (content.trim() === "") throw new UnreadableInput(messages.emptyReport);
  try {
    return JSON.parse(content);
  } catch {
    // The parser's own message quotes the content, which may hold a key.
    const { line, column } = jsonFault(content);
    throw new UnreadableInput(messages.notJson(line, column));
  }
}

/**
 * Reads a report from `check --format json` or `merge --format json`.
 *
 * @throws UnreadableInput if it isn't one, or is newer
 */
export function readReport(content: string): Report {
  const root = parse(content);
  if (!isObject(root) || root["tool"] !== "windows-activation") throw new UnreadableInput(messages.notReport);
  const { report: check } = validators();
  const report = upgraded(root);
  if (check(report)) return report;
  const [error] = check.errors ?? [];
  throw new UnreadableInput(messages.otherReport(`${error?.instancePath ?? ""} ${error?.message ?? ""}`));
}

/** Yields each stack of a report in lines, and then the rest of it; stops at what isn't valid. */
function* partsIn(file: string): Generator<Report, boolean> {
  const { report, stack } = validators();
  const stacks = stacksIn(file);
  for (;;) {
    const { done, value } = stacks.next();
    if (done === true) {
      if (!report(value)) return false;
      yield value;
      return true;
    }
    if (!stack(value)) return false;
    yield { stacks: [value], badInputs: [] };
  }
}

/** Whether all of a report in lines is valid. */
function isValid(file: string): boolean {
  try {
    const parts = partsIn(file);
    for (;;) {
      const { done, value } = parts.next();
      if (done === true) return value;
    }
  } catch {
    return false;
  }
}

/**
 * Reads a report in parts, so a large one doesn't have to fit in memory. It's checked as a whole before the first part.
 *
 * @throws UnreadableInput if it isn't one, or is newer
 */
export function reportParts(file: string): Iterable<Report> {
  return isInLines(file) && isValid(file) ? partsIn(file) : [readReport(contentOf(file))];
}
