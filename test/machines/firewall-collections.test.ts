import type { FirewallCollection, FirewallRule } from "../../activation/attachment";
import { UNKNOWN, type Value, known } from "../../values/value";
import { DEFAULT, type Given, LATER, classic, firewallAt, native, routeTable } from "./network-stack";

const ELSEWHERE = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/x/y";
const TO_FIREWALL = { ...DEFAULT, nextHopType: "VirtualAppliance", nextHopIpAddress: "10.0.0.4" };
const fw = (props: unknown, more: Partial<Given> = {}): Given => ({
  ...native("network:AzureFirewall", "fw", props),
  ...more,
});

const UNREADABLE: FirewallCollection = { action: UNKNOWN, rules: UNKNOWN };

/** The rule collections of the firewall. */
function collectionsOf(...given: readonly Given[]): Value<readonly FirewallCollection[]> {
  const found = firewallAt(routeTable(TO_FIREWALL), ...given);
  return typeof found === "object" ? found.collections : UNKNOWN;
}

const collection = (action: unknown, priority: unknown): object => ({ action: { type: action }, priority, rules: [] });
const names = (collections: Value<readonly FirewallCollection[]>): unknown =>
  known(collections)?.map(({ action, rules }) => (rules === UNKNOWN ? "?" : action));

describe("the order of rule collections", () => {
  it.each<[what: string, collections: unknown, expected: unknown]>([
    ["none", undefined, undefined],
    ["sorted", [collection("Deny", 200), collection("Allow", 100)], ["Allow", "Deny"]],
    ["sorted by number", [collection("Deny", "1000"), collection("Allow", "200")], ["Allow", "Deny"]],
    ["of an unknown priority", [collection("Deny", 200), collection("Allow", LATER)], ["?"]],
    [
      "of an unknown priority, all of which allow",
      [collection("Allow", 200), collection("ALLOW", LATER)],
      ["ALLOW", "Allow"],
    ],
    [
      "of an unknown priority, one of which does what is unknown",
      [collection("Allow", 200), collection(LATER, LATER)],
      ["?"],
    ],
    [
      "of an unknown priority, one of which does nothing",
      [collection("Allow", 200), collection(undefined, LATER)],
      ["?"],
    ],
    ["without a priority", [collection("Deny", undefined), collection("Allow", 100)], ["?"]],
    ["an unknown list", LATER, ["?"]],
    ["an unknown one", [LATER], ["?"]],
  ])("%s", (_, networkRuleCollections, expected) => {
    expect(names(collectionsOf(fw({ networkRuleCollections })))).toEqual(expected);
  });

  it("network rules come before application rules", () => {
    const all = fw({
      applicationRuleCollections: [collection("Deny", 100)],
      networkRuleCollections: [collection("Allow", 200)],
    });
    expect(names(collectionsOf(all))).toEqual(["Allow", "Deny"]);
  });

  it("is declared where there are only application rules", () => {
    expect(collectionsOf(fw({ applicationRuleCollections: [] }))).toEqual([]);
    expect(collectionsOf(fw({ applicationRuleCollections: LATER }))).toEqual([UNREADABLE]);
  });
});

const ALLOW = { action: { type: "Allow" }, priority: 100 };
const ruled = (...rules: readonly unknown[]): object => ({ ...ALLOW, rules });
const NETWORK: FirewallRule = {
  protocols: ["TCP"],
  ports: ["1688"],
  sources: ["*"],
  destinations: ["10.0.0.0/8"],
  names: ["a.example"],
};
const WRITTEN = {
  sourceAddresses: ["*"],
  destinationPorts: ["1688"],
  destinationAddresses: ["10.0.0.0/8"],
  destinationFqdns: ["a.example"],
};
const APPLICATION = { sourceAddresses: ["*"], protocols: [{ port: 443 }, { port: LATER }] };
const application = (...hosts: readonly Value<string>[]): FirewallRule => ({
  protocols: [UNKNOWN],
  ports: ["443", UNKNOWN],
  sources: ["*"],
  destinations: [],
  names: hosts,
});
const EMPTY = { protocols: [], ports: [], sources: [], destinations: [], names: [] };

