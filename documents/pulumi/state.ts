import { type Fields, arrayOrEmpty } from "../../values/fields";
import { isObject } from "../../values/read";
import type { StackInput } from "../document";
import { messages } from "../messages";
import { UnreadableInput } from "../unreadable";
import { fromRecords, resourcesOf } from "./files";
import { type ResourceRecord, isResourceRecord } from "./records";

/** The newest version of a state (CLI 3.259.0, `sdk/go/common/apitype/core.go`). `pulumi policy analyze` refuses newer ones too. */
const NEWEST_VERSION = 4;

/**
 * Returns the resources that an interrupted update was creating. Pulumi doesn't know whether they exist, but the program
 * declares them, and without them a machine could lack the key that was on its way.
 */
function createdMeanwhile(operations: unknown, finished: readonly ResourceRecord[]): readonly ResourceRecord[] {
  const urns = new Set(finished.map(({ urn }) => urn));
  return arrayOrEmpty(operations).flatMap((operation) => {
    if (!isObject(operation) || operation["type"] !== "creating") return [];
    const record = operation["resource"];
    // A replacement has the URN of the resource that it replaces.
    return isResourceRecord(record) && !urns.has(record.urn) ? [record] : [];
  });
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
  return fromRecords("state", [...finished, ...createdMeanwhile(deployment["pending_operations"], finished)]);
}
