import { decider } from "../activation/decider";
import type { Settings } from "../activation/settings";
import { type StackDeclaration, type Unreadable, guarded, readStack } from "../machines/inventory";
import type { Judged, Judgement } from "./policy";

/** Whether a machine runs Windows, or may, and doesn't certainly activate. */
export function isUnsettled({ verdict }: Judged): boolean {
  return verdict.kind !== "activates" && verdict.kind !== "not-windows";
}

/** Reads a stack and decides every machine in it. */
export function judge(stack: StackDeclaration, settings: Settings): Judgement {
  const { machines, exposures, loose, unreadable, context } = readStack(stack, settings);
  const decide = decider(settings);
  const faults: Unreadable[] = [];
  const judged = machines.flatMap((machine): Judged[] => {
    const verdict = guarded(machine, faults, () => decide(machine));
    return verdict ? [{ machine, verdict }] : [];
  });
  const receiving = judged.filter(({ machine }) => machine.deliveries.length > 0 || machine.kmsHosts.length > 0);
  const unsettled = judged.filter(isUnsettled);
  return { judged, receiving, unsettled, exposures, loose, unreadable: [...unreadable, ...faults], context, settings };
}
