import { innerMap } from "../values/inner-map";
import { decide } from "./decide";
import type { Machine, Place } from "./machine";
import type { Settings } from "./settings";
import type { Verdict } from "./verdict";
import type { OperatingSystem } from "./windows";

/** Whether the machine's activation depends only on its image and place, as for nearly all machines. */
function isPlain(machine: Machine): boolean {
  return (
    machine.deliveries.length === 0 &&
    machine.kmsHosts.length === 0 &&
    machine.disk === "image" &&
    machine.reach.kind === "not-declared" &&
    machine.bakedIn === undefined &&
    machine.declaredDelivery === undefined &&
    machine.managedBy === undefined &&
    machine.license === undefined &&
    !machine.conditional
  );
}

/**
 * Returns a function that decides the machines of one stack. It caches verdicts of plain machines by image and place,
 * for stacks with tens of thousands; the verdicts are the same as {@link decide}'s.
 */
export function decider(settings: Settings): (machine: Machine) => Verdict {
  const shared = new Map<OperatingSystem, Map<Place, Map<string, Verdict>>>();
  return (machine) => {
    if (!isPlain(machine)) return decide(machine, settings);
    const verdicts = innerMap(innerMap(shared, machine.system), machine.place);
    const before = verdicts.get(machine.image);
    if (before) return before;
    const verdict = decide(machine, settings);
    verdicts.set(machine.image, verdict);
    return verdict;
  };
}
