import { remember } from "../values/remember";
import { UNKNOWN } from "../values/value";
import type { KmsTargets, Route, RouteTable } from "./attachment";
import { type Prefix, holds, parsePrefix } from "./prefix";

interface Candidate {
  readonly route: Route;
  readonly prefix: Prefix | undefined;
}

/** Tags that hold, or may hold, the addresses of Azure's KMS; no document says with which prefixes. */
const TAGS_OF_KMS: ReadonlySet<string> = new Set(["azurecloud", "internet", "azureplatformlkm"]);

/** Stands for the routes of a table that cannot be read. */
const UNREADABLE: Route = { name: "unknown routes", prefix: UNKNOWN, nextHop: UNKNOWN, firewall: UNKNOWN };

/** A route for one address only is as specific as a route can be: nothing beside it counts. */
const WHOLE_ADDRESS = 32;

/**
 * The routes that may carry traffic to an address: the one with the longest prefix, and beside it those whose prefix
 * cannot be told and could be longer.
 * Source: virtual-networks-udr-overview.md: the longest prefix wins; an explicit prefix wins over the same one of a tag.
 */
function routesFor(address: string, candidates: readonly Candidate[]): readonly (Route | undefined)[] {
  let longest = -1;
  let best: Route[] = [];
  const doubtful: Route[] = [];
  for (const { route, prefix } of candidates) {
    if (prefix === undefined || (prefix.kind === "tag" && TAGS_OF_KMS.has(prefix.tag))) {
      doubtful.push(route);
    } else if (prefix.kind === "addresses" && prefix.length >= longest && holds(prefix, address)) {
      best = prefix.length > longest ? [route] : [...best, route];
      longest = prefix.length;
    }
  }
  if (longest === WHOLE_ADDRESS) return best;
  return [...(best.length > 0 ? best : [undefined]), ...doubtful];
}

/** Reads the prefixes of a table's routes, once for all addresses. A route without a prefix is none. */
function candidatesOf(routes: readonly Route[]): readonly Candidate[] {
  return routes.flatMap((route) => {
    if (route.prefix === undefined) return [];
    return [{ route, prefix: route.prefix === UNKNOWN ? undefined : parsePrefix(route.prefix) }];
  });
}

/** Whether a table replaces Azure's default route, wholly or in parts that are no exception for single services. */
function hasOwnDefault(candidates: readonly Candidate[]): boolean {
  return candidates.some(
    ({ prefix }) => prefix?.kind === "addresses" && prefix.first.kind() === "ipv4" && prefix.length <= 1,
  );
}

/** Where a route table sends traffic to Azure's KMS. */
export interface Routing {
  /** For each current address the routes that may carry it, `undefined` among them stands for Azure's own route to the Internet. */
  readonly ways: readonly { readonly address: string; readonly routes: readonly (Route | undefined)[] }[];
  /** Whether the table has a default route of its own. */
  readonly ownDefault: boolean;
}

/** Reads a route table once for all machines behind it. */
export const routing = remember(({ routes }: RouteTable, kms: KmsTargets): Routing => {
  const candidates = candidatesOf(routes === UNKNOWN ? [UNREADABLE] : (routes ?? []));
  const ways = kms.addresses.map((address) => ({ address, routes: routesFor(address, candidates) }));
  return { ways, ownDefault: hasOwnDefault(candidates) };
});
