import type { Link } from "../../stack/links";
import { UNKNOWN } from "../../values/value";

/** The id of a network interface. */
export function interfaceId(group: string, name: string): string {
  return `/subscriptions/s/resourceGroups/${group}/providers/Microsoft.Network/networkInterfaces/${name}`;
}

/** What a reference leads to, in a word. */
export function show(link: Link): string {
  return link === undefined ? "none" : link === UNKNOWN ? "unknown" : typeof link === "string" ? link : link.name;
}
