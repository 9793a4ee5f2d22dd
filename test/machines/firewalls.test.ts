import type { Firewall } from "../../activation/attachment";
import { NOT_DECLARED, type Ref } from "../../values/ref";
import { UNKNOWN } from "../../values/value";
import { DEFAULT, type Given, LATER, firewallAt, native, routeTable } from "./network-stack";

const ELSEWHERE = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/x/y";
const ADDRESS = "10.0.0.4";
const TO_FIREWALL = { ...DEFAULT, nextHopType: "VirtualAppliance", nextHopIpAddress: ADDRESS };

const shown = (ref: Ref<Firewall>): unknown => (typeof ref === "object" ? ref.name : ref);
const fw = (props: unknown, more: Partial<Given> = {}): Given => ({
  ...native("network:AzureFirewall", "fw", props),
  ...more,
});
const other = (props: unknown, more: Partial<Given> = {}): Given => ({
  ...native("network:AzureFirewall", "other", props),
  ...more,
});
const at = (address: string): object => ({ ipConfigurations: [{ privateIPAddress: address }] });
const inSubnet: Given["links"] = { ipConfigurations: ["AzureFirewallSubnet"] };
const subnet = (props: object): Given => native("network:Subnet", "AzureFirewallSubnet", props);

describe("the firewall at the next hop of a route", () => {
  it.each<[what: string, table: Given, stack: readonly Given[], expected: Ref<string>]>([
    ["no address", routeTable(DEFAULT), [fw(at(ADDRESS))], undefined],
    ["its address", routeTable(TO_FIREWALL), [fw(at(ADDRESS)), other(at("10.0.0.5"))], "fw"],
    [
      "its address with spaces",
      routeTable({ ...TO_FIREWALL, nextHopIpAddress: ` ${ADDRESS} ` }),
      [fw(at(ADDRESS)), other({})],
      "fw",
    ],
    [
      "its address in the classic spelling",
      routeTable(TO_FIREWALL),
      [fw({ ipConfigurations: [{ privateIpAddress: ADDRESS }] }), other({})],
      "fw",
    ],
    [
      "its address in Azure's answer",
      routeTable(TO_FIREWALL),
      [fw({}, { outputs: { ...at(ADDRESS) } }), other({})],
      "fw",
    ],
    [
      "its address in both",
      routeTable(TO_FIREWALL),
      [fw(at(ADDRESS), { outputs: { ...at(ADDRESS) } }), other({})],
      "fw",
    ],
    [
      "its address in a hub",
      routeTable(TO_FIREWALL),
      [fw({}, { outputs: { hubIPAddresses: { privateIPAddress: ADDRESS } } }), other({})],
      "fw",
    ],
    [
      "its address in a classic hub",
      routeTable(TO_FIREWALL),
      [fw({ virtualHub: { privateIpAddress: ADDRESS } }), other({})],
      "fw",
    ],
    [
      "one of its addresses",
      routeTable(TO_FIREWALL),
      [fw({ ...at(ADDRESS), virtualHub: { privateIpAddress: "10.9.0.4" } }), other({})],
      "fw",
    ],
    ["the address of two", routeTable(TO_FIREWALL), [fw(at(ADDRESS)), other(at(ADDRESS))], UNKNOWN],
    ["another address", routeTable(TO_FIREWALL), [fw(at("10.0.0.5"))], NOT_DECLARED],
    [
      "another address in a hub",
      routeTable(TO_FIREWALL),
      [fw({ virtualHub: { privateIpAddress: "10.9.0.4" } })],
      NOT_DECLARED,
    ],
    ["no declared address", routeTable(TO_FIREWALL), [fw({})], "fw"],
    ["an unknown address", routeTable(TO_FIREWALL), [fw(at(LATER))], "fw"],
    ["no declared address of two", routeTable(TO_FIREWALL), [fw({}), other({})], NOT_DECLARED],
    ["no firewall", routeTable(TO_FIREWALL), [], NOT_DECLARED],
    [
      "an address in its subnet",
      routeTable(TO_FIREWALL),
      [
        fw({ ipConfigurations: [{ subnet: { id: LATER } }] }, { links: inSubnet }),
        subnet({ addressPrefix: "10.0.0.0/26" }),
      ],
      "fw",
    ],
    [
      "an address in a prefix of its subnet",
      routeTable(TO_FIREWALL),
      [
        fw({ ipConfigurations: [{ subnetId: LATER }] }, { links: inSubnet }),
        subnet({ addressPrefixes: ["10.9.0.0/26", "10.0.0.0/26"] }),
      ],
      "fw",
    ],
    [
      "an address outside of its subnet",
      routeTable(TO_FIREWALL),
      [
        fw({ ipConfigurations: [{ subnetId: LATER }] }, { links: inSubnet }),
        subnet({ addressPrefixes: ["10.9.0.0/26", LATER] }),
      ],
      NOT_DECLARED,
    ],
    [
      "an address in an unknown subnet",
      routeTable(TO_FIREWALL),
      [fw({ ipConfigurations: [{ subnet: { id: ELSEWHERE } }] })],
      "fw",
    ],
    ["an unknown address", routeTable({ ...TO_FIREWALL, nextHopIpAddress: LATER }), [fw(at(ADDRESS))], UNKNOWN],
    [
      "an unknown address made from it",
      { ...routeTable({ ...TO_FIREWALL, nextHopIpAddress: LATER }), links: { routes: ["fw"] } },
      [fw(at(ADDRESS)), other({})],
      "fw",
    ],
    [
      "an unknown address in a template",
      { ...routeTable({ ...TO_FIREWALL, nextHopIpAddress: LATER }), path: "resources[0]" },
      [fw({})],
      "fw",
    ],
    [
      "an unknown address in a template, of two",
      { ...routeTable({ ...TO_FIREWALL, nextHopIpAddress: LATER }), path: "resources[0]" },
      [fw({}), other({})],
      UNKNOWN,
    ],
    [
      "an unknown address in a template, and a known one",
      { ...routeTable({ ...TO_FIREWALL, nextHopIpAddress: LATER }), path: "resources[0]" },
      [fw(at(ADDRESS))],
      UNKNOWN,
    ],
    [
      "an unknown address in a template, in its subnet",
      { ...routeTable({ ...TO_FIREWALL, nextHopIpAddress: LATER }), path: "resources[0]" },
      [fw({ ipConfigurations: [{ subnetId: LATER }] }, { links: inSubnet }), subnet({ addressPrefix: "10.9.0.0/26" })],
      "fw",
    ],
  ])("by %s", (_, table, stack, expected) => {
    expect(shown(firewallAt({ ...table, name: "rt" }, ...stack))).toBe(expected);
  });
});
