import * as pulumi from "@pulumi/pulumi";
import { activationUndecided } from "../../policies/activation-undecided";
import { MAK, keyExtension, machine, runs, unknownUntilUp } from "./cases";
import {
  ADDRESSES,
  RETIRED,
  addMachine,
  addNetwork,
  addSubnet,
  blocked,
  direct,
  everything,
  guarded,
  network,
  outbound,
  routed,
} from "./networks";
import { localPackage } from "./raw";
import { type Add, type Cases, EXTENSION, fires } from "./table";

/** A package of an API version that the offline provider serves only if it is asked to. */
export const LATER = "azure-native_network_v20260501";
const both = ADDRESSES.azure.map(direct);
const privately = { defaultOutboundAccess: false };
const undecided = [fires(activationUndecided, "vm")];

/** A machine behind a firewall at an address, whose policy has this network rule. */
const walled = (add: Add, privateIPAddress: string, rule: pulumi.Inputs): void => {
  const policy = network(add, "policy", "FirewallPolicy", {});
  network(add, "rules", "FirewallPolicyRuleCollectionGroup", {
    firewallPolicyName: policy.name,
    priority: 100,
    ruleCollections: [
      {
        ruleCollectionType: "FirewallPolicyFilterRuleCollection",
        priority: 100,
        action: { type: "Allow" },
        rules: [rule],
      },
    ],
  });
  network(add, "firewall", "AzureFirewall", {
    firewallPolicy: { id: policy.id },
    ipConfigurations: [{ name: "main", privateIPAddress }],
  });
  routed(add, [{ ...everything("VirtualAppliance"), nextHopIpAddress: privateIPAddress }]);
};

const firewallRule = (port: string) => ({
  ruleType: "NetworkRule",
  name: `port-${port}`,
  ipProtocols: ["TCP"],
  sourceAddresses: ["*"],
  destinationAddresses: [...ADDRESSES.azure],
  destinationPorts: [port],
});

/** A machine behind a standard load balancer with this frontend and these rules. */
const balanced = (add: Add, frontend: pulumi.Inputs, more: pulumi.Inputs = {}): void => {
  const subnet = addSubnet(add, {});
  const balancer = network(add, "balancer", "LoadBalancer", {
    sku: { name: "Standard" },
    frontendIPConfigurations: [{ name: "front", subnet: { id: subnet.id }, ...frontend }],
    backendAddressPools: [{ name: "pool" }],
    ...more,
  });
  const pool = { id: pulumi.interpolate`${balancer.id}/backendAddressPools/pool` };
  addMachine(add, subnet.id, { ip: { loadBalancerBackendAddressPools: [pool] } });
};

/** A machine with an interface in a private subnet, and a list of interfaces made from its id. */
const withInterfaces = (add: Add, listed: (id: pulumi.Output<string>) => pulumi.Input<unknown>): void => {
  const ipConfigurations = [{ name: "main", subnet: { id: addSubnet(add, { subnet: privately }).id } }];
  const nic = network(add, "nic", "NetworkInterface", { ipConfigurations });
  const networkInterfaces = listed(nic.id);
  add(
    "vm",
    "azure-native:compute:VirtualMachine",
    machine("2019-Datacenter", { networkProfile: { networkInterfaces } }),
  );
};

