import type { Subnet } from "../../activation/attachment";
import { sourcesOf } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { NOT_DECLARED, type Ref } from "../../values/ref";
import { isOneOfListed, standsIn, withoutStandIns } from "../../values/stand-in";
import { UNKNOWN, type Value } from "../../values/value";
import type { Holder } from "./references";
import { SUBNETS } from "./subnet-associations";
import { NETWORKS, type SubnetFinders, SubnetReader } from "./subnet-reader";

/** Returns the subnet that a reference leads to: a separate resource, or one inside a virtual network. */
export type SubnetFinder = (holder: Holder, id: Value<string>) => Ref<Subnet>;

/** What decides about a machine in a subnet, besides its addresses. */
const DECISIVE = ["routeTable", "securityGroup", "natGateway", "defaultOutbound", "hubRoutes"] as const;

function splitSubnetId(id: string): readonly [network: string | undefined, name: string | undefined] {
  const segment = "/subnets/";
  const place = id.toLowerCase().lastIndexOf(segment);
  return place < 0 ? [undefined, undefined] : [id.slice(0, place), id.slice(place + segment.length)];
}

/** Returns the facts that all of these subnets share; their rules must be the same. */
function oneOf(name: string, subnets: readonly Subnet[]): Ref<Subnet> {
  const [first, ...rest] = subnets;
  if (first === undefined) return UNKNOWN;
  const alike = rest.every((other) => DECISIVE.every((what) => other[what] !== UNKNOWN && other[what] === first[what]));
  if (!alike) return UNKNOWN;
  return rest.length === 0 ? first : { ...first, name, prefixes: [UNKNOWN] };
}

/** Returns the subnet with a name inside a network, or its only one. */
function insideOf(reader: SubnetReader, network: Link, name: string | undefined): Ref<Subnet> {
  if (typeof network !== "object") return network;
  const found = reader.inside(network);
  if (found === UNKNOWN || found === undefined) return UNKNOWN;
  if (name !== undefined) {
    const exact = found.get(name.toLowerCase());
    if (exact !== undefined) return exact;
    if (isOneOfListed(name)) return oneOf(`${network.name}/${withoutStandIns(name)}`, [...found.values()]);
    // Placeholder names that are spelled differently may still be equal.
    return [name, ...found.keys()].some(standsIn) ? UNKNOWN : NOT_DECLARED;
  }
  const [only] = found.values();
  return found.size === 1 ? only : UNKNOWN;
}

/** Whether an input was made from subnet resources, so it can't mean a subnet inside a network. */
function comesFromSubnets(stack: StackIndex, { from }: Holder, input: string): boolean {
  return sourcesOf(from, input).some((urn) => stack.ofUrn(urn).some(({ token }) => token.kind === SUBNETS[0]));
}

/** Reads a stack's subnets. */
export function subnets(stack: StackIndex, finders: SubnetFinders): SubnetFinder {
  const reader = new SubnetReader(stack, finders);
  return (holder, id) => {
    const input = holder.input ?? "subnetId";
    const subnet = stack.follow(holder.from, input, id, SUBNETS);
    if (typeof subnet === "object") return reader.own(subnet);
    if (id === undefined) return undefined;
    if (id === UNKNOWN) {
      if (comesFromSubnets(stack, holder, input)) return UNKNOWN;
      return insideOf(reader, stack.follow(holder.from, input, UNKNOWN, NETWORKS), undefined);
    }
    const [networkId, name] = splitSubnetId(id);
    if (networkId === undefined) return subnet;
    const found = insideOf(reader, stack.follow(holder.from, input, networkId, NETWORKS), name);
    return found === NOT_DECLARED ? subnet : found;
  };
}
