import {
  ELSEWHERE,
  type Firewall,
  type FirewallCollection,
  type FirewallRule,
  type Ref,
} from "../../activation/attachment";
import { holds, parsePrefix } from "../../activation/prefix";
import type { Declared } from "../../stack/declared";
import { type Link, type StackIndex } from "../../stack/links";
import { once } from "../../values/once";
import { list, text } from "../../values/read";
import { NOT_DECLARED } from "../../values/ref";
import { listOf, numberOf, textOf, textsOf } from "../../values/spelled";
import { UNKNOWN, type Unknown, type Value, known } from "../../values/value";
import { childrenOf } from "./children";
import { privateAddresses, subnetPrefixes } from "./firewall-addresses";
import type { Ranked } from "./firewall-rules";
import { UNREADABLE, inOrder, isNetworkRule } from "./firewall-rules";
import { followAt, refTo, whole } from "./references";

/** Virtual hubs of all providers. */
export const VIRTUAL_HUBS = ["network:virtualhub"] as const;

const FIREWALLS = ["network:azurefirewall", "network:firewall"] as const;
const POLICIES = ["network:firewallpolicy"] as const;
const GROUPS = ["network:firewallpolicyrulecollectiongroup"] as const;
const SEPARATE = ["network:firewallnetworkrulecollection", "network:firewallapplicationrulecollection"] as const;
const IP_GROUPS = ["network:ipgroup"] as const;

/** What the firewalls of a stack let through, and which of them stands at an address. */
export interface Firewalls {
  /**
   * The firewall at the next hop of a route.
   * @param input the top-level input of `from` that the address stands in
   */
  at(from: Declared, input: string, address: Value<string>): Ref<Firewall>;
  /** The firewall that an id leads to, as routes of a virtual hub name it. */
  byId(from: Declared, input: string, id: Value<string>): Ref<Firewall>;
  /** The firewalls of a virtual hub. */
  inHub(hub: Declared): readonly Firewall[];
}

