import type { SecurityGroup, SecurityRule } from "../../activation/attachment";
import { comesWith } from "../../stack/conditions";
import type { Declared } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { kindsOf } from "../../stack/types/registry";
import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import { memoize } from "../../values/memoize";
import { list, text } from "../../values/read";
import type { Ref } from "../../values/ref";
import { listOf, numberOf, textsOf } from "../../values/spelled";
import { UNKNOWN, type Value, known } from "../../values/value";
import { type Children, childrenOf } from "./children";
import { followAt, refTo, whole } from "./references";

/** Security groups of all providers. */
export const SECURITY_GROUPS = kindsOf("Microsoft.Network/networkSecurityGroups");

/** Rules that are separate resources, in azure-native and the classic provider. */
const RULES = kindsOf("Microsoft.Network/networkSecurityGroups/securityRules");

/** Returns a rule's sources. The members of an application security group aren't read, so they're unknown. */
function sourcesOf(raw: Value<unknown>): readonly Value<string>[] {
  const groups = listOf(raw, ["sourceApplicationSecurityGroups"], ["sourceApplicationSecurityGroupIds"]);
  const prefixes = textsOf(raw, "sourceAddressPrefix", "sourceAddressPrefixes");
  return groups === UNKNOWN || (groups ?? []).length > 0 ? [...prefixes, UNKNOWN] : prefixes;
}

function ruleOf(raw: Value<unknown>, name: string): SecurityRule {
  return {
    name: known(text(raw, "name")) ?? known(text(raw, "securityRuleName")) ?? name,
    priority: numberOf(raw, "priority"),
    direction: text(raw, "direction"),
    access: text(raw, "access"),
    protocol: text(raw, "protocol"),
    sources: sourcesOf(raw),
    destinations: textsOf(raw, "destinationAddressPrefix", "destinationAddressPrefixes"),
    ports: textsOf(raw, "destinationPortRange", "destinationPortRanges"),
  };
}

/** Stands for rules that may belong to any group. */
const STRAY = ruleOf(UNKNOWN, "a rule");

/** Reads a stack's security groups. Returns a function from a reference to its group. */
export function securityGroups(stack: StackIndex): (link: Link) => Ref<SecurityGroup> {
  const separate = childrenOf(stack, RULES, (rule) => stack.parent(rule, "networkSecurityGroupName", SECURITY_GROUPS));
  const build = memoize((group: Declared): SecurityGroup => {
    const inline = list(group.props, "securityRules");
    if (inline === UNKNOWN) return { name: group.name, rules: UNKNOWN };
    const rules = [
      ...(inline ?? []).map((raw) => ruleOf(raw, "a rule")),
      ...separate
        .of(group)
        .map((rule) => ({ ...ruleOf(rule.props, rule.name), ...(!comesWith(group, rule) && { certain: false }) })),
      ...(separate.hasStrays ? [STRAY] : []),
    ];
    return { name: group.name, rules };
  });
  return (link) => refTo(link, build);
}

/** Whether a group certainly denies no outbound traffic. */
function letsOut(group: Ref<SecurityGroup>): boolean {
  if (typeof group !== "object" || group.rules === UNKNOWN || group.rules === undefined) return false;
  return group.rules.every(
    ({ direction, access }) => equalsIgnoreCase(direction, "Inbound") || equalsIgnoreCase(access, "Allow"),
  );
}

/**
 * Returns the group that the classic provider's association resources attach to a subnet or interface. Those that may attach
 * theirs to any don't matter if none of the groups denies outbound traffic.
 */
export function associatedGroup(
  stack: StackIndex,
  associations: Children,
  to: Declared,
  groupOf: (link: Link) => Ref<SecurityGroup>,
): Ref<SecurityGroup> {
  const attached = (association: Declared): Ref<SecurityGroup> =>
    groupOf(followAt(stack, whole(association), [["networkSecurityGroupId"]], SECURITY_GROUPS));
  const [own] = associations.of(to);
  if (own && comesWith(to, own)) return attached(own);
  return [...(own ? [own] : []), ...associations.strays].map(attached).every(letsOut) ? undefined : UNKNOWN;
}
