import type { FirewallCollection } from "../../activation/attachment";
import { comesWith } from "../../stack/conditions";
import type { Declared } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { kindsOf } from "../../stack/types/registry";
import { numberOf } from "../../values/spelled";
import { known } from "../../values/value";
import { type Children, childrenOf } from "./children";
import { type FirewallRules, UNREADABLE, inOrder } from "./firewall-rules";
import { followAt, whole } from "./references";

/** Firewall policies of all providers. */
export const POLICIES = kindsOf("Microsoft.Network/firewallPolicies");
const GROUPS = kindsOf("Microsoft.Network/firewallPolicies/ruleCollectionGroups");

/** The inputs of rule collection groups with collections, in evaluation order. The first holds both kinds. */
const COLLECTIONS = ["ruleCollections", "networkRuleCollections", "applicationRuleCollections"] as const;

/** Reads firewall policies, including inherited rules. */
export class FirewallPolicies {
  private readonly groups: Children;

  constructor(
    private readonly stack: StackIndex,
    private readonly rules: FirewallRules,
  ) {
    this.groups = childrenOf(stack, GROUPS, (group) => {
      const byId = followAt(stack, whole(group), [["firewallPolicyId"]], POLICIES);
      return byId ?? stack.parent(group, "firewallPolicyName", POLICIES);
    });
  }

  /** Returns the collections of a referenced policy, those of its parent policy first. */
  collectionsOf(policy: Link, seen: ReadonlySet<Declared> = new Set()): readonly FirewallCollection[] {
    if (policy === undefined) return [];
    return (typeof policy === "object" ? this.declared(policy, seen) : undefined) ?? [UNREADABLE];
  }

  /** Returns the declared collections; `undefined` if there are none. */
  private declared(policy: Declared, seen: ReadonlySet<Declared>): readonly FirewallCollection[] | undefined {
    if (seen.has(policy)) return undefined;
    const base = followAt(this.stack, whole(policy), [["basePolicy", "id"], ["basePolicyId"]], POLICIES);
    const inherited = this.collectionsOf(base, new Set([...seen, policy]));
    const groups = this.groups.of(policy);
    const strays = this.groups.hasStrays ? [UNREADABLE] : [];
    const none = groups.length === 0 && inherited.length === 0 && strays.length === 0;
    return none ? undefined : [...inherited, ...strays, ...this.own(policy, groups)];
  }

  private own(policy: Declared, groups: readonly Declared[]): readonly FirewallCollection[] {
    return groups
      .map((group) => ({ group, priority: known(numberOf(group.props, "priority")) ?? 0 }))
      .sort((left, right) => left.priority - right.priority)
      .flatMap(({ group }) =>
        comesWith(policy, group) ? COLLECTIONS.flatMap((input) => inOrder(this.rules.in(group, input))) : [UNREADABLE],
      );
  }
}
