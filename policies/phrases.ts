import type { Carrier } from "../activation/delivery";
import type { Machine } from "../activation/machine";
import { CLOUD_NAMES, systemName } from "../activation/names";
import { known } from "../values/value";
import type { Judged } from "./policy";

/** What a machine runs, as a message names it. */
export function windowsOf({ system }: Machine): string {
  return system.kind === "windows" ? systemName(system) : "Windows";
}

/** Where a machine runs, as a message names it. */
export function cloudOf({ place }: Machine): string {
  const cloud = known(place.cloud);
  return cloud === undefined ? "an unknown cloud" : CLOUD_NAMES[cloud];
}

/** A carrier and the property that counts, as a message names them. */
export function carrierOf({ what, name, path }: Carrier): string {
  return `The ${what} \`${name}\` (\`${path}\`)`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** The page that decides a verdict; `otherwise` where the verdict cites none. */
export function sourceOf({ verdict }: Judged, otherwise: string): string {
  return "source" in verdict ? verdict.source : otherwise;
}
