import type * as pulumi from "@pulumi/pulumi";
import { activationUndecided } from "../../policies/activation-undecided";
import { ADDRESSES, addNetwork, blocked, direct, everything } from "./networks";
import { RawProvider, type RawResource } from "./raw";
import { type Add, type Cases, fires } from "./table";

const GROUP = { resourceGroupName: "rg" };

/** Adds a resource of the classic provider's network module. */
const network = (add: Add, part: string, type: string, inputs: pulumi.Inputs): RawResource => {
  const camel = type.charAt(0).toLowerCase() + type.slice(1);
  return add(part, `azure:network/${camel}:${type}`, { ...GROUP, ...inputs });
};

/** Adds a network of the classic provider with one subnet. */
const subnetOf = (add: Add, more: pulumi.Inputs = {}): RawResource => {
  const net = network(add, "net", "VirtualNetwork", { addressSpaces: ["10.0.0.0/16"] });
  return network(add, "subnet", "Subnet", {
    virtualNetworkName: net.name,
    addressPrefixes: ["10.0.1.0/24"],
    ...more,
  });
};

/** Adds a machine of the classic provider in a subnet; gives its interface. */
const machineIn = (add: Add, subnet: RawResource, ip: pulumi.Inputs = {}): RawResource => {
  const ipConfigurations = [{ name: "main", subnetId: subnet.id, privateIpAddressAllocation: "Dynamic", ...ip }];
  const nic = network(add, "nic", "NetworkInterface", { ipConfigurations });
  add("vm", "azure:compute/windowsVirtualMachine:WindowsVirtualMachine", {
    ...GROUP,
    networkInterfaceIds: [nic.id],
    sourceImageReference: {
      publisher: "MicrosoftWindowsServer",
      offer: "WindowsServer",
      sku: "2019-Datacenter",
      version: "latest",
    },
  });
  return nic;
};

const withTable = (add: Add, ...routes: readonly pulumi.Inputs[]): void => {
  const subnet = subnetOf(add);
  const table = network(add, "table", "RouteTable", { routes });
  network(add, "association", "SubnetRouteTableAssociation", { subnetId: subnet.id, routeTableId: table.id });
  machineIn(add, subnet);
};

const denial = {
  name: "no-lkm",
  priority: 200,
  direction: "Outbound",
  access: "Deny",
  protocol: "*",
  sourceAddressPrefix: "*",
  sourcePortRange: "*",
  destinationAddressPrefix: "AzurePlatformLKM",
  destinationPortRange: "*",
};
const privately = { defaultOutboundAccessEnabled: false };

const classic: Cases = {
  "a default route to a gateway": {
    declare: (add) => {
      withTable(add, everything("VirtualNetworkGateway"));
    },
    fires: blocked("route-to-gateway", (name) => [name("table"), "default"]),
  },
  "a separate route to None": {
    declare: (add) => {
      const subnet = subnetOf(add);
      const table = network(add, "table", "RouteTable", {});
      network(add, "default", "Route", { routeTableName: table.name, addressPrefix: "0.0.0.0/0", nextHopType: "None" });
      network(add, "association", "SubnetRouteTableAssociation", { subnetId: subnet.id, routeTableId: table.id });
      machineIn(add, subnet);
    },
    fires: blocked("route-to-none", (name) => [name("table"), name("default")]),
  },
  "all current addresses excepted": {
    declare: (add) => {
      withTable(add, everything("VirtualNetworkGateway"), ...ADDRESSES.azure.map(direct));
    },
  },
  "AzurePlatformLKM denied on an associated group": {
    declare: (add) => {
      const nic = machineIn(add, subnetOf(add));
      const group = network(add, "group", "NetworkSecurityGroup", { securityRules: [denial] });
      const association = { networkInterfaceId: nic.id, networkSecurityGroupId: group.id };
      network(add, "association", "NetworkInterfaceSecurityGroupAssociation", association);
    },
    fires: blocked("denied-by-rule", (name) => [name("group"), "no-lkm"]),
  },
  "a private subnet": {
    declare: (add) => {
      machineIn(add, subnetOf(add, privately));
    },
    fires: blocked("private-subnet", (name) => [name("subnet")]),
  },
  "a private subnet with an associated NAT gateway": {
    declare: (add) => {
      const subnet = subnetOf(add, privately);
      const gateway = network(add, "gateway", "NatGateway", {});
      const association = { subnetId: subnet.id, natGatewayId: gateway.id };
      network(add, "association", "SubnetNatGatewayAssociation", association);
      machineIn(add, subnet);
    },
  },
  "a private subnet with a public address": {
    declare: (add) => {
      const address = network(add, "address", "PublicIp", { allocationMethod: "Static", sku: "Standard" });
      machineIn(add, subnetOf(add, privately), { publicIpAddressId: address.id });
    },
  },
  "an internal standard load balancer": {
    declare: (add) => {
      const subnet = subnetOf(add);
      const balancer = add("balancer", "azure:lb/loadBalancer:LoadBalancer", {
        ...GROUP,
        sku: "Standard",
        frontendIpConfigurations: [{ name: "front", subnetId: subnet.id }],
      });
      const pool = add("pool", "azure:lb/backendAddressPool:BackendAddressPool", { loadbalancerId: balancer.id });
      network(add, "association", "NetworkInterfaceBackendAddressPoolAssociation", {
        networkInterfaceId: machineIn(add, subnet).id,
        ipConfigurationName: "main",
        backendAddressPoolId: pool.id,
      });
    },
    fires: blocked("internal-load-balancer", (name) => [name("balancer")]),
  },
  "an appliance that nothing describes": {
    declare: (add) => {
      withTable(add, { ...everything("VirtualAppliance"), nextHopInIpAddress: "10.0.200.4" });
    },
    fires: [fires(activationUndecided, "vm")],
  },
};

/** A machine behind a gateway in another Azure cloud, with the addresses of a cloud excepted. */
const abroad = (add: Add, environment: string, cloud: keyof typeof ADDRESSES): void => {
  const provider = new RawProvider("azure-native", `${environment}-for-${cloud}`, { environment });
  const routes = [everything("VirtualNetworkGateway"), ...ADDRESSES[cloud].map(direct)];
  const table = add("table", "azure-native:network:RouteTable", { ...GROUP, routes }, { provider });
  addNetwork(add, { provider, subnet: { routeTable: { id: table.id } } });
};

const clouds: Cases = {
  "US Government with the addresses of the public cloud excepted": {
    declare: (add) => {
      abroad(add, "usgovernment", "azure");
    },
    fires: blocked("route-to-gateway", (name) => [name("table"), "default"], "azure-us-government"),
  },
  "US Government with its own excepted": {
    declare: (add) => {
      abroad(add, "usgovernment", "azure-us-government");
    },
  },
  "China with the addresses of the public cloud excepted": {
    declare: (add) => {
      abroad(add, "china", "azure");
    },
    fires: blocked("route-to-gateway", (name) => [name("table"), "default"], "azure-china"),
  },
  "China with its own excepted": {
    declare: (add) => {
      abroad(add, "china", "azure-china");
    },
  },
};

/** Networks of the classic provider, and of other Azure clouds. */
export const NETWORK_CLOUD_CASES: Cases = { ...classic, ...clouds };
