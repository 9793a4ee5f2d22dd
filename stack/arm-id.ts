/** An ARM resource id, taken apart and folded to lower case, since ARM compares ids without regard to case. */

import { standsIn } from "../values/stand-in";

export interface ArmId {
  /** Absent where it cannot be known, as in a template that is deployed to a resource group named elsewhere. */
  readonly subscription: string | undefined;
  readonly group: string | undefined;
  /** What follows the resource group: `/providers/microsoft.network/virtualnetworks/v1/subnets/s1`. */
  readonly suffix: string;
}

/** The name, unless it is empty or stands in for one that is unknown. */
export function certain(name: string | undefined): string | undefined {
  return name === undefined || name === "" || standsIn(name) ? undefined : name.toLowerCase();
}

export function segmentAfter(segments: readonly string[], key: string): string | undefined {
  const place = segments.indexOf(key);
  return place < 0 ? undefined : certain(segments[place + 1]);
}

/** Takes an id apart; absent where the text is no ARM id. */
export function parseArmId(id: string): ArmId | undefined {
  const lower = id.toLowerCase();
  const start = lower.lastIndexOf("/providers/");
  if (start < 0) return undefined;
  const suffix = lower.endsWith("/") ? lower.slice(start, -1) : lower.slice(start);
  const scope = lower.slice(0, start).split("/");
  return { subscription: segmentAfter(scope, "subscriptions"), group: segmentAfter(scope, "resourcegroups"), suffix };
}

/** `/providers/<namespace>/<type>/<name>[/<type>/<name>]…`, in lower case. */
export function suffixOf(type: string, names: readonly string[]): string | undefined {
  const [namespace = "", ...types] = type.split("/");
  if (types.length !== names.length) return undefined;
  return ["/providers", namespace, ...types.flatMap((part, place) => [part, names[place] ?? ""])]
    .join("/")
    .toLowerCase();
}
