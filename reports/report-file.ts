import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { UnreadableInput } from "../documents/unreadable";
import { isObject } from "../values/read";
import type { Report } from "./report";
import { PACKAGE_ROOT } from "./version";

let validate: ValidateFunction<Report> | undefined;

function validator(): ValidateFunction<Report> {
  if (!validate) {
    const schema: unknown = JSON.parse(readFileSync(join(PACKAGE_ROOT, "docs/report.schema.json"), "utf8"));
    validate = new Ajv({ validateFormats: false }).compile<Report>(isObject(schema) ? schema : false);
  }
  return validate;
}

/** Renames the member that version 1 calls `urn`. */
function withAddress(item: unknown): unknown {
  if (!isObject(item)) return item;
  const { urn: address, ...rest } = item;
  return { ...rest, address };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns a report of version 1, which 0.1.0 wrote, in the form of version 2. */
function upgraded(report: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (report["version"] !== 1) return report;
  const stacks = listOf(report["stacks"]).map((stack) =>
    isObject(stack)
      ? {
          ...stack,
          findings: listOf(stack["findings"]).map(withAddress),
          inventory: listOf(stack["inventory"]).map(withAddress),
        }
      : stack,
  );
  return { ...report, version: 2, stacks };
}

/**
 * Reads a report from `check --format json` or `merge --format json`.
 *
 * @throws UnreadableInput if it isn't one, or is newer
 */
export function readReport(content: string): Report {
  const root: unknown = JSON.parse(content);
  if (!isObject(root) || root["tool"] !== "windows-activation")
    throw new UnreadableInput("not a windows-activation report; create one with `check --format json`");
  const check = validator();
  const report = upgraded(root);
  if (check(report)) return report;
  const [error] = check.errors ?? [];
  throw new UnreadableInput(
    `not a report that this version can read: ${error?.instancePath ?? ""} ${error?.message ?? ""}`,
  );
}
