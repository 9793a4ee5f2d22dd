import { remember } from "../values/remember";
import { UNKNOWN } from "../values/value";
import { type KmsTargets, type Route, type Subnet, isDeclared } from "./attachment";
import { type Prefix, holds, parsePrefix } from "./prefix";

/** A route with the table or the virtual hub that it comes from. */
export interface Hop {
  /** Name of the table or the hub. */
  readonly from: string;
  readonly route: Route;
  /** Absent where the table has it for certain. */
  readonly doubt: "prefix" | "hub" | undefined;
}

interface Candidate extends Hop {
  readonly prefix: Prefix | undefined;
  readonly byHub: boolean;
}

/** Tags that hold, or may hold, the addresses of Azure's KMS; no document says with which prefixes. */
const TAGS_OF_KMS: ReadonlySet<string> = new Set(["azurecloud", "internet", "azureplatformlkm"]);

/** Stands for the routes of a table that cannot be read. */
const UNREADABLE: Route = { name: "unknown routes", prefix: UNKNOWN, nextHop: UNKNOWN, firewall: UNKNOWN };

/** A route for one address only is as specific as a route can be: nothing beside it counts. */
const WHOLE_ADDRESS = 32;

/**
 * The routes that may carry traffic to an address: the one with the longest prefix, and beside it those that may not
 * exist, or whose prefix is unknown and could be longer.
 * Source: virtual-networks-udr-overview.md: the longest prefix wins; an explicit prefix wins over the same one of a tag,
 * and a route of the subnet's own table over the same one of a gateway.
 */
function routesFor(address: string, candidates: readonly Candidate[]): readonly (Hop | undefined)[] {
  let longest = -1;
  let best: Candidate[] = [];
  const doubtful: Candidate[] = [];
  const possible: Candidate[] = [];
  for (const candidate of candidates) {
    const { prefix, doubt, byHub } = candidate;
    if (prefix === undefined || (prefix.kind === "tag" && TAGS_OF_KMS.has(prefix.tag))) {
      doubtful.push({ ...candidate, doubt: doubt ?? "prefix" });
    } else if (prefix.kind === "addresses" && holds(prefix, address)) {
      if (doubt !== undefined) possible.push(candidate);
      else if (prefix.length > longest || (prefix.length === longest && !byHub)) {
        best = prefix.length > longest ? [candidate] : [...best, candidate];
        longest = prefix.length;
      }
    }
  }
  if (longest === WHOLE_ADDRESS) return best;
  const winning = possible.filter(({ prefix }) => prefix?.kind === "addresses" && prefix.length > longest);
  return [...(best.length > 0 ? best : [undefined]), ...doubtful, ...winning];
}

function prefixOf({ prefix }: Route): Prefix | undefined {
  return typeof prefix === "string" ? parsePrefix(prefix) : undefined;
}

/** Reads the prefixes of a subnet's routes, once for all addresses. A route without a prefix is none. */
function candidatesOf({ routeTable, hubRoutes }: Subnet): readonly Candidate[] {
  const table = isDeclared(routeTable) ? routeTable : undefined;
  const routes = table?.routes === UNKNOWN ? [UNREADABLE] : (table?.routes ?? []);
  const own = routes.map((route): Candidate => ({
    from: table?.name ?? "",
    route,
    doubt: undefined,
    prefix: prefixOf(route),
    byHub: false,
  }));
  const propagates = table?.propagation !== false;
  const ofHub = hubRoutes.map((route): Candidate => {
    const certain = route.certain && propagates && table?.propagation !== UNKNOWN;
    return { from: route.hub, route, doubt: certain ? undefined : "hub", prefix: prefixOf(route), byHub: true };
  });
  return [...own, ...ofHub].filter(({ route }) => route.prefix !== undefined);
}

/** Whether a subnet replaces Azure's default route, wholly or in parts that are no exception for single services. */
function hasOwnDefault(candidates: readonly Candidate[]): boolean {
  return candidates.some(
    ({ prefix, doubt }) =>
      doubt === undefined && prefix?.kind === "addresses" && prefix.first.kind() === "ipv4" && prefix.length <= 1,
  );
}

/** Where the routes of a subnet send traffic to Azure's KMS. */
export interface Routing {
  /** For each current address the routes that may carry it, `undefined` among them stands for Azure's own route to the Internet. */
  readonly ways: readonly { readonly address: string; readonly routes: readonly (Hop | undefined)[] }[];
  /** Whether the subnet has a default route of its own. */
  readonly ownDefault: boolean;
}

/** Reads the routes of a subnet once for all its machines. */
export const routing = remember((subnet: Subnet, kms: KmsTargets): Routing => {
  const candidates = candidatesOf(subnet);
  const ways = kms.addresses.map((address) => ({ address, routes: routesFor(address, candidates) }));
  return { ways, ownDefault: hasOwnDefault(candidates) };
});
