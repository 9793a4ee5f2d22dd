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

/**
 * Reads a report from `check --format json` or `merge --format json`.
 *
 * @throws UnreadableInput if it isn't one, or is of another version
 */
export function readReport(content: string): Report {
  const root: unknown = JSON.parse(content);
  if (!isObject(root) || root["tool"] !== "windows-activation")
    throw new UnreadableInput("not a windows-activation report; create one with `check --format json`");
  const check = validator();
  if (check(root)) return root;
  const [error] = check.errors ?? [];
  throw new UnreadableInput(
    `not a report that this version can read: ${error?.instancePath ?? ""} ${error?.message ?? ""}`,
  );
}
