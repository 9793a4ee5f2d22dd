import type { Firewall, FirewallRule } from "../../activation/attachment";
import type { Ref } from "../../values/ref";
import { UNKNOWN, type Value } from "../../values/value";
import { BOTH, FIRST, RETIRED, SECOND, SUBNET, attach, reachOf, routes } from "./attachments";

const RULE: FirewallRule = {
  protocols: ["TCP"],
  ports: ["1688"],
  sources: ["*"],
  destinations: [FIRST, SECOND],
  names: [],
};

function firewall(
  ...collections: readonly (readonly [action: Value<string>, ...rules: Partial<FirewallRule>[]])[]
): Firewall {
  return {
    name: "fw",
    collections: collections.map(([action, ...rules]) => ({
      action,
      rules: rules.map((rule) => ({ ...RULE, ...rule })),
    })),
  };
}

/** What a machine behind a firewall meets. */
function behind(ref: Ref<Firewall>, prefixes = SUBNET.prefixes, privateAddress?: string): string {
  const routeTable = { name: "rt", routes: routes(["0.0.0.0/0 appliance"], ref) };
  return reachOf(attach({ routeTable, prefixes }, { privateAddress }));
}

describe("a declared firewall decides", () => {
  const WITHOUT = `firewall-without-rule ${BOTH}`;
  const table: readonly (readonly [name: string, expected: string, firewall: Ref<Firewall>])[] = [
    ["a rule for both addresses", "open", firewall(["Allow", {}])],
    ["a rule for one address", `firewall-without-rule ${SECOND}`, firewall(["Allow", { destinations: [FIRST] }])],
    ["only the retired address", WITHOUT, firewall(["Allow", { destinations: [RETIRED] }])],
    ["two rules", "open", firewall(["Allow", { destinations: [FIRST] }, { destinations: ["40.83.235.0/24"] }])],
    ["a range of addresses", "open", firewall(["Allow", { destinations: ["20.0.0.0-41.0.0.0"] }])],
    ["anything", "open", firewall(["Allow", { destinations: ["*"], ports: ["*"], protocols: ["Any"] }])],
    ["a name", "open", firewall(["Allow", { destinations: [], names: ["AZKMS.core.windows.net"] }])],
    ["a name among spaces", "open", firewall(["Allow", { destinations: [], names: [" azkms.core.windows.net "] }])],
    ["a name unknown", "undecided", firewall(["Allow", { destinations: [], names: [UNKNOWN] }])],
    ["a name left out", WITHOUT, firewall(["Allow", { destinations: [undefined], names: [undefined] }])],
    ["a rule for one address, perhaps for both", "undecided", firewall(["Allow", { destinations: [FIRST, UNKNOWN] }])],
    ["an action left out", WITHOUT, firewall([undefined, {}])],
    ["another name", WITHOUT, firewall(["Allow", { destinations: [], names: ["example.com"] }])],
    ["another port", WITHOUT, firewall(["Allow", { ports: ["443", "80-90"] }])],
    ["another protocol", WITHOUT, firewall(["Allow", { protocols: ["UDP"] }])],
    [
      "the service tag, which firewalls do not have",
      WITHOUT,
      firewall(["Allow", { destinations: ["AzurePlatformLKM"] }]),
    ],
    ["the tag of all of Azure", "undecided", firewall(["Allow", { destinations: ["AzureCloud"] }])],
    ["an IP group elsewhere", "undecided", firewall(["Allow", { destinations: [UNKNOWN] }])],
    ["a denial first", WITHOUT, firewall(["Deny", { destinations: ["*"] }], ["Allow", {}])],
    ["a denial last", "open", firewall(["Allow", {}], ["Deny", { destinations: ["*"] }])],
    ["an action unknown", "undecided", firewall([UNKNOWN, {}])],
    ["a doubtful allow before an allow", "open", firewall(["Allow", { destinations: [UNKNOWN] }], ["Allow", {}])],
    ["a doubtful denial that denies what is denied anyway", WITHOUT, firewall(["Deny", { destinations: [UNKNOWN] }])],
    ["no rules at all but collections", WITHOUT, { name: "fw", collections: [] }],
    ["a collection without rules", WITHOUT, { name: "fw", collections: [{ action: "Allow", rules: undefined }] }],
    ["a collection of unknown rules", "undecided", { name: "fw", collections: [{ action: "Allow", rules: UNKNOWN }] }],
    ["unknown denials", WITHOUT, { name: "fw", collections: [{ action: "Deny", rules: UNKNOWN }] }],
    ["no rules declared", "undecided", { name: "fw", collections: undefined }],
    ["rules unknown", "undecided", { name: "fw", collections: UNKNOWN }],
    ["no firewall declared", "undecided", "not-declared"],
    ["firewall unknown", "undecided", UNKNOWN],
  ];
  it.each(table)("%s: %s", (_name, expected, ref) => {
    expect(behind(ref)).toBe(expected);
  });

  const OTHER = "10.20.1.0/24";
  const OWN = "10.20.9.0/24";
  const sources: readonly (readonly [
    expected: string,
    sources: readonly Value<string>[],
    prefixes?: readonly Value<string>[],
    address?: string,
  ])[] = [
    ["open", ["*"]],
    ["open", ["0.0.0.0/0"], []],
    ["open", ["0.0.0.0/0"], [UNKNOWN]],
    ["open", ["10.0.0.0/8"]],
    ["open", [OWN]],
    ["open", [OTHER, OWN]],
    ["open", ["10.20.0.0-10.20.255.255"]],
    ["open", [OWN], [OWN, "fd00:9::/64"]],
    [WITHOUT, [OTHER]],
    [WITHOUT, ["10.20.1.4", "10.20.8.255", "10.20.10.0-10.20.11.0"]],
    [WITHOUT, ["fd00:9::/64"]],
    ["undecided", [OTHER, UNKNOWN]],
    ["undecided", []],
    ["undecided", ["10.20.9.0/25"]],
    ["undecided", ["10.20.9.4"]],
    ["open", ["10.20.9.4"], [OWN], "10.20.9.4"],
    ["undecided", ["10.20.9.4"], [OWN], "Dynamic"],
    ["open", [OWN], [OWN], "Dynamic"],
    ["undecided", [OTHER], [undefined]],
    [WITHOUT, ["10.20.9.5"], [OWN], "10.20.9.4"],
    ["open", ["10.20.9.0/25"], [], "10.20.9.4"],
    ["undecided", [OTHER], []],
    ["undecided", [OTHER], [UNKNOWN]],
    ["undecided", [OWN], [OWN, "10.30.0.0/24"]],
    ["open", ["10.0.0.0/8"], [OWN, "10.30.0.0/24"]],
    [WITHOUT, [OTHER], [OWN, "10.30.0.0/24"]],
  ];
  const cases = sources.map(([expected, from, prefixes, address]) => ({ expected, from, prefixes, address }));
  it.each(cases)("$expected: an allow rule for $from, a subnet $prefixes, an address $address", (one) => {
    expect(behind(firewall(["Allow", { sources: one.from }]), one.prefixes, one.address)).toBe(one.expected);
  });

  it.each([
    ["open", [OTHER]],
    [WITHOUT, [OWN]],
    [WITHOUT, ["*"]],
    ["undecided", ["10.20.9.0/25"]],
    ["undecided", [UNKNOWN]],
  ] as const)("%s: a denial for the sources %j before an allow rule", (expected, from) => {
    expect(behind(firewall(["Deny", { sources: from }], ["Allow", {}]))).toBe(expected);
  });
});
