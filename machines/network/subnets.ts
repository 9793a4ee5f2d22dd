import type { Subnet } from "../../activation/attachment";
import { sourcesOf } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { NOT_DECLARED, type Ref } from "../../values/ref";
import { standsIn } from "../../values/stand-in";
import { UNKNOWN, type Value } from "../../values/value";
import type { Holder } from "./references";
import { SUBNETS } from "./subnet-associations";
import { NETWORKS, type SubnetFinders, SubnetReader } from "./subnet-reader";

/** Returns the subnet that a reference leads to: a separate resource, or one inside a virtual network. */
export type SubnetFinder = (holder: Holder, id: Value<string>) => Ref<Subnet>;

function splitSubnetId(id: string): readonly [network: string | undefined, name: string | undefined] {
  const segment = "/subnets/";
  const place = id.toLowerCase().lastIndexOf(segment);
  return place < 0 ? [undefined, undefined] : [id.slice(0, place), id.slice(place + segment.length)];
}

/** Returns the subnet with a name inside a network, or its only one. */
function insideOf(reader: SubnetReader, network: Link, name: string | undefined): Ref<Subnet> {
  if (typeof network !== "object") return network;
  const found = reader.inside(network);
  if (found === UNKNOWN || found === undefined) return UNKNOWN;
  if (name !== undefined) {
    // Placeholder names that are spelled differently may still be equal.
    const elsewhere = [name, ...found.keys()].some(standsIn) ? UNKNOWN : NOT_DECLARED;
    return found.get(name.toLowerCase()) ?? elsewhere;
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
