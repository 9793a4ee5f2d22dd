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
import { enclosures, hasWayOut } from "./outbound";
import type { Obstacle, Reach } from "./reach";
import { type Hop, routing } from "./routes";
import { type Screening, screening } from "./security-rules";

type Open = Extract<Reach, { kind: "open" }>;
type Blocked = Extract<Reach, { kind: "blocked" }>;
type Undecided = Extract<Reach, { kind: "undecided" }>;

const NO_NETWORK: Reach = { kind: "not-declared" };

function open(because: string): Open {
  return { kind: "open", because };
}

function blocked(obstacle: Obstacle, resources: readonly string[], addresses: readonly string[]): Blocked {
  return { kind: "blocked", obstacle, resources, addresses };
}

function undecided(because: string, settle: string): Undecided {
  return { kind: "undecided", because, settle };
}

/** The result if all agree on it; else nobody can tell. */
function agreed(results: readonly Reach[], doubt: Undecided): Reach {
  const [first] = results;
  if (!first) return doubt;
  const sameObstacle = (result: Reach): boolean =>
    result.kind === first.kind &&
    (result.kind !== "blocked" || first.kind !== "blocked" || result.obstacle === first.obstacle);
  return results.every(sameObstacle) ? first : doubt;
}

/** What one interface of a machine meets on its way to Azure's KMS. */
class Way {
  constructor(
    private readonly attachment: Attachment,
    private readonly from: Interface,
    private readonly subnet: Subnet,
    private readonly siblings: readonly Interface[],
    private readonly kms: KmsTargets,
  ) {}

  /** By the routes, and by what stands at their ends. */
  judge(): Reach {
    const table = this.subnet.routeTable;
    if (table === NOT_DECLARED) return NO_NETWORK;
    if (table === UNKNOWN) {
      return undecided(
        `which route table the subnet ${this.subnet.name} has cannot be told`,
        "declare the route table in this stack, or refer to it by a literal id",
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

  /** Why it is open which of several routes carries the traffic. */
  private inDoubt(routes: readonly (Hop | undefined)[], address: string): Undecided {
    const byHub = routes.find((hop) => hop?.doubt === "hub");
    if (byHub) {
      return undecided(
        `it is unknown whether the virtual hub ${byHub.from} routes traffic to ${address} through its firewall`,
        "declare the hub's routing intent or route tables in this stack, and whether its connection enables Internet security",
      );
    }
    const inTable = routes.find((hop) => hop?.doubt === "prefix");
    return undecided(
      `a route in ${inTable?.from ?? this.subnet.name} has a prefix that may hold the address ${address}, which cannot be told now`,
      this.exceptions(),
    );
  }

  /** What settles a route in doubt: exceptions for every address, since the next one would be in doubt after the first. */
  private exceptions(): string {
    const routes = this.kms.addresses.map((address) => `${address}/32`);
    return `add a route with next hop Internet for each of ${routes.join(", ")}`;
  }

  /** All current addresses are needed, so the worst of them counts. */
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
        `the next hop of the route ${route.name} in ${table} cannot be told now`,
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
        `the route ${route.name} in ${table} leads to a virtual appliance, and this stack does not show what that lets through`,
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

  /** By Azure's own way to the Internet, which some subnets and machines do not have. */
  private byAzure(addresses: readonly string[]): Reach {
    const [first] = enclosures(this.attachment, this.from, this.subnet);
    if (!first) return open(`the subnet ${this.subnet.name} has a way to the Internet`);
    const wayOut = hasWayOut(this.from, this.subnet, this.siblings);
    if (wayOut === "yes") return open("the machine has an explicit way to the Internet");
    if (wayOut === "no" && first.certainty === "yes") return blocked(first.obstacle, first.resources, addresses);
    return undecided(
      `whether the machine has a way from the subnet ${this.subnet.name} to the Internet cannot be told`,
      first.obstacle === "private-subnet"
        ? "declare a NAT gateway for the subnet, or set defaultOutboundAccess on it"
        : "declare a NAT gateway for the subnet",
    );
  }
}

function byRules(
  from: Interface,
  subnet: Ref<Subnet>,
  kms: KmsTargets,
): readonly { readonly name: string; readonly screen: Screening }[] {
  const groups: readonly Ref<SecurityGroup>[] = [
    isDeclared(subnet) ? subnet.securityGroup : undefined,
    from.securityGroup,
  ];
  return groups
    .filter((group) => isDeclared(group))
    .map((group) => ({ name: group.name, screen: screening(group, kms, originOf(from, subnet)) }));
}

/** What security groups leave in doubt where the routes let the traffic through. */
function doubts(from: Interface, subnet: Subnet, kms: KmsTargets): Reach | undefined {
  if (from.securityGroup === UNKNOWN || subnet.securityGroup === UNKNOWN) {
    return undecided(
      "which security group applies cannot be told",
      "declare the security group in this stack, or refer to it by a literal id",
    );
  }
  const { ownDefault } = routing(subnet, kms);
  for (const { name, screen } of byRules(from, subnet, kms)) {
    const [doubtful] = screen.doubtful;
    if (doubtful !== undefined) {
      return undecided(
        `whether ${doubtful} of the security group ${name} denies AzurePlatformLKM cannot be told now`,
        "allow TCP 1688 to AzurePlatformLKM by a rule with a lower priority number",
      );
    }
    if (ownDefault && screen.plainlyDenied !== undefined) {
      return undecided(
        `the rule ${screen.plainlyDenied} of the security group ${name} denies Azure's KMS, and the default route of the subnet turns off the platform rule that would let it through`,
        "allow TCP 1688 to AzurePlatformLKM by a rule with a lower priority number",
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
  for (const { name, screen } of byRules(from, subnet, kms)) {
    if (screen.denied) return blocked("denied-by-rule", [name, screen.denied.rule], screen.denied.addresses);
  }
  if (subnet === UNKNOWN) {
    return undecided(
      `which subnet ${from.name} is in cannot be told`,
      "declare the subnet in this stack, or refer to it by a literal id",
    );
  }
  if (!isDeclared(subnet)) return NO_NETWORK;
  const reach = new Way(attachment, from, subnet, siblings, kms).judge();
  return reach.kind === "open" ? (doubts(from, subnet, kms) ?? reach) : reach;
}

/**
 * Whether a machine reaches Azure's KMS, as far as its network is declared. Blocked is certain; what cannot be known
 * makes it undecided only where it decides; what is declared elsewhere is not guessed.
 * Source: facts of issue 6: custom-routes-enable-kms-activation.md, network-security-groups-overview.md,
 * default-outbound-access.md.
 */
export function judgeReach(attachment: Attachment, kms: KmsTargets): Reach {
  const { interfaces } = attachment;
  if (interfaces === UNKNOWN) {
    return undecided(
      "which network interfaces the machine has cannot be told",
      "declare the network interfaces in this stack",
    );
  }
  const declared = (interfaces ?? []).filter(isDeclared);
  const primary = declared.filter((one) => one.primary === true);
  const eligible =
    primary.length > 0 ? primary : (interfaces ?? []).filter((one) => !isDeclared(one) || one.primary !== false);
  const reaches = eligible.map((one) => {
    if (isDeclared(one)) return judgeInterface(attachment, one, declared, kms);
    return one === UNKNOWN
      ? undecided(
          "which network interface the machine has cannot be told",
          "declare the network interface in this stack",
        )
      : NO_NETWORK;
  });
  if (reaches.length === 0) return NO_NETWORK;
  return agreed(
    reaches,
    undecided(
      "which of the machine's network interfaces is the primary one cannot be told",
      "mark one network interface as primary",
    ),
  );
}
