import { NOT_DECLARED, type Ref } from "../values/ref";
import { UNKNOWN } from "../values/value";
import {
  type Attachment,
  type Interface,
  type KmsTargets,
  type Route,
  type SecurityGroup,
  type Subnet,
  isDeclared,
} from "./attachment";
import { passage } from "./firewall";
import { originOf } from "./origin";
import { enclosure, hasWayOut } from "./outbound";
import { NO_NETWORK, type Obstacle, type Reach } from "./reach";
import { type Hop, routing } from "./routes";
import { type Screening, screening } from "./security-rules";

type Open = Extract<Reach, { kind: "open" }>;
type Blocked = Extract<Reach, { kind: "blocked" }>;
type Undecided = Extract<Reach, { kind: "undecided" }>;

function open(because: string): Open {
  return { kind: "open", because };
}

function blocked(obstacle: Obstacle, resources: readonly string[], addresses: readonly string[]): Blocked {
  return { kind: "blocked", obstacle, resources, addresses };
}

function undecided(because: string, settle: string): Undecided {
  return { kind: "undecided", because, settle };
}

/** Returns the result if all agree on it, else undecided. */
function agreed(results: readonly Reach[], doubt: Undecided): Reach {
  const [first] = results;
  if (!first) return doubt;
  const sameObstacle = (result: Reach): boolean =>
    result.kind === first.kind &&
    (result.kind !== "blocked" || first.kind !== "blocked" || result.obstacle === first.obstacle);
  return results.every(sameObstacle) ? first : doubt;
}

/** The path of traffic from one interface to Azure's KMS. */
class Way {
  constructor(
    private readonly attachment: Attachment,
    private readonly from: Interface,
    private readonly subnet: Subnet,
    private readonly siblings: readonly Interface[],
    private readonly kms: KmsTargets,
  ) {}

  /** Judges the path by its routes and their next hops. */
  judge(): Reach {
    const table = this.subnet.routeTable;
    if (table === NOT_DECLARED) return NO_NETWORK;
    if (table === UNKNOWN) {
      return undecided(
        `the route table of the subnet ${this.subnet.name} is unknown`,
        "declare the route table in this stack, or reference it by a literal id",
      );
    }
    if (table === undefined && this.subnet.hubRoutes.length === 0) return this.byAzure(this.kms.addresses);
    const reaches = routing(this.subnet, this.kms).ways.map(({ address, routes }) =>
      agreed(
        routes.map((hop) => this.by(hop, address)),
        this.inDoubt(routes, address),
      ),
    );
    return this.worst(reaches);
  }

  /** Returns the verdict for an address if it's unknown which of several routes applies. */
  private inDoubt(routes: readonly (Hop | undefined)[], address: string): Undecided {
    const byHub = routes.find((hop) => hop?.doubt === "hub");
    if (byHub) {
      return undecided(
        `it is unknown whether the virtual hub ${byHub.from} routes traffic to ${address} through its firewall`,
        "declare the hub's routing intent or route tables in this stack, and whether its connection enables Internet security",
      );
    }
    const conditional = routes.find((hop) => hop?.doubt === "condition");
    if (conditional) {
      return undecided(
        `it's unknown whether the route ${conditional.route.name} to ${address} is deployed to ${conditional.from}`,
        `give the value that decides it, or ${this.exceptions()}`,
      );
    }
    const inTable = routes.find((hop) => hop?.doubt === "prefix");
    if (inTable) {
      return undecided(
        `a route in ${inTable.from} has an unknown prefix that may include the address ${address}`,
        this.exceptions(),
      );
    }
    const names = routes.flatMap((hop) => (hop ? [hop.route.name] : [])).join(" and ");
    return undecided(
      `the routes ${names} have the same prefix, which includes the address ${address}, and different next hops`,
      this.exceptions(),
    );
  }

