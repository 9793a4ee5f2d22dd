import type { SecurityGroup, SecurityRule } from "../../activation/attachment";
import type { Declared } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { kindsOf } from "../../stack/types/registry";
import { once } from "../../values/once";
import { list, text } from "../../values/read";
import type { Ref } from "../../values/ref";
import { listOf, numberOf, textsOf } from "../../values/spelled";
import { UNKNOWN, type Value, known } from "../../values/value";
import { childrenOf } from "./children";
import { refTo } from "./references";

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
  const build = once((group: Declared): SecurityGroup => {
    const inline = list(group.props, "securityRules");
    if (inline === UNKNOWN) return { name: group.name, rules: UNKNOWN };
    const rules = [
      ...(inline ?? []).map((raw) => ruleOf(raw, "a rule")),
      ...separate.of(group).map((rule) => ruleOf(rule.props, rule.name)),
      ...(separate.strays ? [STRAY] : []),
    ];
    return { name: group.name, rules };
  });
  return (link) => refTo(link, build);
}