/** Reads the firewalls of a stack, with their policies and rules. */
export function firewalls(stack: StackIndex): Firewalls {
  const groups = childrenOf(stack, GROUPS, (group) => {
    const byId = followAt(stack, whole(group), [["firewallPolicyId"]], POLICIES);
    return byId ?? stack.parent(group, "firewallPolicyName", POLICIES[0]);
  });
  const separate = childrenOf(stack, SEPARATE, (collection) =>
    stack.parent(collection, "azureFirewallName", FIREWALLS[1]),
  );

  const cidrs = childrenOf(stack, ["network:ipgroupcidr"], (cidr) =>
    followAt(stack, whole(cidr), [["ipGroupId"]], IP_GROUPS),
  );

  function addressesOf(from: Declared, input: string, id: Value<string>): readonly Value<string>[] {
    const group = stack.follow(from, input, id, IP_GROUPS);
    if (typeof group !== "object") return [UNKNOWN];
    const separateCidrs = cidrs.of(group).map(({ props }) => text(props, "cidr"));
    const strays: readonly Value<string>[] = cidrs.strays ? [UNKNOWN] : [];
    return [...textsOf(group.props, "ipAddresses", "cidrs"), ...separateCidrs, ...strays];
  }

  function ruleOf(from: Declared, input: string, raw: Value<unknown>): FirewallRule {
    const inGroups = (name: string): readonly Value<string>[] =>
      textsOf(raw, name).flatMap((id) => addressesOf(from, input, id));
    return {
      protocols: textsOf(raw, "protocols", "ipProtocols"),
      ports: textsOf(raw, "destinationPorts"),
      sources: [...textsOf(raw, "sourceAddresses"), ...inGroups("sourceIpGroups")],
      destinations: [...textsOf(raw, "destinationAddresses"), ...inGroups("destinationIpGroups")],
      names: textsOf(raw, "destinationFqdns"),
    };
  }

  function collectionOf(from: Declared, input: string, raw: Value<unknown>): Ranked {
    if (raw === UNKNOWN) return { priority: UNKNOWN, collection: UNREADABLE };
    const rules = list(raw, "rules");
    const forTraffic = rules === UNKNOWN ? [UNKNOWN] : (rules ?? []).filter(isNetworkRule);
    return {
      priority: numberOf(raw, "priority"),
      collection: {
        action: textOf(raw, ["action", "type"], ["action"]),
        rules: forTraffic.includes(UNKNOWN) ? UNKNOWN : forTraffic.map((rule) => ruleOf(from, input, rule)),
      },
    };
  }

  /** The collections of an input; absent where there is no such input. */
  function collectionsOf(from: Declared, input: string): readonly Ranked[] {
    const collections = list(from.props, input);
    if (collections === UNKNOWN) return [{ priority: UNKNOWN, collection: UNREADABLE }];
    return (collections ?? []).map((raw) => collectionOf(from, input, raw));
  }

  /** All collections that a policy has, those of its parent policy first; absent where none is declared. */
  function policyRules(policy: Declared, seen: ReadonlySet<Declared>): readonly FirewallCollection[] | undefined {
    if (seen.has(policy)) return undefined;
    const base = followAt(stack, whole(policy), [["basePolicy", "id"], ["basePolicyId"]], POLICIES);
    const inherited = linkedRules(base, new Set([...seen, policy]));
    const own = [...groups.of(policy)]
      .map((group) => ({ group, priority: known(numberOf(group.props, "priority")) ?? 0 }))
      .sort((left, right) => left.priority - right.priority)
      .flatMap(({ group }) =>
        inOrder(["ruleCollections", "networkRuleCollections"].flatMap((input) => collectionsOf(group, input))),
      );
    const strays = groups.strays ? [UNREADABLE] : [];
    const none = groups.of(policy).length === 0 && inherited.length === 0 && strays.length === 0;
    return none ? undefined : [...inherited, ...strays, ...own];
  }

  function linkedRules(policy: Link, seen: ReadonlySet<Declared>): readonly FirewallCollection[] {
    if (policy === undefined) return [];
    if (policy === UNKNOWN || policy === NOT_DECLARED) return [UNREADABLE];
    return policyRules(policy, seen) ?? [UNREADABLE];
  }

  const build = once((firewall: Declared): Firewall => {
    const policy = followAt(stack, whole(firewall), [["firewallPolicy", "id"], ["firewallPolicyId"]], POLICIES);
    const own = separate.of(firewall).filter(({ token }) => token.kind === SEPARATE[0]);
    const collections = [
      ...linkedRules(policy, new Set()),
      ...inOrder([
        ...collectionsOf(firewall, "networkRuleCollections"),
        ...own.map((collection) => collectionOf(collection, "rules", collection.props)),
      ]),
      ...(separate.strays ? [UNREADABLE] : []),
    ];
    const hasOthers =
      separate.of(firewall).length > 0 || listOf(firewall.props, ["applicationRuleCollections"]) !== undefined;
    return { name: firewall.name, collections: collections.length > 0 || hasOthers ? collections : undefined };
  });

  const all = FIREWALLS.flatMap((kind) => stack.ofKind(kind));
  const byAddress = new Map<string, Declared | Unknown>();
  for (const firewall of all) {
    for (const address of privateAddresses(firewall)) {
      // Networks that are apart may use the same addresses.
      const other = byAddress.get(address) ?? firewall;
      byAddress.set(address, other === firewall ? firewall : UNKNOWN);
    }
  }

  /** The only declared firewall, unless what is known of its address speaks against it. */
  function only(address: string | undefined): Declared | undefined {
    const [firewall] = all;
    if (!firewall || all.length > 1) return undefined;
    if (privateAddresses(firewall).length > 0) return undefined;
    const prefixes = subnetPrefixes(stack, firewall);
    const fits =
      address === undefined || prefixes.length === 0 || prefixes.some((prefix) => holds(parsePrefix(prefix), address));
    return fits ? firewall : undefined;
  }

  const byHub = childrenOf(stack, FIREWALLS, (firewall) =>
    followAt(
      stack,
      whole(firewall),
      [
        ["virtualHub", "id"],
        ["virtualHub", "virtualHubId"],
      ],
      VIRTUAL_HUBS,
    ),
  );

  return {
    byId: (from, input, id) => refTo(stack.follow(from, input, id, FIREWALLS), build),
    inHub: (hub) => byHub.of(hub).map(build),
    at(from, input, address) {
      if (address === undefined) return undefined;
      if (address !== UNKNOWN) {
        const firewall = byAddress.get(address.trim()) ?? only(address.trim());
        if (firewall !== UNKNOWN) return firewall ? build(firewall) : ELSEWHERE;
      }
      const link = stack.follow(from, input, UNKNOWN, FIREWALLS);
      if (typeof link === "object") return build(link);
      // A template tells no dependencies of its expressions, so that a single firewall is the best there is to know.
      const firewall = from.path === "" ? undefined : only(undefined);
      return firewall ? build(firewall) : UNKNOWN;
    },
  };
}