  /**
   * Returns the fix for an uncertain route: exceptions for every address, because fixing one address only moves the
   * doubt to the next.
   */
  private exceptions(): string {
    const routes = this.kms.addresses.map((address) => `${address}/32`);
    return `add a route with next hop Internet for each of ${routes.join(", ")}`;
  }

  /** Returns the worst result, because a machine needs all current addresses. */
  private worst(reaches: readonly Reach[]): Reach {
    const closed = reaches.filter((reach) => reach.kind === "blocked");
    const [first] = closed;
    if (first) {
      const alike = closed.filter(({ obstacle }) => obstacle === first.obstacle);
      return { ...first, addresses: [...new Set(alike.flatMap(({ addresses }) => addresses))] };
    }
    return reaches.find(({ kind }) => kind === "undecided") ?? reaches[0] ?? open("there is nothing to reach");
  }

  private by(hop: Hop | undefined, address: string): Reach {
    if (hop === undefined) return this.byAzure([address]);
    const { from: table, route } = hop;
    if (route.nextHop === UNKNOWN) {
      return undecided(
        `the next hop of the route ${route.name} in ${table} is unknown`,
        "give the route a literal next hop type",
      );
    }
    switch ((route.nextHop ?? "").toLowerCase()) {
      case "internet":
        return this.byAzure([address]);
      case "virtualnetworkgateway":
        return blocked("route-to-gateway", [table, route.name], [address]);
      case "none":
        return blocked("route-to-none", [table, route.name], [address]);
      case "virtualappliance":
        return this.byAppliance(table, route, address);
      default:
        return undecided(
          `the route ${route.name} in ${table} has the next hop ${route.nextHop ?? "that is left out"}, which leads to no address outside the network`,
          this.exceptions(),
        );
    }
  }

  private byAppliance(table: string, route: Route, address: string): Reach {
    const { firewall } = route;
    if (!isDeclared(firewall)) {
      return undecided(
        `the route ${route.name} in ${table} leads to a virtual appliance whose rules this stack doesn't declare`,
        `${this.exceptions()}, or declare the firewall and its rules in this stack`,
      );
    }
    const result = passage(firewall, this.kms, originOf(this.from, this.subnet));
    if (result.kind === "allows") return open(`the firewall ${firewall.name} lets TCP 1688 through to Azure's KMS`);
    if (result.kind === "undecided") {
      return undecided(
        result.because,
        `declare a network rule that allows TCP 1688 from this subnet to ${this.kms.addresses.join(" and ")}`,
      );
    }
    if (!result.addresses.includes(address))
      return open(`the firewall ${firewall.name} lets TCP 1688 through to ${address}`);
    return blocked("firewall-without-rule", [table, route.name, firewall.name], [address]);
  }

  /** Judges the path over Azure's own internet access, which some subnets and machines don't have. */
  private byAzure(addresses: readonly string[]): Reach {
    const closed = enclosure(this.attachment, this.from, this.subnet);
    if (!closed) return open(`the subnet ${this.subnet.name} has outbound internet access`);
    const wayOut = hasWayOut(this.from, this.subnet, this.siblings);
    if (wayOut === "yes") return open("the machine has explicit outbound internet access");
    if (wayOut === "no" && closed.certainty === "yes") return blocked(closed.obstacle, closed.resources, addresses);
    return undecided(
      `it's unknown whether the machine has outbound internet access from the subnet ${this.subnet.name}`,
      closed.obstacle === "private-subnet"
        ? "declare a NAT gateway for the subnet, or set defaultOutboundAccess on it"
        : "declare a NAT gateway for the subnet",
    );
  }
}

/** A security group in the path of traffic, and its effect. */
interface Guard {
  readonly name: string;
  readonly screen: Screening;
}

function guardsOf(from: Interface, subnet: Ref<Subnet>, kms: KmsTargets): readonly Guard[] {
  const groups: readonly Ref<SecurityGroup>[] = [
    isDeclared(subnet) ? subnet.securityGroup : undefined,
    from.securityGroup,
  ];
  return groups
    .filter((group) => isDeclared(group))
    .map((group) => ({ name: group.name, screen: screening(group, kms, originOf(from, subnet)) }));
}