const certain: Cases = {
  "a default route to a gateway": {
    declare: (add) => {
      routed(add, [everything("VirtualNetworkGateway")]);
    },
    fires: blocked("route-to-gateway", (name) => [name("table"), "default"]),
  },
  "a default route to None": {
    declare: (add) => {
      routed(add, [everything("None")]);
    },
    fires: blocked("route-to-none", (name) => [name("table"), "default"]),
  },
  "halves of a default route": {
    declare: (add) => {
      const halves = [["0.0.0.0/1", "low"] as const, ["128.0.0.0/1", "high"] as const];
      routed(
        add,
        halves.map(([prefix, half]) => everything("VirtualNetworkGateway", prefix, half)),
      );
    },
    fires: blocked("route-to-gateway", (name) => [name("table"), "low"]),
  },
  "routes that are resources, with only the retired address excepted": {
    declare: (add) => {
      const table = network(add, "table", "RouteTable", {});
      const route = { routeTableName: table.name };
      network(add, "default", "Route", { ...route, ...everything("VirtualNetworkGateway"), name: undefined });
      network(add, "retired", "Route", { ...route, ...direct(RETIRED), name: undefined });
      addNetwork(add, { subnet: { routeTable: { id: table.id } } });
    },
    fires: blocked("route-to-gateway", (name) => [name("table"), name("default")]),
  },
  "AzurePlatformLKM denied on the subnet": {
    declare: (add) => {
      guarded(add, outbound("Deny", 200, "AzurePlatformLKM"));
    },
    fires: blocked("denied-by-rule", (name) => [name("group"), "deny-200"]),
  },
  "AzurePlatformLKM denied on the interface, before it is allowed": {
    declare: (add) => {
      const group = network(add, "group", "NetworkSecurityGroup", {});
      for (const [access, priority] of [["Deny", 200] as const, ["Allow", 300] as const]) {
        const rule = outbound(access, priority, "AzurePlatformLKM");
        network(add, access, "SecurityRule", { networkSecurityGroupName: group.name, ...rule, name: undefined });
      }
      addNetwork(add, { nic: { networkSecurityGroup: { id: group.id } } });
    },
    fires: blocked("denied-by-rule", (name) => [name("group"), name("Deny")]),
  },
  "a private subnet": {
    declare: (add) => {
      addNetwork(add, { subnet: privately });
    },
    fires: blocked("private-subnet", (name) => [name("subnet")]),
  },
  "a private subnet inside its network, whose routes to the Internet do not count": {
    declare: (add) => {
      const table = network(add, "table", "RouteTable", { routes: [everything("VirtualNetworkGateway"), ...both] });
      const subnets = [{ name: "web", addressPrefix: "10.0.1.0/24", routeTable: { id: table.id }, ...privately }];
      const net = network(add, "net", "VirtualNetwork", { subnets });
      addMachine(add, pulumi.interpolate`${net.id}/subnets/web`);
    },
    fires: blocked("private-subnet", (name) => [`${name("net")}/web`]),
  },
  "a subnet that its API version makes private": {
    declare: (add) => {
      addNetwork(add, { module: "azure-native:network/v20260501" });
    },
    fires: blocked("private-subnet", (name) => [name("subnet")]),
    firesAfterUp: undecided,
  },
  "a subnet that the version of its local package makes private": {
    declare: (add) => {
      addNetwork(add, { module: `${LATER}:network`, localPackage: localPackage("azure-native", LATER) });
    },
    fires: blocked("private-subnet", (name) => [name("subnet")]),
    firesAfterUp: undecided,
  },
  "a flexible scale set": {
    declare: (add) => {
      const ipConfigurations = [{ name: "main", subnet: { id: addSubnet(add, {}).id } }];
      add("vm", "azure-native:compute:VirtualMachineScaleSet", {
        resourceGroupName: "rg",
        orchestrationMode: "Flexible",
        virtualMachineProfile: machine("2019-Datacenter", {
          networkProfile: { networkInterfaceConfigurations: [{ name: "main", primary: true, ipConfigurations }] },
        }),
      });
    },
    fires: blocked("flexible-scale-set", () => []),
  },
  "only an internal standard load balancer": {
    declare: (add) => {
      balanced(add, {});
    },
    fires: blocked("internal-load-balancer", (name) => [name("balancer")]),
  },
  "a firewall without a rule for the KMS": {
    declare: (add) => {
      walled(add, "10.0.9.4", firewallRule("443"));
    },
    fires: blocked("firewall-without-rule", (name) => [name("table"), "default", name("firewall")]),
  },
};

