import { ownersOf } from "../../stack/urn";
import type { Fields } from "../../values/fields";
import { kindText } from "../../values/kind-text";
import { isObject } from "../../values/read";
import { messages } from "../messages";
import type { InputKind, Position, StackInput } from "../stack-input";
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
