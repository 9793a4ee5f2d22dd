import { type Fields, arrayOrEmpty, objectOrEmpty } from "../../values/fields";
import { isObject } from "../../values/read";
import { messages } from "../messages";
import type { StackInput } from "../stack-input";
import { UnreadableInput } from "../unreadable";
import { fromRecords, resourcesOf } from "./from-records";
import { type ResourceRecord, isResourceRecord } from "./records";

/**
 * The newest version of a state (CLI 3.259.0, `sdk/go/common/apitype/core.go`). `pulumi policy analyze` refuses newer
 * ones too.
 */
const NEWEST_VERSION = 4;

/**
 * Returns a state's resources as the interrupted update wanted them. Pulumi doesn't know whether the operations that it had
 * begun have succeeded, but the program declares their results, and without them a machine could lack the key that was on
 * its way.
 */
function asIntended(finished: readonly ResourceRecord[], operations: unknown): readonly ResourceRecord[] {
  const begun = arrayOrEmpty(operations);
  if (begun.length === 0) return finished;
  const byUrn = new Map(finished.map((record) => [record.urn, record]));
  for (const operation of begun) {
    const { type, resource: record } = objectOrEmpty(operation);
    if (!isResourceRecord(record)) continue;
    const before = byUrn.get(record.urn);
    // A replacement has the URN of the resource that it replaces, which still exists.
    if (type === "creating" && before === undefined) byUrn.set(record.urn, record);
    if (type === "updating" && before !== undefined) byUrn.set(record.urn, { ...before, inputs: record.inputs });
  }
  return [...byUrn.values()];
}

/** The deployment in an exported state or in a checkpoint of a self-managed backend, and its path. */
function deploymentIn(root: Fields): readonly [deployment: unknown, path: string] {
  const { checkpoint } = root;
  return isObject(checkpoint) ? [checkpoint["latest"], "checkpoint.latest"] : [root["deployment"], "deployment"];
}

/** Whether a state belongs to a stack that was never updated. Nothing else has these two properties. */
const isNew = ({ version, deployment, checkpoint }: Fields): boolean =>
  typeof version === "number" && (deployment === null || isObject(checkpoint));

/**
 * Reads a stack's state; `undefined` if the file isn't one.
 *
 * @throws UnreadableInput if it's malformed, or of a version that may have another form
 */
export function readState(root: Fields): StackInput | undefined {
  const [deployment, path] = deploymentIn(root);
  if (!isObject(deployment)) return isNew(root) ? fromRecords("state", []) : undefined;
  const { version } = root;
  if (typeof version === "number" && version > NEWEST_VERSION) throw new UnreadableInput(messages.newerState(version));
  const finished = resourcesOf(deployment["resources"], `${path}.resources`);
  return fromRecords("state", asIntended(finished, deployment["pending_operations"]));
}
