import { nested } from "../values/nested";
import { decide } from "./decide";
import type { Machine, Place } from "./machine";
import type { Settings } from "./settings";
import type { Verdict } from "./verdict";
import type { OperatingSystem } from "./windows";

/** Whether nothing but its image and its place tells how a machine activates: so it is with nearly all. */
function isPlain(machine: Machine): boolean {
  return (
    machine.deliveries.length === 0 &&
    machine.kmsHosts.length === 0 &&
    machine.disk === "image" &&
    machine.reach.kind === "not-declared" &&
    machine.bakedIn === undefined &&
    machine.declaredDelivery === undefined &&
    machine.managedBy === undefined &&
    !machine.conditional
  );
}

/**
 * Decides the machines of one stack, one after the other. Plain machines of one image in one place share their verdict,
 * which a stack of tens of thousands needs; for every machine the answer is that of {@link decide}.
 */
export function decider(settings: Settings): (machine: Machine) => Verdict {
  const shared = new Map<OperatingSystem, Map<Place, Map<string, Verdict>>>();
  return (machine) => {
    if (!isPlain(machine)) return decide(machine, settings);
    const verdicts = nested(nested(shared, machine.system), machine.place);
    const before = verdicts.get(machine.image);
    if (before) return before;
    const verdict = decide(machine, settings);
    verdicts.set(machine.image, verdict);
    return verdict;
  };
}
