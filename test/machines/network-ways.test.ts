import {
  BASE,
  DEFAULT,
  type Given,
  LATER,
  ROUTED,
  VM,
  VNET,
  native,
  reaches,
  routeTable,
  subnet,
} from "./network-stack";

describe("ways out, in preview", () => {
  const toFirewall = { ...DEFAULT, nextHopType: "VirtualAppliance", nextHopIpAddress: "10.0.0.4" };
  const firewall = native(
    "network:AzureFirewall",
    "fw",
    { firewallPolicy: { id: LATER } },
    { firewallPolicy: ["policy"] },
  );
  const policy = native("network:FirewallPolicy", "policy", { firewallPolicyName: "policy" });
  const rules = (rule: object): Given =>
    native("network:FirewallPolicyRuleCollectionGroup", "rules", {
      firewallPolicyName: "policy",
      priority: 200,
      ruleCollections: [
        {
          ruleCollectionType: "FirewallPolicyFilterRuleCollection",
          priority: 100,
          action: { type: "Allow" },
          rules: [
            {
              ruleType: "NetworkRule",
              ipProtocols: ["TCP"],
              destinationPorts: ["1688"],
              sourceAddresses: ["*"],
              ...rule,
            },
          ],
        },
      ],
    });
  const balanced = native(
    "network:NetworkInterface",
    "nic",
    { ipConfigurations: [{ subnet: { id: LATER }, loadBalancerBackendAddressPools: [{ id: LATER }] }] },
    { ipConfigurations: ["subnet", "lb"] },
  );
  const balancer = (frontend: object, more: object = {}): Given =>
    native("network:LoadBalancer", "lb", {
      sku: { name: "Standard" },
      frontendIPConfigurations: [frontend],
      backendAddressPools: [{ name: "pool" }],
      ...more,
    });

  reaches([
    [
      "a firewall with a rule",
      "open",
      ...BASE,
      ROUTED,
      routeTable(toFirewall),
      firewall,
      policy,
      rules({ destinationAddresses: ["20.118.99.224", "40.83.235.53"] }),
    ],
    [
      "a firewall with a rule by name",
      "open",
      ...BASE,
      ROUTED,
      routeTable(toFirewall),
      firewall,
      policy,
      rules({ destinationFqdns: ["azkms.core.windows.net"] }),
    ],
    [
      "a firewall without a rule",
      "firewall-without-rule rt/default/fw",
      ...BASE,
      ROUTED,
      routeTable(toFirewall),
      firewall,
      policy,
      rules({ destinationAddresses: ["10.0.0.0/8"] }),
    ],
    [
      "a firewall that another address has",
      "undecided",
      ...BASE,
      ROUTED,
      routeTable(toFirewall),
      { ...firewall, outputs: { ipConfigurations: [{ privateIPAddress: "10.9.0.4" }] } },
      policy,
      rules({ destinationAddresses: ["10.0.0.0/8"] }),
    ],
    ...(["10.0.0.0/26", "10.9.0.0/26"] as const).map(
      (addressPrefix) =>
        [
          `a firewall in the subnet ${addressPrefix}`,
          addressPrefix === "10.0.0.0/26" ? "firewall-without-rule rt/default/fw" : "undecided",
          ...BASE,
          ROUTED,
          routeTable(toFirewall),
          native(
            "network:AzureFirewall",
            "fw",
            { firewallPolicy: { id: LATER }, ipConfigurations: [{ subnet: { id: LATER } }] },
            { firewallPolicy: ["policy"], ipConfigurations: ["AzureFirewallSubnet"] },
          ),
          native("network:Subnet", "AzureFirewallSubnet", { addressPrefix }),
          policy,
          rules({ destinationAddresses: ["10.0.0.0/8"] }),
        ] as const,
    ),
    [
      "a firewall whose policy inherits the rule",
      "open",
      ...BASE,
      ROUTED,
      routeTable(toFirewall),
      { ...firewall, props: { firewallPolicy: { id: LATER } }, links: { firewallPolicy: ["child"] } },
      native("network:FirewallPolicy", "child", { basePolicy: { id: LATER } }, { basePolicy: ["policy"] }),
      policy,
      rules({ destinationAddresses: ["20.118.99.224", "40.83.235.53"] }),
    ],
    [
      "a firewall whose policy inherits from elsewhere",
      "undecided",
      ...BASE,
      ROUTED,
      routeTable(toFirewall),
      firewall,
      { ...policy, props: { firewallPolicyName: "policy", basePolicy: { id: "/subscriptions/s/providers/x/y/z" } } },
      rules({ destinationAddresses: ["10.0.0.0/8"] }),
    ],
    [
      "a firewall that its own address names among two",
      "open",
      ...BASE,
      ROUTED,
      native("network:RouteTable", "rt", { routes: [{ ...toFirewall, nextHopIpAddress: LATER }] }, { routes: ["fw"] }),
      firewall,
      native("network:AzureFirewall", "other", {}),
      policy,
      rules({ destinationAddresses: ["*"] }),
    ],
    ...([[], ["fw"]] as const).map((origin) => {
      const configured = { ipConfigurations: [{ privateIPAddress: "10.0.0.4" }] };
      return [
        `a firewall that shares its address, with a route made from ${origin[0] ?? "neither"}`,
        origin[0] === undefined ? "undecided" : "firewall-without-rule rt/default/fw",
        ...BASE,
        ROUTED,
        native("network:RouteTable", "rt", { routes: [toFirewall] }, { routes: origin }),
        { ...firewall, outputs: configured },
        native("network:AzureFirewall", "other", configured),
        policy,
        rules({ destinationAddresses: ["10.0.0.0/8"] }),
      ] as const;
    }),
    [
      "a firewall whose policy has no rules here",
      "undecided",
      ...BASE,
      ROUTED,
      routeTable(toFirewall),
      firewall,
      policy,
    ],
    [
      "a firewall with an IP group",
      "open",
      ...BASE,
      ROUTED,
      routeTable(toFirewall),
      firewall,
      policy,
      { ...rules({ destinationIpGroups: [LATER] }), links: { ruleCollections: ["kms"] } },
      native("network:IpGroup", "kms", { ipAddresses: ["20.118.99.224", "40.83.235.53"] }),
    ],
    [
      "a firewall with an IP group elsewhere",
      "undecided",
      ...BASE,
      ROUTED,
      routeTable(toFirewall),
      firewall,
      policy,
      rules({ destinationIpGroups: [LATER] }),
    ],
    ["an appliance", "undecided", ...BASE, ROUTED, routeTable(toFirewall)],
    [
      "an internal standard balancer",
      "internal-load-balancer lb",
      VM,
      balanced,
      VNET,
      subnet({}),
      balancer({ subnet: { id: LATER } }),
    ],
    [
      "a public standard balancer with an outbound rule",
      "open",
      VM,
      balanced,
      VNET,
      subnet({ defaultOutboundAccess: false }),
      balancer({ publicIPAddress: { id: LATER } }, { outboundRules: [{ backendAddressPool: { id: LATER } }] }),
    ],
    [
      "a public balancer whose rule translates no sources",
      "private-subnet subnet",
      VM,
      balanced,
      VNET,
      subnet({ defaultOutboundAccess: false }),
      balancer(
        { publicIPAddress: { id: LATER } },
        { loadBalancingRules: [{ backendAddressPool: { id: LATER }, disableOutboundSnat: true }] },
      ),
    ],
    [
      "a scale set in flexible mode",
      "flexible-scale-set",
      native(
        "compute:VirtualMachineScaleSet",
        "vm",
        {
          orchestrationMode: "Flexible",
          virtualMachineProfile: {
            networkProfile: {
              networkInterfaceConfigurations: [{ name: "n", ipConfigurations: [{ subnet: { id: LATER } }] }],
            },
          },
        },
        { virtualMachineProfile: ["subnet"] },
      ),
      VNET,
      subnet({}),
    ],
    [
      "a scale set with addresses of its instances",
      "open",
      native(
        "compute:VirtualMachineScaleSet",
        "vm",
        {
          orchestrationMode: "Flexible",
          virtualMachineProfile: {
            networkProfile: {
              networkInterfaceConfigurations: [
                {
                  name: "n",
                  ipConfigurations: [{ subnet: { id: LATER }, publicIPAddressConfiguration: { name: "p" } }],
                },
              ],
            },
          },
        },
        { virtualMachineProfile: ["subnet"] },
      ),
      VNET,
      subnet({}),
    ],
  ]);
});
