import type { Fields } from "../../values/fields";
import { kindText } from "../../values/kind-text";
import { isObject } from "../../values/read";
import { messages } from "../messages";
import type { StackInput } from "../stack-input";
import { UnreadableInput } from "../unreadable";
import { configIn, fromRecords } from "./from-records";
import { type ResourceRecord, isResourceRecord, stepRecord } from "./records";

/**
 * Refuses a preview without its unchanged resources, which it shows only on request. Without them, a machine could lack
 * a key that an unchanged extension delivers.
 */
function refuseHalfPreview(steps: readonly unknown[], summary: unknown): void {
  const unchanged = isObject(summary) && typeof summary["same"] === "number" ? summary["same"] : 0;
  const shown = steps.filter((step) => isObject(step) && step["op"] === "same").length;
  if (shown < unchanged) {
    throw new UnreadableInput(messages.halfPreview(unchanged - shown));
  }
}

/** Refuses a failed preview, which shows only what the program declared before it failed. */
function refuseFailed(diagnostics: unknown): void {
  if (Array.isArray(diagnostics) && diagnostics.some((one) => isObject(one) && one["severity"] === "error"))
    throw new UnreadableInput(messages.failedPreview);
}

/**
 * What a step's new state leaves out (CLI 3.259.0): a resource that isn't replaced keeps its id, and one that doesn't change keeps
 * its outputs.
 */
function kept(step: Fields, record: ResourceRecord): ResourceRecord {
  const { op, oldState } = step;
  if (!isObject(oldState) || (op !== "same" && op !== "update")) return record;
  const outputs = record.outputs ?? (op === "same" ? oldState["outputs"] : undefined);
  return { ...record, id: record.id ?? oldState["id"], outputs };
}

/**
 * Returns the steps of the program. A refresh comes before them and shows each resource as it was, even if it's deleted
 * afterwards or no longer exists (CLI 3.259.0).
 */
function ofProgram(steps: readonly unknown[]): readonly Fields[] {
  const all = steps.filter(isObject);
  const some = all.filter(({ op }) => op !== "refresh");
  return some.length > 0 ? some : all;
}

/** Returns a preview's resources. A replaced resource has several steps; the last with a new state counts. */
function recordsIn({ steps, changeSummary, diagnostics }: Fields): ResourceRecord[] {
  if (!Array.isArray(steps)) throw new UnreadableInput(messages.notArray("steps", kindText(steps)));
  refuseHalfPreview(steps, changeSummary);
  refuseFailed(diagnostics);
  const byUrn = new Map<string, ResourceRecord>();
  for (const step of ofProgram(steps)) {
    const record = step["newState"];
    if (!isResourceRecord(record)) continue;
    const provider = record.provider ?? step["provider"];
    byUrn.set(record.urn, stepRecord(step, kept(step, { ...record, provider })));
  }
  return [...byUrn.values()];
}

/**
 * Reads `pulumi preview --json`; `undefined` if the file isn't one.
 *
 * @throws UnreadableInput if the preview failed or shows only some of the resources
 */
export function readPreview(root: Fields): StackInput | undefined {
  if (!("steps" in root)) return undefined;
  // An empty configuration is left out (CLI 3.259.0, `pkg/display/json.go`).
  return fromRecords("preview", recordsIn(root), configIn(root) ?? {});
}
