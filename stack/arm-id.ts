import { standsIn } from "../values/stand-in";

/** A parsed ARM resource id in lower case, because ARM compares ids case-insensitively. */
export interface ArmId {
  /** Absent if unknown, as in a template deployed to another resource group. */
  readonly subscription: string | undefined;
  readonly group: string | undefined;
  /** The part after the resource group: `/providers/microsoft.network/virtualnetworks/v1/subnets/s1`. */
  readonly suffix: string;
}

/** Returns a name, unless it's empty or a placeholder for an unknown name. */
export function certain(name: string | undefined): string | undefined {
  return name === undefined || name === "" || standsIn(name) ? undefined : name.toLowerCase();
}

/** Returns the segment of an id after another one; `undefined` if it's missing, empty or a placeholder. */
function segmentAfter(segments: readonly string[], key: string): string | undefined {
  const place = segments.indexOf(key);
  return place < 0 ? undefined : certain(segments[place + 1]);
}

/** Whether {@link parseArmId} can parse a text. */
export function isArmId(text: string): boolean {
  return /\/providers\//i.test(text);
}

/** Parses an id; `undefined` if the text isn't an ARM id. */
export function parseArmId(id: string): ArmId | undefined {
  const lower = id.toLowerCase();
  const start = lower.lastIndexOf("/providers/");
  if (start < 0) return undefined;
  const suffix = lower.endsWith("/") ? lower.slice(start, -1) : lower.slice(start);
  const scope = lower.slice(0, start).split("/");
  return { subscription: segmentAfter(scope, "subscriptions"), group: segmentAfter(scope, "resourcegroups"), suffix };
}

/** Returns `/providers/<namespace>/<type>/<name>[/<type>/<name>]…` in lower case; `undefined` if a name is missing. */
export function suffixOf(type: string, names: readonly string[]): string | undefined {
  const [namespace = "", ...types] = type.split("/");
  if (types.length !== names.length) return undefined;
  return ["/providers", namespace, ...types.flatMap((part, place) => [part, names[place] ?? ""])]
    .join("/")
    .toLowerCase();
}

/** Returns the last segment of an id: the resource's own name. */
export function lastSegment(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}
