import type { Declared } from "../../stack/declared";
import type { StackIndex } from "../../stack/links";
import { kindOf, kindsOf } from "../../stack/types/registry";
import { text } from "../../values/read";
import { textsOf } from "../../values/spelled";
import { UNKNOWN, type Value } from "../../values/value";
import { childrenOf } from "./children";
import { followAt, whole } from "./references";

const IP_GROUPS = kindsOf("Microsoft.Network/ipGroups");

/** Returns the addresses of the IP group that an id in an input references. */
export type IpGroups = (from: Declared, input: string, id: Value<string>) => readonly Value<string>[];

/** Reads a stack's IP groups. In the classic provider, each address may be a separate resource. */
export function ipGroups(stack: StackIndex): IpGroups {
  const cidrs = childrenOf(stack, [kindOf("azure network:ipgroupcidr")], (cidr) =>
    followAt(stack, whole(cidr), [["ipGroupId"]], IP_GROUPS),
  );
  return (from, input, id) => {
    const group = stack.follow(from, input, id, IP_GROUPS);
    if (typeof group !== "object") return [UNKNOWN];
    const separate = cidrs.of(group).map(({ props }) => text(props, "cidr"));
    const strays: readonly Value<string>[] = cidrs.hasStrays ? [UNKNOWN] : [];
    return [...textsOf(group.props, "ipAddresses", "cidrs"), ...separate, ...strays];
  };
}
