import type { Interface, Subnet } from "../../activation/attachment";
import { type Declared, sourcesOf } from "../../stack/declared";
import type { Kinds, Link, StackIndex } from "../../stack/links";
import { NOT_DECLARED, type Ref } from "../../values/ref";
import { isOneOfListed, standsIn, withoutStandIns } from "../../values/stand-in";
import { UNKNOWN, type Value } from "../../values/value";
import type { Holder } from "./references";
import { SUBNETS } from "./subnet-associations";
import { NETWORKS, type SubnetFinders, SubnetReader } from "./subnet-reader";

/** Returns the subnet that a reference leads to: a separate resource, or one inside a virtual network. */
export type SubnetFinder = (holder: Holder, id: Value<string>) => Pick<Interface, "subnet" | "perhapsIn">;

/** The most subnets that a reference may lead to for each of them to be judged. */
const POSSIBLE = 16;

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

/** Returns the resources of these kinds that an input was made from. */
function sourcesIn(stack: StackIndex, { from }: Holder, input: string, kinds: Kinds): readonly Declared[] {
  return sourcesOf(from, input).flatMap((urn) => stack.ofUrn(urn).filter(({ token }) => kinds.includes(token.kind)));
}

/** Reads a stack's subnets. */
export function subnets(stack: StackIndex, finders: SubnetFinders): SubnetFinder {
  const reader = new SubnetReader(stack, finders);
  const found = (holder: Holder, input: string, id: Value<string>): Ref<Subnet> => {
    const subnet = stack.follow(holder.from, input, id, SUBNETS);
    if (typeof subnet === "object") return reader.own(subnet);
    if (id === undefined) return undefined;
    if (id === UNKNOWN) return insideOf(reader, stack.follow(holder.from, input, UNKNOWN, NETWORKS), undefined);
    const [networkId, name] = splitSubnetId(id);
    if (networkId === undefined) return subnet;
    const inside = insideOf(reader, stack.follow(holder.from, input, networkId, NETWORKS), name);
    return inside === NOT_DECLARED ? subnet : inside;
  };
  return (holder, id) => {
    const input = holder.input ?? "subnetId";
    const possible = id === UNKNOWN ? sourcesIn(stack, holder, input, SUBNETS) : [];
    if (possible.length < 2) return { subnet: found(holder, input, id) };
    const isListed = possible.length <= POSSIBLE && sourcesIn(stack, holder, input, NETWORKS).length === 0;
    return { subnet: UNKNOWN, perhapsIn: isListed ? possible.map((one) => reader.own(one)) : [] };
  };
}
