import { decide } from "../activation/decide";
import type { Settings } from "../activation/settings";
import { readStack, type StackDeclaration } from "../machines";
import type { Judgement } from "./rule";

/** Reads a stack and decides every machine of it. */
export function judge(stack: StackDeclaration, settings: Settings): Judgement {
  const { machines, exposures, loose, unreadable } = readStack(stack, settings);
  const judged = machines.map((machine) => ({ machine, verdict: decide(machine, settings) }));
  return { judged, exposures, loose, unreadable, settings };
}
