import type { Ref } from "../values/ref";
import type { Value } from "../values/value";

/** How a machine is attached to its network, as far as the stack declares it. Names are for display. */
export interface Attachment {
  /** Whether the machine is an instance of a flexible scale set, which has no default outbound access. */
  readonly flexible: Value<boolean>;
  /** The network interfaces; {@link UNKNOWN} if even their number is unknown, absent if none is declared. */
  readonly interfaces: Value<readonly Ref<Interface>[]>;
}

export interface Interface {
  readonly name: string;
  /** Whether this is the primary interface, the only one with a default gateway; unknown if the order of several is. */
  readonly primary: Value<boolean>;
  readonly subnet: Ref<Subnet>;
  /** If the subnet is unknown: those that it's one of, as far as the stack shows. */
  readonly perhapsIn?: readonly Subnet[];
  readonly securityGroup: Ref<SecurityGroup>;
  /** Its private address; absent or unknown if Azure chooses it or there are several. */
  readonly privateAddress: Value<string>;
  /** Whether any of its IP configurations has a public address. */
  readonly publicAddress: Value<boolean>;
  /** The load balancers' backend pools that it belongs to. */
  readonly pools: readonly Ref<Pool>[];
}

export interface Subnet {
  readonly name: string;
  /** Its address prefixes, or its network's if it declares none. */
  readonly prefixes: readonly Value<string>[];
  /** `defaultOutboundAccess` as declared. */
  readonly defaultOutbound: Value<boolean>;
  /** API versions that declare the network and the subnet; `undefined` if the provider picks one. */
  readonly apiVersions: readonly (string | undefined)[];
  /** Whether Azure already has the subnet or its network, so defaults of new networks may not apply. */
  readonly exists: boolean;
  readonly routeTable: Ref<RouteTable>;
  /** Routes that the virtual hub connected to its network adds. */
  readonly hubRoutes: readonly HubRoute[];
  readonly securityGroup: Ref<SecurityGroup>;
  /** Whether it has a NAT gateway. */
  readonly natGateway: Value<boolean>;
}

export interface RouteTable {
  readonly name: string;
  /** Whether the subnet also takes routes from gateways and virtual hubs; it does if this is absent. */
  readonly propagation?: Value<boolean>;
  readonly routes: Value<readonly Route[]>;
}

export interface Route {
  readonly name: string;
  /** CIDR or service tag. */
  readonly prefix: Value<string>;
  /** `VirtualNetworkGateway`, `VnetLocal`, `Internet`, `VirtualAppliance` or `None`. */
  readonly nextHop: Value<string>;
  /** The declared firewall at the next hop, if it's one. */
  readonly firewall: Ref<Firewall>;
  /** Whether the table certainly has the route; it does if this is absent. */
  readonly certain?: boolean;
}

/** A route that a Virtual WAN hub adds to a network. */
export interface HubRoute extends Route {
  /** Name of the hub. */
  readonly hub: string;
  /** Whether the network certainly has the route. */
  readonly certain: boolean;
}

export interface SecurityGroup {
  readonly name: string;
  readonly rules: Value<readonly SecurityRule[]>;
}

export interface SecurityRule {
  readonly name: string;
  /** From 100 (evaluated first) to 4096 (last). */
  readonly priority: Value<number>;
  readonly direction: Value<string>;
  readonly access: Value<string>;
  readonly protocol: Value<string>;
  readonly sources: readonly Value<string>[];
  readonly destinations: readonly Value<string>[];
  /** Destination ports. */
  readonly ports: readonly Value<string>[];
  /** Whether the group certainly has the rule; it does if this is absent. */
  readonly certain?: boolean;
}

/** A load balancer's backend pool and the outbound access that its members get. */
export interface Pool {
  /** Name of the load balancer. */
  readonly name: string;
  /** `Basic`, `Standard` or `Gateway`. */
  readonly sku: Value<string>;
  /** Whether the load balancer has a public frontend. */
  readonly public: Value<boolean>;
  /** Whether an outbound rule, or a load-balancing rule with outbound SNAT, serves the pool. */
  readonly outbound: Value<boolean>;
}

export interface Firewall {
  readonly name: string;
  /** Network rule collections in evaluation order; absent if none is declared. */
  readonly collections: Value<readonly FirewallCollection[]>;
}

export interface FirewallCollection {
  /** `Allow` or `Deny`. */
  readonly action: Value<string>;
  readonly rules: Value<readonly FirewallRule[]>;
}

export interface FirewallRule {
  readonly protocols: readonly Value<string>[];
  readonly ports: readonly Value<string>[];
  /**
   * Addresses and ranges, including those of declared IP groups; {@link UNKNOWN} for an IP group declared elsewhere.
   */
  readonly sources: readonly Value<string>[];
  /**
   * Addresses, ranges and service tags, including those of declared IP groups; {@link UNKNOWN} for an IP group declared
   * elsewhere.
   */
  readonly destinations: readonly Value<string>[];
  /** Host names. */
  readonly names: readonly Value<string>[];
}

/** The KMS of one Azure cloud. */
export interface KmsTargets {
  /** All current addresses; a machine must be able to reach each of them. */
  readonly addresses: readonly string[];
  /** Host names, each of which a firewall rule may name instead of the addresses. */
  readonly names: readonly string[];
}

/** Whether a reference leads to something the stack declares. */
export function isDeclared<T extends object>(ref: Ref<T>): ref is T {
  return typeof ref === "object";
}
