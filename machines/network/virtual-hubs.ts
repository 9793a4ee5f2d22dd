import type { Firewall, HubRoute } from "../../activation/attachment";
import { lastSegment } from "../../stack/arm-id";
import type { Declared } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { kindOf, kindsOf } from "../../stack/types/registry";
import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import { memoize } from "../../values/memoize";
import { flag, has, list, text } from "../../values/read";
import type { Ref } from "../../values/ref";
import { spelled, textOf, textsOf } from "../../values/spelled";
import { UNKNOWN, type Value, known } from "../../values/value";
import { type Children, childrenOf } from "./children";
import { type Firewalls, VIRTUAL_HUBS } from "./firewalls";
import { followAt, whole } from "./references";

const NETWORKS = kindsOf("Microsoft.Network/virtualNetworks");
const CONNECTIONS = kindsOf("Microsoft.Network/virtualHubs/hubVirtualNetworkConnections");
const INTENTS = kindsOf("Microsoft.Network/virtualHubs/routingIntent");
const TABLES = kindsOf("Microsoft.Network/virtualHubs/hubRouteTables");
const TABLE_ROUTES = [kindOf("azure network:virtualhubroutetableroute")];

/** Virtual WAN route tables from before 2020. No source says how they interact with the newer ones. */
const OLD_TABLES = [kindOf("azure-native network:virtualhubroutetablev2")];

const DEFAULT_ROUTE = "0.0.0.0/0";

/** The route table of a connection that names none. */
const DEFAULT_TABLE = "defaultroutetable";

/** The route table without routes. Source: virtual-wan/about-virtual-hub-routing.md. */
const NO_TABLE = "noneroutetable";

/** A hub's route, before it's known whether a connection uses it. */
type Offer = Omit<HubRoute, "hub">;

function offer(firewall: Ref<Firewall>, more: Partial<Offer>): Offer {
  return { name: "default", prefix: DEFAULT_ROUTE, nextHop: "VirtualAppliance", firewall, certain: true, ...more };
}

/** Stands for unknown routes. */
const SOME_ROUTE = offer(UNKNOWN, { certain: false });

/** Returns the name at the end of an id, in lower case. */
function nameIn(id: Value<string>): string | undefined {
  return typeof id === "string" ? lastSegment(id).toLowerCase() : undefined;
}

/** Returns the items of a list, or one unknown item if the list is unknown. */
function listed({ props }: Declared, name: string): readonly Value<unknown>[] {
  const items = list(props, name);
  return items === UNKNOWN ? [UNKNOWN] : (items ?? []);
}

/** The virtual hubs of a stack. A partially declared hub makes its routes uncertain. */
class Hubs {
  private readonly intents: Children;
  private readonly tables: Children;
  private readonly oldTables: Children;
  private readonly tableRoutes: Children;

  constructor(
    private readonly stack: StackIndex,
    private readonly firewalls: Firewalls,
  ) {
    const hub = (child: Declared): Link => this.of(child);
    this.intents = childrenOf(stack, INTENTS, hub);
    this.tables = childrenOf(stack, TABLES, hub);
    this.oldTables = childrenOf(stack, OLD_TABLES, hub);
    this.tableRoutes = childrenOf(stack, TABLE_ROUTES, (route) =>
      followAt(stack, whole(route), [["routeTableId"]], TABLES),
    );
  }

  /** Returns the hub of a connection, a route table or a routing intent. */
  of(child: Declared): Link {
    return (
      followAt(this.stack, whole(child), [["virtualHubId"]], VIRTUAL_HUBS) ??
      this.stack.parent(child, "virtualHubName", VIRTUAL_HUBS)
    );
  }

  /**
   * Returns the routes that a hub offers to a connection. Where no table is declared, the hub may still be secured, by
   * whoever manages its firewall.
   */
  offersTo(connection: Declared, hub: Declared): readonly Offer[] {
    const strays = this.intents.hasStrays || this.tables.hasStrays || this.oldTables.hasStrays;
    const declared = [...this.byIntents(hub), ...(strays ? [SOME_ROUTE] : [])];
    if (this.intents.of(hub).length > 0) return declared;
    const table = this.tableOf(hub, connection);
    if (table === "none") return declared;
    const old = this.oldTables.of(hub).length > 0 || has(hub.props, "routeTable", "routes") !== undefined;
    const oldRoutes = old || has(hub.props, "routes") !== undefined ? [SOME_ROUTE] : [];
    if (table) return [...declared, ...oldRoutes, ...this.byTable(table)];
    const inHub = this.firewalls.inHub(hub).map((firewall) => offer(firewall, { certain: false }));
    const id =
      has(connection.props, "routingConfiguration", "associatedRouteTable") ??
      has(connection.props, "routing", "associatedRouteTableId");
    const other = id !== undefined && inHub.length === 0 ? [SOME_ROUTE] : [];
    return [...declared, ...oldRoutes, ...inHub, ...other];
  }

  private byIntents(hub: Declared): readonly Offer[] {
    return this.intents
      .of(hub)
      .flatMap((intent) => listed(intent, "routingPolicies").flatMap((raw) => this.byPolicy(intent, raw)));
  }

