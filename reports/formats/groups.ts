import type { ReportedFinding, StackReport } from "../report";
import { placeKey } from "./at-machine";
import { resourceOf } from "./shown";

/** Findings with the same message at several resources. */
export interface Group {
  readonly first: ReportedFinding;
  readonly all: readonly ReportedFinding[];
  /** The message, with a placeholder for the name if there are several resources. */
  readonly message: string;
}

const STAND_IN = "`…`";

/** Groups the findings of one stack by message, in order of first occurrence. */
export function groupsOf(findings: readonly ReportedFinding[]): readonly Group[] {
  const groups = new Map<string, { message: string; all: ReportedFinding[] }>();
  for (const finding of findings) {
    const { policy, level, severity, name, waiver, change } = finding;
    const message = finding.message.replaceAll(`\`${name}\``, STAND_IN);
    const key = JSON.stringify([policy, level, severity, waiver, change, message]);
    const group = groups.get(key);
    if (group) group.all.push(finding);
    else groups.set(key, { message, all: [finding] });
  }
  return Array.from(groups.values()).flatMap(({ message, all }): Group[] => {
    const [first] = all;
    if (!first) return [];
    return [{ first, all, message: all.length === 1 ? first.message : message }];
  });
}

/** Names the resource of a group, or counts them. */
export function headOf(all: readonly ReportedFinding[], { inventory }: StackReport): string {
  const [first, ...others] = all;
  if (first && others.length === 0) return resourceOf(first);
  const machines = new Set(inventory.map(placeKey));
  return `${all.length} ${all.every((one) => machines.has(placeKey(one))) ? "machines" : "resources"}`;
}
