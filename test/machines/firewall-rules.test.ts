import { KMS_TARGETS } from "../../activation/kms-targets";
import { judgeReach } from "../../activation/network";
import { attachmentsIn } from "../../machines/network";
import { indexStack } from "../../stack/stack-index";
import {
  BASE,
  DEFAULT,
  type Given,
  LATER,
  classic,
  declare,
  native,
  reaches,
  routeTable,
  subnet,
} from "./network-stack";

const TO_FIREWALL = { ...DEFAULT, nextHopType: "VirtualAppliance", nextHopIpAddress: "10.0.0.4" };
const SPOKE = subnet({ addressPrefix: "10.20.9.0/24", routeTable: { id: LATER } }, { routeTable: ["rt"] });
const STACK = [...BASE, SPOKE, routeTable(TO_FIREWALL)];
const DENIED = "firewall-without-rule rt/default/fw";
const ADDRESSES = ["20.118.99.224", "40.83.235.53"];
const ALLOW = { ipProtocols: ["TCP"], destinationPorts: ["1688"], destinationAddresses: ADDRESSES };

/** A firewall with one policy, whose rules are these. */
function policy(...rules: readonly object[]): readonly Given[] {
  const collection = { priority: 100, action: { type: "Allow" }, rules };
  return [
    native("network:AzureFirewall", "fw", { firewallPolicy: { id: LATER } }, { firewallPolicy: ["policy"] }),
    native("network:FirewallPolicy", "policy", { firewallPolicyName: "policy" }),
    native(
      "network:FirewallPolicyRuleCollectionGroup",
      "rules",
      { firewallPolicyName: "policy", priority: 200, ruleCollections: [collection] },
      { ruleCollections: ["spokes"] },
    ),
  ];
}

function application(port: number, more: object = {}): object {
  const protocols = [{ protocolType: "Http", port }];
  const targetFqdns = ["azkms.core.windows.net"];
  return { ruleType: "ApplicationRule", protocols, targetFqdns, sourceAddresses: ["10.20.9.0/24"], ...more };
}

function ipGroup(...ipAddresses: readonly string[]): Given {
  return native("network:IpGroup", "spokes", { ipAddresses });
}

const BY_GROUP = { ...ALLOW, sourceIpGroups: [LATER] };

describe("the rules of a firewall policy", () => {
  reaches([
    ["a source in the subnet's network", "open", ...STACK, ...policy({ ...ALLOW, sourceAddresses: ["10.20.0.0/16"] })],
    ["a source of another subnet", DENIED, ...STACK, ...policy({ ...ALLOW, sourceAddresses: ["10.20.1.0/24"] })],
    ["an unknown source", "undecided", ...STACK, ...policy({ ...ALLOW, sourceAddresses: [LATER] })],
    ["an IP group with the subnet", "open", ...STACK, ...policy(BY_GROUP), ipGroup("10.20.9.0/24")],
    ["an IP group without the subnet", DENIED, ...STACK, ...policy(BY_GROUP), ipGroup("10.20.1.0/24")],
    ["an IP group elsewhere", "undecided", ...STACK, ...policy(BY_GROUP)],
    ["an application rule for HTTPS", DENIED, ...STACK, ...policy(application(443))],
    ["an application rule for port 1688", "undecided", ...STACK, ...policy(application(1688))],
    ["an application rule for any name", "undecided", ...STACK, ...policy(application(1688, { targetFqdns: ["*"] }))],
    [
      "an application rule for another subnet",
      DENIED,
      ...STACK,
      ...policy(application(1688, { sourceAddresses: ["10.20.1.0/24"] })),
    ],
  ]);
});

describe("the rules of a firewall of the classic provider", () => {
  const firewall = classic("network/firewall:Firewall", "fw", { name: "fw" });
  const collection = (sources: object): Given =>
    classic(
      "network/firewallNetworkRuleCollection:FirewallNetworkRuleCollection",
      "kms",
      {
        azureFirewallName: "fw",
        priority: 100,
        action: "Allow",
        rules: [{ protocols: ["TCP"], destinationPorts: ["1688"], destinationAddresses: ADDRESSES, ...sources }],
      },
      { rules: ["spokes"] },
    );
  const group = classic("network/iPGroup:IPGroup", "spokes", { name: "spokes", cidrs: ["10.20.1.0/24"] });
  const cidr = (address: string): Given =>
    classic("network/iPGroupCIDR:IPGroupCIDR", "cidr", { ipGroupId: LATER, cidr: address }, { ipGroupId: ["spokes"] });
  const byGroup = { sourceIpGroups: [LATER] };
  reaches([
    ["a source of the subnet", "open", ...STACK, firewall, collection({ sourceAddresses: ["10.20.9.0/24"] })],
    ["a source of another subnet", DENIED, ...STACK, firewall, collection({ sourceAddresses: ["10.20.1.0/24"] })],
    ["an IP group without the subnet", DENIED, ...STACK, firewall, collection(byGroup), group],
    ["an address of an IP group", "open", ...STACK, firewall, collection(byGroup), group, cidr("10.20.9.0/24")],
    ["another address of an IP group", DENIED, ...STACK, firewall, collection(byGroup), group, cidr("10.20.2.0/24")],
  ]);
});

describe("the sources of a security rule", () => {
  const secured = subnet(
    { addressPrefix: "10.20.9.0/24", networkSecurityGroup: { id: LATER } },
    { networkSecurityGroup: ["nsg"] },
  );
  const group = (sources: object): Given => {
    const rule = { direction: "Outbound", access: "Deny", protocol: "*", destinationPortRange: "*", priority: 100 };
    const securityRules = [{ name: "deny", ...rule, destinationAddressPrefix: "AzurePlatformLKM", ...sources }];
    return native("network:NetworkSecurityGroup", "nsg", { securityRules });
  };
  reaches([
    ["the subnet", "denied-by-rule nsg/deny", ...BASE, secured, group({ sourceAddressPrefixes: ["10.20.9.0/24"] })],
    ["another subnet", "open", ...BASE, secured, group({ sourceAddressPrefix: "10.20.1.0/24" })],
    [
      "an application group",
      "undecided",
      ...BASE,
      secured,
      group({ sourceApplicationSecurityGroups: [{ id: LATER }] }),
    ],
  ]);
});

describe("either host name of a cloud's KMS in a firewall rule", () => {
  it.each([
    ["azure-china", "azkms.core.chinacloudapi.cn", "open"],
    ["azure-china", "kms.core.chinacloudapi.cn", "open"],
    ["azure-us-government", "kms.core.usgovcloudapi.net", "open"],
    ["azure-us-government", "azkms.core.usgovcloudapi.net", "open"],
    ["azure", "azkms.core.windows.net", "open"],
    ["azure", "kms.core.windows.net", "blocked"],
    ["azure-china", "azkms.core.windows.net", "blocked"],
  ] as const)("%s: %s", (cloud, host, expected) => {
    const rule = { ipProtocols: ["TCP"], destinationPorts: ["1688"], destinationFqdns: [host], sourceAddresses: ["*"] };
    const stack = declare([...STACK, ...policy(rule)]);
    const machine = stack.find(({ name }) => name === "vm");
    if (!machine) throw new Error("a test declares no machine");
    expect(judgeReach(attachmentsIn(indexStack(stack))(machine), KMS_TARGETS[cloud]).kind).toBe(expected);
  });
});
