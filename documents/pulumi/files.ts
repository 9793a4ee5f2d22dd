import { ownersOf } from "../../stack/urn";
import type { Fields } from "../../values/fields";
import { kindText } from "../../values/kind-text";
import { isObject } from "../../values/read";
import type { InputKind, Position, StackInput } from "../document";
import { messages } from "../messages";
import { UnreadableInput } from "../unreadable";
import { positionOf } from "./position";
import { type ResourceRecord, type StackConfig, declareAll, isResourceRecord } from "./records";

/** Returns the stack that records declare, with their positions in the program. */
export function fromRecords(kind: InputKind, records: readonly ResourceRecord[], config?: StackConfig): StackInput {
  const positions = new Map<string, Position>();
  for (const { urn, sourcePosition, stackTrace } of records) {
    const position = positionOf(sourcePosition, stackTrace);
    if (position) positions.set(urn, position);
  }
  const declared = declareAll(records, kind === "state" ? "state" : "preview", config);
  return {
    kind,
    ...ownersOf(records[0]?.urn ?? ""),
    resources: kind === "events" ? declared.map((one) => ({ ...one, unlinked: true })) : declared,
    positions,
    violations: [],
    judged: false,
  };
}

/**
 * Reads a list of resources.
 *
 * @param where the property that contains the list, for the error
 * @throws UnreadableInput if the list or a resource in it is malformed
 */
export function resourcesOf(list: unknown, where: string): ResourceRecord[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw new UnreadableInput(messages.notResources(where, kindText(list)));
  const items: readonly unknown[] = list;
  return items.filter((item, index): item is ResourceRecord => {
    if (!isResourceRecord(item)) {
      if (isObject(item) && item["delete"] === true) return false;
      throw new UnreadableInput(messages.notResource(`${where}[${index}]`));
    }
    return item.delete !== true;
  });
}

/** Returns the stack configuration in a state or preview, if it has one. */
export function configIn({ config }: Fields): StackConfig | undefined {
  return isObject(config) ? config : undefined;
}

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
 * The engine's operations on resources that it only reads. Source: pulumi sdk/go/common/apitype, OpType, CLI 3.259.0.
 */
const READS: ReadonlySet<unknown> = new Set(["read", "read-replacement"]);

/** Returns a step's record, marked if the operation only reads the resource. */
export function recordOf(step: Fields, record: ResourceRecord): ResourceRecord {
  return READS.has(step["op"]) ? { ...record, external: true } : record;
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
export function previewRecords({ steps, changeSummary, diagnostics }: Fields): ResourceRecord[] {
  if (!Array.isArray(steps)) throw new UnreadableInput(messages.notArray("steps", kindText(steps)));
  refuseHalfPreview(steps, changeSummary);
  refuseFailed(diagnostics);
  const byUrn = new Map<string, ResourceRecord>();
  for (const step of ofProgram(steps)) {
    const record = step["newState"];
    if (!isResourceRecord(record)) continue;
    const provider = record.provider ?? step["provider"];
    byUrn.set(record.urn, recordOf(step, kept(step, { ...record, provider })));
  }
  return [...byUrn.values()];
}
