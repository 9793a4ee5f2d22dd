import type { Firewall } from "../../activation/attachment";
import { comesWith } from "../../stack/conditions";
import type { Declared } from "../../stack/declared";
import type { StackIndex } from "../../stack/links";
import { kindOf, kindsOf } from "../../stack/types/registry";
import { memoize } from "../../values/memoize";
import { NOT_DECLARED, type Ref } from "../../values/ref";
import { listOf } from "../../values/spelled";
import { UNKNOWN, type Value } from "../../values/value";
import { childrenOf } from "./children";
import { FirewallAddresses } from "./firewall-addresses";
import { FirewallPolicies, POLICIES } from "./firewall-policies";
import { FirewallRules, type Ranked, UNREADABLE, inOrder } from "./firewall-rules";
import { ipGroups } from "./ip-groups";
import { followAt, refTo, whole } from "./references";

/** Virtual hubs of all providers. */
export const VIRTUAL_HUBS = kindsOf("Microsoft.Network/virtualHubs");

const FIREWALLS = kindsOf("Microsoft.Network/azureFirewalls");
/** Rule collections that are separate resources in the classic provider. */
const SEPARATE = {
  network: kindOf("azure network:firewallnetworkrulecollection"),
  application: kindOf("azure network:firewallapplicationrulecollection"),
} as const;

/** A stack's firewalls, by address and by id. */
export interface Firewalls {
  /**
   * Returns the firewall at the next hop of a route.
   *
   * @param input the top-level input of `from` that contains the address
   */
  at(from: Declared, input: string, address: Value<string>): Ref<Firewall>;
  /** Returns the firewall with an id, as routes of a virtual hub reference it. */
  byId(from: Declared, input: string, id: Value<string>): Ref<Firewall>;
  /** Returns the firewalls in a virtual hub. */
  inHub(hub: Declared): readonly Firewall[];
}

/** The inputs with the id of a firewall's virtual hub. */
const HUB_IDS = [
  ["virtualHub", "id"],
  ["virtualHub", "virtualHubId"],
] as const;

/**
 * Returns a function that builds each firewall once, with the rules of its policy, its own rules and separate rule
 * resources.
 */
function builder(stack: StackIndex): (firewall: Declared) => Firewall {
  const rules = new FirewallRules(ipGroups(stack));
  const policies = new FirewallPolicies(stack, rules);
  const separate = childrenOf(stack, Object.values(SEPARATE), (collection) =>
    stack.parent(collection, "azureFirewallName", FIREWALLS),
  );
  return memoize((firewall): Firewall => {
    const policy = followAt(stack, whole(firewall), [["firewallPolicy", "id"], ["firewallPolicyId"]], POLICIES);
    const own = separate.of(firewall);
    const ownOf = (kind: "network" | "application"): readonly Ranked[] =>
      own
        .filter(({ token }) => token.kind === SEPARATE[kind])
        .map((collection) =>
          rules.collection(collection, "rules", comesWith(firewall, collection) ? collection.props : UNKNOWN, kind),
        );
    const collections = [
      ...policies.collectionsOf(policy),
      ...inOrder([...rules.in(firewall, "networkRuleCollections"), ...ownOf("network")]),
      ...inOrder([...rules.in(firewall, "applicationRuleCollections"), ...ownOf("application")]),
      ...(separate.hasStrays ? [UNREADABLE] : []),
    ];
    const hasOthers = own.length > 0 || listOf(firewall.props, ["applicationRuleCollections"]) !== undefined;
    return { name: firewall.name, collections: collections.length > 0 || hasOthers ? collections : undefined };
  });
}

/** Reads a stack's firewalls, with their policies and rules. */
export function firewalls(stack: StackIndex): Firewalls {
  const build = builder(stack);
  const byHub = childrenOf(stack, FIREWALLS, (firewall) => followAt(stack, whole(firewall), HUB_IDS, VIRTUAL_HUBS));
  const addresses = new FirewallAddresses(
    stack,
    FIREWALLS.flatMap((kind) => stack.ofKind(kind)),
  );
  return {
    byId: (from, input, id) => refTo(stack.follow(from, input, id, FIREWALLS), build),
    inHub: (hub) => byHub.of(hub).map(build),
    at(from, input, address) {
      if (address === undefined) return undefined;
      if (address !== UNKNOWN) {
        const firewall = addresses.at(address.trim());
        if (firewall !== UNKNOWN) return firewall ? build(firewall) : NOT_DECLARED;
      }
      const link = stack.follow(from, input, UNKNOWN, FIREWALLS);
      if (typeof link === "object") return build(link);
      // Templates don't record the dependencies of expressions, so a stack's only firewall is the best guess.
      const firewall = from.path === "" ? undefined : addresses.only();
      return firewall ? build(firewall) : UNKNOWN;
    },
  };
}
