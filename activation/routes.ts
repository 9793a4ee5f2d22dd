import { memoizePair } from "../values/memoize";
import { UNKNOWN } from "../values/value";
import { type KmsTargets, type Route, type RouteTable, type Subnet, isDeclared } from "./attachment";
import { type Prefix, holds, parsePrefix } from "./prefix";

/** A route with the route table or virtual hub that it comes from. */
export interface Hop {
  /** Name of the route table or virtual hub. */
  readonly from: string;
  readonly route: Route;
  /** What's uncertain about the route; absent if nothing is. */
  readonly doubt: "prefix" | "hub" | "condition" | undefined;
}

interface Candidate extends Hop {
  readonly prefix: Prefix | undefined;
  readonly byHub: boolean;
}

/** Service tags that contain, or may contain, the addresses of Azure's KMS. Their prefixes aren't documented. */
const TAGS_OF_KMS: ReadonlySet<string> = new Set(["azurecloud", "internet", "azureplatformlkm"]);

/** A stand-in for the routes of an unreadable table. */
const UNREADABLE: Route = { name: "unknown routes", prefix: UNKNOWN, nextHop: UNKNOWN, firewall: UNKNOWN };

/** A route for a single address is the most specific one, so it always wins. */
const WHOLE_ADDRESS = 32;

/**
 * Returns the routes that may carry traffic to an address: the one with the longest prefix, plus routes that may not
 * exist and routes with an unknown, possibly longer prefix. Source: virtual-networks-udr-overview.md: the longest
 * prefix wins; an explicit prefix beats the same prefix in a tag, and a route of the subnet's own table beats the same
 * route of a gateway. Of routes with one prefix in one place, no source says which wins.
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
      else if (prefix.length > longest || (prefix.length === longest && byHub === best[0]?.byHub)) {
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

function ownCandidates({ name, routes }: RouteTable): readonly Candidate[] {
  const read = routes === UNKNOWN ? [UNREADABLE] : (routes ?? []);
  return read.map((route) => ({
    from: name,
    route,
    doubt: route.certain === false ? "condition" : undefined,
    prefix: prefixOf(route),
    byHub: false,
  }));
}

/** Parses the prefixes of a subnet's routes once for all addresses. Routes without a prefix are dropped. */
function candidatesOf({ routeTable, hubRoutes }: Subnet): readonly Candidate[] {
  const table = isDeclared(routeTable) ? routeTable : undefined;
  const propagates = table?.propagation !== false;
  const ofHub = hubRoutes.map((route): Candidate => {
    const certain = route.certain && propagates && table?.propagation !== UNKNOWN;
    return { from: route.hub, route, doubt: certain ? undefined : "hub", prefix: prefixOf(route), byHub: true };
  });
  return [...(table ? ownCandidates(table) : []), ...ofHub].filter(({ route }) => route.prefix !== undefined);
}

/**
 * Whether a subnet replaces, or may replace, Azure's default route, entirely or in parts that aren't just exceptions for
 * single services.
 */
function mayReplaceDefault(candidates: readonly Candidate[]): boolean {
  return candidates.some(({ prefix }) => {
    if (prefix === undefined) return true;
    return prefix.kind === "addresses" && prefix.first.kind() === "ipv4" && prefix.length <= 1;
  });
}

/** Where a subnet's routes send traffic to Azure's KMS. */
export interface Routing {
  /**
   * The routes that may carry traffic to each current address. `undefined` among them is Azure's own route to the
   * internet.
   */
  readonly ways: readonly { readonly address: string; readonly routes: readonly (Hop | undefined)[] }[];
  /** Whether the subnet has, or may have, its own default route. */
  readonly mayReplaceDefault: boolean;
}

/** Returns a subnet's routing, computed once for all its machines. */
export const routing = memoizePair((subnet: Subnet, kms: KmsTargets): Routing => {
  const candidates = candidatesOf(subnet);
  const ways = kms.addresses.map((address) => ({ address, routes: routesFor(address, candidates) }));
  return { ways, mayReplaceDefault: mayReplaceDefault(candidates) };
});