const harmless: Cases = {
  "a plain network": {
    declare: (add) => {
      addNetwork(add);
    },
  },
  "a default route with all current addresses excepted": {
    declare: (add) => {
      routed(add, [everything("VirtualNetworkGateway"), ...both]);
    },
  },
  "a rule that denies the Internet": {
    declare: (add) => {
      guarded(add, outbound("Deny", 200, "Internet"));
    },
  },
  "AzurePlatformLKM allowed before it is denied": {
    declare: (add) => {
      guarded(add, outbound("Deny", 200, "AzurePlatformLKM"), {
        ...outbound("Allow", 100, "AzurePlatformLKM"),
        destinationPortRange: "1688",
      });
    },
  },
  "a private subnet with a NAT gateway": {
    declare: (add) => {
      const gateway = network(add, "gateway", "NatGateway", { sku: { name: "Standard" } });
      addNetwork(add, { subnet: { ...privately, natGateway: { id: gateway.id } } });
    },
  },
  "a private subnet with a public address": {
    declare: (add) => {
      const address = network(add, "address", "PublicIPAddress", { sku: { name: "Standard" } });
      addNetwork(add, { subnet: privately, ip: { publicIPAddress: { id: address.id } } });
    },
  },
  "a subnet of a later API version that is not private": {
    declare: (add) => {
      addNetwork(add, { module: "azure-native:network/v20260501", subnet: { defaultOutboundAccess: true } });
    },
  },
  "an outbound rule of a public load balancer": {
    declare: (add) => {
      const address = network(add, "address", "PublicIPAddress", { sku: { name: "Standard" } });
      const outboundRules = [{ name: "out", protocol: "All", backendAddressPool: { id: "/backendAddressPools/pool" } }];
      balanced(add, { subnet: undefined, publicIPAddress: { id: address.id } }, { outboundRules });
    },
  },
  "a firewall that lets the KMS through": {
    declare: (add) => {
      walled(add, "10.0.10.4", firewallRule("1688"));
    },
  },
  "a private subnet and a MAK": {
    declare: (add) => {
      add("key", EXTENSION, keyExtension(addNetwork(add, { subnet: privately }).name, MAK));
    },
  },
  "a private subnet and the organization's KMS": {
    declare: (add) => {
      const vm = addNetwork(add, { subnet: privately });
      add("kms", EXTENSION, runs(vm.name, "cscript slmgr.vbs /skms kms.corp.example:1688"));
    },
  },
  "a subnet that is declared elsewhere": {
    declare: (add) => {
      addMachine(add, "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/n/subnets/web");
    },
  },
};

const doubtful: Cases = {
  "a default route to an appliance that nothing describes": {
    declare: (add) => {
      routed(add, [{ ...everything("VirtualAppliance"), nextHopIpAddress: "10.0.200.4" }]);
    },
    fires: undecided,
  },
  "a route table that is not known yet": {
    declare: (add) => {
      addNetwork(add, { subnet: { routeTable: { id: unknownUntilUp("which-table") } } });
    },
    fires: undecided,
    // The network turns out not to be part of this stack, and networks declared elsewhere are not guessed.
    firesAfterUp: [],
  },
  "a primary interface that is not known yet, beside one in a private subnet": {
    declare: (add) => {
      withInterfaces(add, (id) => [{ id }, { id: unknownUntilUp("which-interface"), primary: true }]);
    },
    fires: undecided,
    firesAfterUp: [],
  },
  "interfaces that are not known yet, one of them in a private subnet": {
    declare: (add) => {
      withInterfaces(add, (id) =>
        pulumi
          .all([id, unknownUntilUp("which-other")])
          .apply(([own, other]) => [{ id: own }, { id: other, primary: true }]),
      );
    },
    fires: undecided,
    firesAfterUp: [],
  },
};

/** Networks of azure-native on Azure. */
export const NETWORK_CASES: Cases = { ...certain, ...harmless, ...doubtful };
