import { isObject } from "../../values/read";
import { UNKNOWN } from "../../values/value";

/** ARM names whose spelling differs between CLI versions, PowerShell and REST. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  [
    "backendIPConfigurations",
    "bgpSettings",
    "dnsSettings",
    "frontendIPConfiguration",
    "frontendIPConfigurations",
    "hubIPAddresses",
    "ipConfigurations",
    "ipGroups",
    "ipProtocol",
    "ipTags",
    "nextHopIpAddress",
    "osDisk",
    "osName",
    "osProfile",
    "osState",
    "osType",
    "osVersion",
    "privateIPAddress",
    "publicIPAddress",
    "publicIPAddressConfiguration",
    "publicIPAddresses",
    "publicIPPrefixes",
    "vmId",
    "winRM",
  ].map((name) => [name.toLowerCase(), name]),
);

/** Members whose names are the user's own. */
const OPAQUE: ReadonlySet<string> = new Set(["settings", "protectedSettings", "tags", "userAssignedIdentities"]);

/** Returns ARM's name for a member: `OSProfile` and `OsProfile` are `osProfile`. */
export function armName(name: string): string {
  const known = SPELLINGS.get(name.toLowerCase());
  return known ?? name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase());
}

/** What `ConvertTo-Json` writes for objects nested deeper than `-Depth`, by default 2: their type, or `@{a=; b=}`. */
const CUT_OFF =
  /^(?:(?:Microsoft\.Azure\.(?:Management|PowerShell|Commands)|System\.Collections)\.[\w.`[\], ]+|@\{[^]*\})$/;

/** Returns a value with ARM's names. Calls `onCut` for values that PowerShell cut off, which are {@link UNKNOWN}. */
export function respelled(value: unknown, onCut: () => void): unknown {
  if (typeof value === "string") {
    if (!CUT_OFF.test(value)) return value;
    onCut();
    return UNKNOWN;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => respelled(item, onCut));
  if (!isObject(value)) return value;
  const members: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const own = armName(name);
    members[own] = OPAQUE.has(own) ? member : respelled(member, onCut);
  }
  return members;
}
