import { DENY_TAG, type Given, LATER, classic, reaches } from "./network-stack";

const BASE = [
  classic(
    "compute/windowsVirtualMachine:WindowsVirtualMachine",
    "vm",
    { networkInterfaceIds: [LATER] },
    { networkInterfaceIds: ["nic"] },
  ),
  classic(
    "network/networkInterface:NetworkInterface",
    "nic",
    { name: "nic", ipConfigurations: [{ name: "ip", subnetId: LATER }] },
    { ipConfigurations: ["subnet"] },
  ),
  classic("network/virtualNetwork:VirtualNetwork", "vnet", { name: "vnet" }),
  classic("network/subnet:Subnet", "subnet", { name: "subnet", virtualNetworkName: "vnet" }),
];
const DENY_IN = { ...DENY_TAG, name: "in", direction: "Inbound" };
const ALLOW = { ...DENY_TAG, name: "http", access: "Allow", destinationAddressPrefix: "*", destinationPortRange: "80" };

function group(name: string, securityRules: unknown): Given {
  return classic("network/networkSecurityGroup:NetworkSecurityGroup", name, { name, securityRules });
}

/** Attaches a group to the subnet or interface that a resource is, or to an unknown one in a network. */
function attach(name: string, input: keyof typeof TYPES, to: string): Given {
  const inputs = { [input]: LATER, networkSecurityGroupId: LATER };
  return classic(TYPES[input], `${name}-${to}`, inputs, { [input]: [to], networkSecurityGroupId: [name] });
}

const TYPES = {
  subnetId: "network/subnetNetworkSecurityGroupAssociation:SubnetNetworkSecurityGroupAssociation",
  networkInterfaceId: "network/networkInterfaceSecurityGroupAssociation:NetworkInterfaceSecurityGroupAssociation",
} as const;

const ELSEWHERE = attach("nsg", "subnetId", "vnet");

describe("a security group of an unknown subnet or interface", () => {
  reaches([
    ["without rules", "open", ...BASE, group("nsg", []), ELSEWHERE],
    ["that denies nothing outbound", "open", ...BASE, group("nsg", [DENY_IN, ALLOW]), ELSEWHERE],
    ["that denies", "undecided", ...BASE, group("nsg", [DENY_TAG]), ELSEWHERE],
    ["of unknown rules", "undecided", ...BASE, group("nsg", LATER), ELSEWHERE],
    ["of unknown access", "undecided", ...BASE, group("nsg", [{ ...DENY_TAG, access: LATER }]), ELSEWHERE],
    ["of unknown direction", "undecided", ...BASE, group("nsg", [{ ...DENY_IN, direction: LATER }]), ELSEWHERE],
    ["that isn't declared", "undecided", ...BASE, ELSEWHERE],
    [
      "beside one that denies",
      "undecided",
      ...BASE,
      group("nsg", []),
      ELSEWHERE,
      group("other", [DENY_TAG]),
      attach("other", "subnetId", "vnet"),
    ],
    [
      "beside the subnet's own",
      "denied-by-rule nsg/lkm",
      ...BASE,
      group("nsg", [DENY_TAG]),
      attach("nsg", "subnetId", "subnet"),
      group("other", []),
      attach("other", "subnetId", "vnet"),
    ],
    [
      "that denies, beside the subnet's own",
      "open",
      ...BASE,
      group("nsg", []),
      attach("nsg", "subnetId", "subnet"),
      group("other", [DENY_TAG]),
      attach("other", "subnetId", "vnet"),
    ],
    ["on an interface", "open", ...BASE, group("nsg", [DENY_IN]), attach("nsg", "networkInterfaceId", "vnet")],
    [
      "that denies on an interface",
      "undecided",
      ...BASE,
      group("nsg", [DENY_TAG]),
      attach("nsg", "networkInterfaceId", "vnet"),
    ],
  ]);
});
