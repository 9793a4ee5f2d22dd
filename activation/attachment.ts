import type { Ref } from "../values/ref";
import type { Value } from "../values/value";

/** How a machine is attached to its network, as far as the stack declares it. Names are for people. */
export interface Attachment {
  /** Whether the machine is an instance of a scale set in flexible mode, which gets no default way out. */
  readonly flexible: Value<boolean>;
  /** The network interfaces; {@link UNKNOWN} where not even their number can be told; absent where none is declared. */
  readonly interfaces: Value<readonly Ref<Interface>[]>;
}

export interface Interface {
  readonly name: string;
  /** Only the primary interface has a default gateway; unknown where the order of several cannot be told. */
  readonly primary: Value<boolean>;
  readonly subnet: Ref<Subnet>;
  readonly securityGroup: Ref<SecurityGroup>;
  /** Its private address; absent or unknown where Azure chooses it, or where it has several. */
  readonly privateAddress: Value<string>;
  /** Whether any of its IP configurations has a public address. */
  readonly publicAddress: Value<boolean>;
  /** The backend pools that it is a member of. */
  readonly pools: readonly Ref<Pool>[];
}

export interface Subnet {
  readonly name: string;
  /** Its address prefixes, or those of its network where it shows none. */
  readonly prefixes: readonly Value<string>[];
  /** `defaultOutboundAccess` as declared. */
  readonly defaultOutbound: Value<boolean>;
  /** API version that the network and the subnet are declared with; absent where a provider sets its own default. */
  readonly apiVersions: readonly (string | undefined)[];
  /** Whether Azure already has it or its network, so that the defaults of a new network need not hold. */
  readonly exists: boolean;
  readonly routeTable: Ref<RouteTable>;
  /** The routes that its network gets from the virtual hub to which it is connected. */
  readonly hubRoutes: readonly HubRoute[];
  readonly securityGroup: Ref<SecurityGroup>;
  /** Whether it has a NAT gateway. */
  readonly natGateway: Value<boolean>;
}

export interface RouteTable {
  readonly name: string;
  /** Whether the subnet takes the routes of gateways and virtual hubs too; it does where this is absent. */
  readonly propagation?: Value<boolean>;
  readonly routes: Value<readonly Route[]>;
}

export interface Route {
  readonly name: string;
  /** CIDR or service tag. */
  readonly prefix: Value<string>;
  /** `VirtualNetworkGateway`, `VnetLocal`, `Internet`, `VirtualAppliance` or `None`. */
  readonly nextHop: Value<string>;
  /** The declared firewall at the next hop, where it is one. */
  readonly firewall: Ref<Firewall>;
}

/** A route that a virtual hub of Virtual WAN gives to a network. */
export interface HubRoute extends Route {
  /** Name of the hub. */
  readonly hub: string;
  /** Whether the network certainly has it. */
  readonly certain: boolean;
}

export interface SecurityGroup {
  readonly name: string;
  readonly rules: Value<readonly SecurityRule[]>;
}

export interface SecurityRule {
  readonly name: string;
  /** From 100, first, to 4096, last. */
  readonly priority: Value<number>;
  readonly direction: Value<string>;
  readonly access: Value<string>;
  readonly protocol: Value<string>;
  readonly sources: readonly Value<string>[];
  readonly destinations: readonly Value<string>[];
  /** Destination ports. */
  readonly ports: readonly Value<string>[];
}

/** A load balancer's backend pool, with what the load balancer gives to its members. */
export interface Pool {
  /** Name of the load balancer. */
  readonly name: string;
  /** `Basic`, `Standard` or `Gateway`. */
  readonly sku: Value<string>;
  /** Whether the load balancer has a public frontend. */
  readonly public: Value<boolean>;
  /** Whether an outbound rule, or a rule that translates source addresses, serves the pool. */
  readonly outbound: Value<boolean>;
}

export interface Firewall {
  readonly name: string;
  /** Network rule collections in the order in which they are tried; absent where none is declared. */
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
  /** Addresses and ranges, with those of declared IP groups; {@link UNKNOWN} for a group elsewhere. */
  readonly sources: readonly Value<string>[];
  /** Addresses, ranges and service tags, with those of declared IP groups; {@link UNKNOWN} for a group elsewhere. */
  readonly destinations: readonly Value<string>[];
  /** Names of hosts. */
  readonly names: readonly Value<string>[];
}

/** Azure's KMS as one cloud has it. */
export interface KmsTargets {
  /** All of the current addresses: each has to be reachable. */
  readonly addresses: readonly string[];
  /** Names that lead to all of them. */
  readonly names: readonly string[];
}

/** Whether a reference leads to something that the stack declares. */
export function isDeclared<T extends object>(ref: Ref<T>): ref is T {
  return typeof ref === "object";
}
