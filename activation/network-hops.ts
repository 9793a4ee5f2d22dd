import { equalsIgnoreCase } from "../values/equals-ignore-case";
import { NOT_DECLARED, type Ref } from "../values/ref";
import { UNKNOWN } from "../values/value";
import {
  type Attachment,
  type Interface,
  type KmsTargets,
  type SecurityGroup,
  type Subnet,
  isDeclared,
} from "./attachment";
import { passage } from "./firewall";
import { originOf } from "./origin";
import { enclosure, hasWayOut } from "./outbound";
import { type Hop, routing } from "./routes";
import { type Screening, screening } from "./security-rules";

/** One step on a machine's way to Azure's KMS, and what it does to the traffic. */
export interface NetworkHop {
  /** What it is in Azure's terms, such as `route table`. */
  readonly what: string;
  /** Display name; empty if it isn't known. */
  readonly name: string;
  readonly effect: string;
}

const ELSEWHERE = "isn't declared in this stack, so it isn't judged";

function screenText({ denied, doubtful, plainlyDenied }: Screening): string {
  const [doubt] = doubtful;
  if (denied) return `the rule ${denied.rule} denies AzurePlatformLKM for ${denied.addresses.join(" and ")}`;
  if (doubt !== undefined) return `it's unknown whether ${doubt} denies AzurePlatformLKM`;
  if (plainlyDenied !== undefined)
    return `the rule ${plainlyDenied} denies the addresses; Azure lets its KMS through, unless the subnet has its own default route`;
  return "no rule denies Azure's KMS";
}

/** Returns the hop of a reference, if there is one. */
function hopOf<T extends { readonly name: string }>(
  what: string,
  ref: Ref<T>,
  effect: (one: T) => string,
): readonly NetworkHop[] {
  if (ref === undefined) return [];
  if (ref === UNKNOWN) return [{ what, name: "", effect: "is unknown" }];
  return isDeclared(ref) ? [{ what, name: ref.name, effect: effect(ref) }] : [{ what, name: "", effect: ELSEWHERE }];
}

/** When a route that is in doubt applies. */
const DOUBTS = {
  prefix: ", if its unknown prefix includes the address",
  hub: ", if the network has the route",
  condition: ", if the route is deployed",
} as const;

/** The route that may carry traffic to an address, and its firewall, if it leads to one. */
function routeHops(
  hop: Hop | undefined,
  address: string,
  one: Interface,
  subnet: Subnet,
  kms: KmsTargets,
): NetworkHop[] {
  if (hop === undefined) return [{ what: "route", name: "Azure's own", effect: `sends ${address} to the Internet` }];
  const { from, route } = hop;
  const next =
    route.nextHop === UNKNOWN ? "an unknown next hop" : `the next hop ${route.nextHop ?? "that is left out"}`;
  const hops = [
    {
      what: "route",
      name: `${route.name} (${from})`,
      effect: `sends ${address} to ${next}${hop.doubt ? DOUBTS[hop.doubt] : ""}`,
    },
  ];
  if (!equalsIgnoreCase(route.nextHop, "VirtualAppliance")) return hops;
  const { firewall } = route;
  if (firewall === undefined) return [...hops, { what: "firewall", name: "", effect: ELSEWHERE }];
  return [
    ...hops,
    ...hopOf("firewall", firewall, (declared) => {
      const result = passage(declared, kms, originOf(one, subnet));
      if (result.kind === "undecided") return result.because;
      if (result.kind === "denies" && result.addresses.includes(address)) return `doesn't allow TCP 1688 to ${address}`;
      return `allows TCP 1688 to ${address}`;
    }),
  ];
}

function outboundHop(attachment: Attachment, one: Interface, subnet: Subnet, all: readonly Interface[]): NetworkHop {
  const wayOut = hasWayOut(one, subnet, all);
  const closed = enclosure(attachment, one, subnet);
  const by = closed ? ` (${[closed.obstacle, ...closed.resources].join(" ")})` : "";
  const effects = {
    yes: "explicit: a NAT gateway, a public address or a load balancer",
    no: closed ? `${closed.certainty === "yes" ? "none" : "perhaps none"}${by}` : "Azure's default outbound access",
    maybe: closed ? `unknown${by}` : "Azure's default outbound access, if nothing explicit",
  };
  return { what: "outbound access", name: "", effect: effects[wayOut] };
}

function subnetHops(
  attachment: Attachment,
  one: Interface,
  subnet: Subnet,
  all: readonly Interface[],
  kms: KmsTargets,
): NetworkHop[] {
  const { routeTable } = subnet;
  const settled = routeTable !== UNKNOWN && routeTable !== NOT_DECLARED;
  return [
    ...hopOf("route table", routeTable, () => "replaces Azure's own routes where its prefixes are as long or longer"),
    ...(settled
      ? routing(subnet, kms).ways.flatMap(({ address, routes }) =>
          routes.flatMap((hop) => routeHops(hop, address, one, subnet, kms)),
        )
      : []),
    outboundHop(attachment, one, subnet, all),
  ];
}

function prefixText({ prefixes }: Subnet): string {
  const known = prefixes.filter((prefix) => typeof prefix === "string");
  return known.length === 0 ? "its address range is unknown" : known.join(", ");
}

function interfaceHops(
  attachment: Attachment,
  one: Interface,
  all: readonly Interface[],
  kms: KmsTargets,
): NetworkHop[] {
  const { primary, subnet } = one;
  const first = { what: "network interface", name: one.name };
  if (primary === false) return [{ ...first, effect: "isn't primary, so it has no default gateway" }];
  const rules = (group: Ref<SecurityGroup>): readonly NetworkHop[] =>
    hopOf("security group", group, (declared) => screenText(screening(declared, kms, originOf(one, subnet))));
  return [
    { ...first, effect: primary === UNKNOWN ? "it's unknown whether it's primary" : "carries the traffic" },
    ...rules(one.securityGroup),
    ...hopOf("subnet", subnet, prefixText),
    ...(isDeclared(subnet) ? [...rules(subnet.securityGroup), ...subnetHops(attachment, one, subnet, all, kms)] : []),
  ];
}

/**
 * Returns every hop between a machine and Azure's KMS, judged by the same functions as in `judgeReach`. A hop that the
 * stack doesn't declare is marked as such.
 */
export function networkHops(attachment: Attachment, kms: KmsTargets): readonly NetworkHop[] {
  const { interfaces } = attachment;
  if (interfaces === undefined) return [];
  if (interfaces === UNKNOWN) return [{ what: "network interface", name: "", effect: "is unknown" }];
  const declared = interfaces.filter(isDeclared);
  return interfaces.flatMap((one) =>
    isDeclared(one)
      ? interfaceHops(attachment, one, declared, kms)
      : hopOf("network interface", one, (other: Interface) => other.name),
  );
}