describe("the rules of a collection", () => {
  it.each<[what: string, input: string, collection: object, expected: Value<readonly FirewallRule[]>]>([
    ["none", "networkRuleCollections", ALLOW, []],
    ["an unknown list", "networkRuleCollections", { ...ALLOW, rules: LATER }, UNKNOWN],
    ["an unknown one", "networkRuleCollections", ruled(WRITTEN, LATER), UNKNOWN],
    ["network rules", "networkRuleCollections", ruled({ ...WRITTEN, protocols: ["TCP"] }, {}), [NETWORK, EMPTY]],
    [
      "application rules",
      "applicationRuleCollections",
      ruled({ ...APPLICATION, targetFqdns: ["a", "*.b", LATER] }),
      [application("a", UNKNOWN, UNKNOWN)],
    ],
    [
      "application rules in the classic spelling",
      "applicationRuleCollections",
      ruled({ ...APPLICATION, destinationFqdns: ["a"] }),
      [application("a")],
    ],
    [
      "an application rule of unknown protocols",
      "applicationRuleCollections",
      ruled({ protocols: LATER }),
      [{ ...application(), ports: [], sources: [] }],
    ],
    [
      "an application rule without protocols",
      "applicationRuleCollections",
      ruled({}),
      [{ ...application(), ports: [], sources: [] }],
    ],
  ])("%s", (_, input, given, rules) => {
    expect(collectionsOf(fw({ [input]: [given] }))).toEqual([{ action: "Allow", rules }]);
  });

  it.each<[what: string, rule: object, rules: readonly FirewallRule[]]>([
    ["a network rule", { ...WRITTEN, ruleType: "NetworkRule", ipProtocols: ["TCP"] }, [NETWORK]],
    ["an application rule", { ...APPLICATION, ruleType: "APPLICATIONRULE", targetFqdns: ["a"] }, [application("a")]],
    ["a NAT rule", { ...WRITTEN, ruleType: "NatRule" }, []],
    ["a rule of an unknown type", { ...WRITTEN, ruleType: LATER, ipProtocols: ["TCP"] }, [NETWORK]],
    ["a rule without a type", { ...WRITTEN, ipProtocols: ["TCP"] }, [NETWORK]],
  ])("of both kinds: %s", (_, rule, rules) => {
    const group = native("network:FirewallPolicyRuleCollectionGroup", "group", {
      firewallPolicyName: "policy",
      priority: 100,
      ruleCollections: [ruled(rule)],
    });
    const policy = native("network:FirewallPolicy", "policy", { firewallPolicyName: "policy" });
    const one = fw({ firewallPolicy: { id: LATER } }, { links: { firewallPolicy: ["policy"] } });
    expect(collectionsOf(one, policy, group)).toEqual([{ action: "Allow", rules }]);
  });
});

describe("rule collections of the classic provider", () => {
  const classicFirewall = classic("network/firewall:Firewall", "fw", { name: "fw" });
  const separate = (kind: string, name: string, props: object): Given =>
    classic(`network/firewall${kind}RuleCollection:Firewall${kind}RuleCollection`, name, {
      azureFirewallName: "fw",
      action: "Allow",
      priority: 100,
      ...props,
    });
  it.each<[what: string, stack: readonly Given[], expected: unknown]>([
    [
      "one of each kind",
      [
        separate("Application", "a", { rules: [APPLICATION] }),
        separate("Network", "b", { rules: [{ ...WRITTEN, protocols: ["TCP"] }] }),
      ],
      [[NETWORK], [application()]],
    ],
    ["one without rules", [separate("Application", "a", {})], [[]]],
    ["one of another kind", [separate("Nat", "a", {})], undefined],
    ["one that may be another firewall's", [separate("Network", "a", { azureFirewallName: LATER })], [UNKNOWN]],
  ])("%s", (_, stack, expected) => {
    expect(known(collectionsOf(classicFirewall, ...stack))?.map(({ rules }) => rules)).toEqual(expected);
  });
});

describe("the rules of firewall policies", () => {
  const policy = (name: string, props: object = {}, links: Given["links"] = {}): Given =>
    native("network:FirewallPolicy", name, { firewallPolicyName: name, ...props }, links);
  const group = (firewallPolicyName: string, action: string, priority: unknown): Given =>
    native("network:FirewallPolicyRuleCollectionGroup", `group-${action}`, {
      firewallPolicyName,
      priority,
      ruleCollections: [{ ...ALLOW, action: { type: action }, rules: [] }],
    });
  const one = fw({ firewallPolicy: { id: LATER } }, { links: { firewallPolicy: ["policy"] } });
  const child = policy("policy", { basePolicy: { id: LATER } }, { basePolicy: ["base"] });
  it.each<[what: string, stack: readonly Given[], expected: readonly string[]]>([
    ["none", [one, policy("policy")], ["?"]],
    ["a policy elsewhere", [fw({ firewallPolicy: { id: ELSEWHERE } })], ["?"]],
    ["an unknown policy", [fw({ firewallPolicyId: LATER })], ["?"]],
    [
      "groups in order",
      [one, policy("policy"), group("policy", "late", "1000"), group("policy", "early", 200)],
      ["early", "late"],
    ],
    ["a group that may be its own", [one, policy("policy"), group(LATER, "other", 100)], ["?"]],
    ["a group of another policy", [one, policy("policy"), policy("q"), group("q", "other", 100)], ["?"]],
    [
      "inherited groups first",
      [one, child, policy("base"), group("policy", "own", 100), group("base", "base", 200)],
      ["base", "own"],
    ],
    ["inherited groups only", [one, child, policy("base"), group("base", "base", 200)], ["base"]],
    [
      "a base elsewhere",
      [one, policy("policy", { basePolicyId: ELSEWHERE }), group("policy", "own", 100)],
      ["?", "own"],
    ],
    [
      "a base that is based on it",
      [
        one,
        child,
        policy("base", { basePolicy: { id: LATER } }, { basePolicy: ["policy"] }),
        group("policy", "own", 100),
      ],
      ["?", "own"],
    ],
  ])("%s", (_, stack, expected) => {
    expect(names(collectionsOf(...stack))).toEqual(expected);
  });

  it("of the classic provider, network before application rules", () => {
    const old = classic("network/firewallPolicyRuleCollectionGroup:FirewallPolicyRuleCollectionGroup", "group", {
      firewallPolicyId: ELSEWHERE,
      priority: 100,
      applicationRuleCollections: [{ action: "Deny", priority: 100, rules: [] }],
      networkRuleCollections: [{ action: "Allow", priority: 200, rules: [] }],
    });
    const declared = {
      ...classic("network/firewallPolicy:FirewallPolicy", "policy", { name: "policy" }),
      id: ELSEWHERE,
    };
    expect(names(collectionsOf(one, declared, old))).toEqual(["Allow", "Deny"]);
  });
});