  private byPolicy(intent: Declared, raw: Value<unknown>): readonly Offer[] {
    if (raw === UNKNOWN) return [SOME_ROUTE];
    const destinations = textsOf(raw, "destinations");
    const certain = destinations.some((one) => equalsIgnoreCase(one, "Internet"));
    if (!certain && !destinations.includes(UNKNOWN)) return [];
    const nextHop = textOf(raw, ["nextHop"], ["nextHopId"], ["nextHop", "id"]);
    const firewall = this.firewalls.byId(intent, "routingPolicies", nextHop);
    return [offer(firewall, { name: known(text(raw, "name")) ?? intent.name, certain })];
  }

  private readonly byTable = memoize((table: Declared): readonly Offer[] => [
    ...listed(table, "routes").flatMap((raw) => this.byTableRoute(table, raw, "routes")),
    ...this.tableRoutes.of(table).flatMap((route) => this.byTableRoute(route, route.props, undefined)),
    ...(this.tableRoutes.hasStrays ? [SOME_ROUTE] : []),
  ]);

  private byTableRoute(from: Declared, raw: Value<unknown>, input: string | undefined): readonly Offer[] {
    if (raw === UNKNOWN) return [SOME_ROUTE];
    const type = textOf(raw, ["destinationType"], ["destinationsType"]);
    if (equalsIgnoreCase(type, "ResourceId")) return [];
    const firewall = this.firewalls.byId(from, input ?? "nextHop", text(raw, "nextHop"));
    const name = known(text(raw, "name")) ?? from.name;
    const isCidr = equalsIgnoreCase(type, "CIDR");
    const prefixes = textsOf(raw, "destinations");
    return prefixes.map((prefix) => offer(firewall, { name, prefix, certain: isCidr && prefix !== UNKNOWN }));
  }

  /** Returns a connection's route table: declared, certainly empty, or unknown. */
  private tableOf(hub: Declared, connection: Declared): Declared | "none" | undefined {
    const paths = [
      ["routingConfiguration", "associatedRouteTable", "id"],
      ["routing", "associatedRouteTableId"],
    ] as const;
    const link = followAt(this.stack, whole(connection), paths, TABLES);
    if (typeof link === "object") return link;
    const id = spelled(paths, (...path) => text(connection.props, ...path));
    const name = id === undefined ? DEFAULT_TABLE : nameIn(id);
    return name === NO_TABLE ? "none" : name === DEFAULT_TABLE ? this.defaultTable(hub) : undefined;
  }

  private defaultTable(hub: Declared): Declared | undefined {
    return this.tables.of(hub).find((table) => {
      const own = known(textOf(table.props, ["routeTableName"], ["name"])) ?? table.name;
      return nameIn(own) === DEFAULT_TABLE;
    });
  }
}

function learned(hubs: Hubs, connection: Declared): readonly HubRoute[] {
  const security = spelled([["enableInternetSecurity"], ["internetSecurityEnabled"]], (...path) =>
    flag(connection.props, ...path),
  );
  const hub = hubs.of(connection);
  const isHub = typeof hub === "object";
  const offers = isHub ? hubs.offersTo(connection, hub) : [SOME_ROUTE];
  const name = isHub ? hub.name : (known(text(connection.props, "virtualHubName")) ?? connection.name);
  // It affects only the default route. The classic provider defaults to false, azure-native to Azure's default.
  const off = security === false || (security === undefined && connection.token.package === "azure");
  return offers
    .filter(({ prefix }) => !(off && prefix === DEFAULT_ROUTE))
    .map((route) => ({
      ...route,
      hub: name,
      certain: route.certain && (route.prefix !== DEFAULT_ROUTE || security === true),
    }));
}

/**
 * Returns the routes that networks get from a stack's virtual hubs: from routing intents, or else from the route table
 * associated with the connection. Sources: azure-docs, virtual-wan/about-virtual-hub-routing.md,
 * virtual-wan/how-to-routing-policies.md.
 */
export function hubRoutes(stack: StackIndex, firewalls: Firewalls): (network: Link) => readonly HubRoute[] {
  const hubs = new Hubs(stack, firewalls);
  const networkOf = (connection: Declared): Link =>
    followAt(stack, whole(connection), [["remoteVirtualNetwork", "id"], ["remoteVirtualNetworkId"]], NETWORKS);
  const connections = childrenOf(stack, CONNECTIONS, networkOf);
  /** Connections of undeclared networks. One of them may be the network of a declared subnet. */
  const unplaced = CONNECTIONS.flatMap((kind) => stack.ofKind(kind)).filter(
    (one) => typeof networkOf(one) !== "object",
  );
  const uncertain = (): readonly HubRoute[] =>
    unplaced.flatMap((one) => learned(hubs, one)).map((route) => ({ ...route, certain: false }));
  const byConnections = memoize((network: Declared): readonly HubRoute[] => {
    const own = connections.of(network).flatMap((one) => learned(hubs, one));
    return connections.hasStrays ? [...own, ...uncertain()] : own;
  });
  return (network) => (typeof network === "object" ? byConnections(network) : network === undefined ? [] : uncertain());
}
