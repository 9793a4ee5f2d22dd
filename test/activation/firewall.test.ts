import type { Firewall, FirewallRule, Ref } from "../../activation/attachment";
import { UNKNOWN, type Value } from "../../values/value";
import { BOTH, FIRST, RETIRED, SECOND, attach, reachOf, routes } from "./attachments";

const RULE: FirewallRule = { protocols: ["TCP"], ports: ["1688"], destinations: [FIRST, SECOND], names: [] };

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
    ["no rules declared", "undecided", { name: "fw", collections: undefined }],
    ["rules unknown", "undecided", { name: "fw", collections: UNKNOWN }],
    ["no firewall declared", "undecided", "not-declared"],
    ["firewall unknown", "undecided", UNKNOWN],
  ];
  it.each(table)("%s: %s", (_name, expected, ref) => {
    expect(reachOf(attach({ routeTable: { name: "rt", routes: routes(["0.0.0.0/0 appliance"], ref) } }))).toBe(
      expected,
    );
  });
});
