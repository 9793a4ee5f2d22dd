import type { Machine } from "../../activation/machine";
import type { Settings } from "../../activation/settings";
import type { Judged, Judgement } from "../../policies/policy";
import { verdictOf } from "../activation/in-short";
import { machineOf } from "../activation/machines";
import { judged } from "./declare";

/** A judgement of machines of which a test says what matters to it. */
export function judgementOf(settings: Settings, ...machines: readonly Partial<Machine>[]): Judgement {
  const all = machines.map((machine): Judged => ({
    machine: machineOf(machine),
    verdict: verdictOf(machine, settings),
  }));
  return { ...judged([]), judged: all, unsettled: all, receiving: all, settings };
}