/** Returns what security groups leave undecided if the routes let the traffic through. */
function doubts(from: Interface, subnet: Subnet, guards: readonly Guard[], kms: KmsTargets): Reach | undefined {
  if (from.securityGroup === UNKNOWN || subnet.securityGroup === UNKNOWN) {
    return undecided(
      "the security group that applies is unknown",
      "declare the security group in this stack, or reference it by a literal id",
    );
  }
  const { mayReplaceDefault } = routing(subnet, kms);
  for (const { name, screen } of guards) {
    const [doubtful] = screen.doubtful;
    if (doubtful !== undefined) {
      return undecided(
        `it's unknown whether ${doubtful} of the security group ${name} denies AzurePlatformLKM`,
        "allow TCP 1688 to AzurePlatformLKM in a rule with a lower priority number",
      );
    }
    if (mayReplaceDefault && screen.plainlyDenied !== undefined) {
      return undecided(
        `the rule ${screen.plainlyDenied} of the security group ${name} denies Azure's KMS, and the platform rule that would allow it doesn't apply if the subnet has a default route of its own`,
        "allow TCP 1688 to AzurePlatformLKM in a rule with a lower priority number",
      );
    }
  }
  return from.securityGroup === NOT_DECLARED || subnet.securityGroup === NOT_DECLARED ? NO_NETWORK : undefined;
}

function judgeInterface(
  attachment: Attachment,
  from: Interface,
  siblings: readonly Interface[],
  kms: KmsTargets,
): Reach {
  const { subnet } = from;
  const guards = guardsOf(from, subnet, kms);
  for (const { name, screen } of guards) {
    if (screen.denied) return blocked("denied-by-rule", [name, screen.denied.rule], screen.denied.addresses);
  }
  if (subnet === UNKNOWN) {
    return agreed(
      (from.perhapsIn ?? []).map((one) => judgeInterface(attachment, { ...from, subnet: one }, siblings, kms)),
      undecided(
        `the subnet of ${from.name} is unknown`,
        "declare the subnet once in this stack, or reference it by a literal id",
      ),
    );
  }
  if (!isDeclared(subnet)) return NO_NETWORK;
  const reach = new Way(attachment, from, subnet, siblings, kms).judge();
  return reach.kind === "open" ? (doubts(from, subnet, guards, kms) ?? reach) : reach;
}

/**
 * Decides whether a machine can reach Azure's KMS on its declared network. Blocked is certain. An unknown value makes
 * the result undecided only if it matters. Networks that the stack doesn't declare are ignored, not guessed. Sources:
 * custom-routes-enable-kms-activation.md, network-security-groups-overview.md, default-outbound-access.md.
 */
export function judgeReach(attachment: Attachment, kms: KmsTargets): Reach {
  const { interfaces } = attachment;
  if (interfaces === UNKNOWN) {
    return undecided("the machine's network interfaces are unknown", "declare the network interfaces in this stack");
  }
  const declared = (interfaces ?? []).filter(isDeclared);
  const primary = declared.filter((one) => one.primary === true);
  const eligible =
    primary.length > 0 ? primary : (interfaces ?? []).filter((one) => !isDeclared(one) || one.primary !== false);
  const reaches = eligible.map((one) => {
    if (isDeclared(one)) return judgeInterface(attachment, one, declared, kms);
    return one === UNKNOWN
      ? undecided("the machine's network interface is unknown", "declare the network interface in this stack")
      : NO_NETWORK;
  });
  if (reaches.length === 0) return NO_NETWORK;
  return agreed(
    reaches,
    undecided(
      "it's unknown which of the machine's network interfaces is primary",
      "mark one network interface as primary",
    ),
  );
}
