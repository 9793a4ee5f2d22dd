import { Lists } from "../../values/lists";
import type { ReportedFinding, StackReport } from "../report";

/** Where a finding or a machine is. */
export type Place = Pick<ReportedFinding, "path"> & { readonly address: string | undefined };

/** Returns a unique key for each machine of a stack. */
export function placeKey({ address, path }: Place): string {
  return JSON.stringify([address, path]);
}

/** Returns the keys of a place and of what contains it, innermost first: a finding on a tag is also one on its machine. */
function keysAround({ address, path }: Place): readonly string[] {
  const parts = path.split(".");
  const paths = new Set([...parts.map((_, index) => parts.slice(0, parts.length - index).join(".")), ""]);
  return [...paths].map((above) => placeKey({ address, path: above }));
}

/** Returns the machine that a finding is at, if the inventory holds it. */
export function machineAt<T>(machines: ReadonlyMap<string, T>, finding: Place): T | undefined {
  const key = keysAround(finding).find((one) => machines.has(one));
  return key === undefined ? undefined : machines.get(key);
}

/** The findings of a stack by machine. */
export class FindingsAt {
  private readonly byPlace = new Lists<string, ReportedFinding>();

  constructor({ findings }: Pick<StackReport, "findings">) {
    for (const finding of findings) for (const key of keysAround(finding)) this.byPlace.add(key, finding);
  }

  /** Returns the findings at a machine, waived or not. */
  of(place: Place): readonly ReportedFinding[] {
    return this.byPlace.of(placeKey(place));
  }
}
