import type { Rows } from "./resource-type";

/** Networks, and resources that attach machines to them. */
export const NETWORK = {
  "azure-native network:azurefirewall": { arm: "Microsoft.Network/azureFirewalls", names: ["azureFirewallName"] },
  "azure-native network:firewallpolicy": { arm: "Microsoft.Network/firewallPolicies", names: ["firewallPolicyName"] },
  "azure-native network:firewallpolicyrulecollectiongroup": {
    arm: "Microsoft.Network/firewallPolicies/ruleCollectionGroups",
    names: ["firewallPolicyName", "ruleCollectionGroupName"],
  },
  "azure-native network:hubroutetable": {
    arm: "Microsoft.Network/virtualHubs/hubRouteTables",
    names: ["virtualHubName", "routeTableName"],
  },
  "azure-native network:hubvirtualnetworkconnection": {
    arm: "Microsoft.Network/virtualHubs/hubVirtualNetworkConnections",
    names: ["virtualHubName", "connectionName"],
  },
  "azure-native network:ipgroup": { arm: "Microsoft.Network/ipGroups", names: ["ipGroupsName"] },
  "azure-native network:loadbalancer": { arm: "Microsoft.Network/loadBalancers", names: ["loadBalancerName"] },
  "azure-native network:loadbalancerbackendaddresspool": {
    arm: "Microsoft.Network/loadBalancers/backendAddressPools",
    names: ["loadBalancerName", "backendAddressPoolName"],
  },
  "azure-native network:natgateway": { arm: "Microsoft.Network/natGateways", names: ["natGatewayName"] },
  "azure-native network:networkinterface": {
    arm: "Microsoft.Network/networkInterfaces",
    names: ["networkInterfaceName"],
  },
  "azure-native network:networksecuritygroup": {
    arm: "Microsoft.Network/networkSecurityGroups",
    names: ["networkSecurityGroupName"],
  },
  "azure-native network:publicipaddress": {
    arm: "Microsoft.Network/publicIPAddresses",
    names: ["publicIpAddressName"],
  },
  "azure-native network:publicipprefix": { arm: "Microsoft.Network/publicIPPrefixes", names: ["publicIpPrefixName"] },
  "azure-native network:route": {
    arm: "Microsoft.Network/routeTables/routes",
    names: ["routeTableName", "routeName"],
  },
  "azure-native network:routetable": { arm: "Microsoft.Network/routeTables", names: ["routeTableName"] },
  "azure-native network:routingintent": {
    arm: "Microsoft.Network/virtualHubs/routingIntent",
    names: ["virtualHubName", "routingIntentName"],
  },
  "azure-native network:securityrule": {
    arm: "Microsoft.Network/networkSecurityGroups/securityRules",
    names: ["networkSecurityGroupName", "securityRuleName"],
  },
  "azure-native network:subnet": {
    arm: "Microsoft.Network/virtualNetworks/subnets",
    names: ["virtualNetworkName", "subnetName"],
  },
  "azure-native network:virtualhub": { arm: "Microsoft.Network/virtualHubs", names: ["virtualHubName"] },
  "azure-native network:virtualhubroutetablev2": {
    arm: "Microsoft.Network/virtualHubs/routeTables",
    names: ["virtualHubName", "routeTableName"],
  },
  "azure-native network:virtualnetwork": { arm: "Microsoft.Network/virtualNetworks", names: ["virtualNetworkName"] },
  "azure lb:backendaddresspool": {
    arm: "Microsoft.Network/loadBalancers/backendAddressPools",
    names: ["name"],
    terraform: "lb_backend_address_pool",
  },
  "azure lb:loadbalancer": { arm: "Microsoft.Network/loadBalancers", names: ["name"], terraform: "lb" },
  "azure lb:outboundrule": { names: ["name"], terraform: "lb_outbound_rule" },
  "azure lb:rule": { names: ["name"], terraform: "lb_rule" },
  "azure network:firewall": { arm: "Microsoft.Network/azureFirewalls", names: ["name"], terraform: "firewall" },
  "azure network:firewallapplicationrulecollection": {
    names: ["name"],
    terraform: "firewall_application_rule_collection",
  },
  "azure network:firewallnetworkrulecollection": { names: ["name"], terraform: "firewall_network_rule_collection" },
  "azure network:firewallpolicy": {
    arm: "Microsoft.Network/firewallPolicies",
    names: ["name"],
    terraform: "firewall_policy",
  },
  "azure network:firewallpolicyrulecollectiongroup": {
    arm: "Microsoft.Network/firewallPolicies/ruleCollectionGroups",
    names: ["name"],
    terraform: "firewall_policy_rule_collection_group",
  },
  "azure network:ipgroup": { arm: "Microsoft.Network/ipGroups", names: ["name"], terraform: "ip_group" },
  "azure network:ipgroupcidr": { names: [], terraform: "ip_group_cidr" },
  "azure network:natgateway": { arm: "Microsoft.Network/natGateways", names: ["name"], terraform: "nat_gateway" },
  "azure network:networkinterface": {
    arm: "Microsoft.Network/networkInterfaces",
    names: ["name"],
    terraform: "network_interface",
  },
  "azure network:networkinterfacebackendaddresspoolassociation": {
    names: [],
    terraform: "network_interface_backend_address_pool_association",
  },
  "azure network:networkinterfacesecuritygroupassociation": {
    names: [],
    terraform: "network_interface_security_group_association",
  },
  "azure network:networksecuritygroup": {
    arm: "Microsoft.Network/networkSecurityGroups",
    names: ["name"],
    terraform: "network_security_group",
  },
  "azure network:networksecurityrule": {
    arm: "Microsoft.Network/networkSecurityGroups/securityRules",
    names: ["networkSecurityGroupName", "name"],
    terraform: "network_security_rule",
  },
  "azure network:publicip": { arm: "Microsoft.Network/publicIPAddresses", names: ["name"], terraform: "public_ip" },
  "azure network:publicipprefix": {
    arm: "Microsoft.Network/publicIPPrefixes",
    names: ["name"],
    terraform: "public_ip_prefix",
  },
  "azure network:route": {
    arm: "Microsoft.Network/routeTables/routes",
    names: ["routeTableName", "name"],
    terraform: "route",
  },
  "azure network:routetable": { arm: "Microsoft.Network/routeTables", names: ["name"], terraform: "route_table" },
  "azure network:routingintent": {
    arm: "Microsoft.Network/virtualHubs/routingIntent",
    names: ["name"],
    terraform: "virtual_hub_routing_intent",
  },
  "azure network:subnet": {
    arm: "Microsoft.Network/virtualNetworks/subnets",
    names: ["virtualNetworkName", "name"],
    terraform: "subnet",
  },
  "azure network:subnetnatgatewayassociation": { names: [], terraform: "subnet_nat_gateway_association" },
  "azure network:subnetnetworksecuritygroupassociation": {
    names: [],
    terraform: "subnet_network_security_group_association",
  },
  "azure network:subnetroutetableassociation": { names: [], terraform: "subnet_route_table_association" },
  "azure network:virtualhub": { arm: "Microsoft.Network/virtualHubs", names: ["name"], terraform: "virtual_hub" },
  "azure network:virtualhubconnection": {
    arm: "Microsoft.Network/virtualHubs/hubVirtualNetworkConnections",
    names: ["name"],
    terraform: "virtual_hub_connection",
  },
  "azure network:virtualhubroutetable": {
    arm: "Microsoft.Network/virtualHubs/hubRouteTables",
    names: ["name"],
    terraform: "virtual_hub_route_table",
  },
  "azure network:virtualhubroutetableroute": { names: ["name"], terraform: "virtual_hub_route_table_route" },
  "azure network:virtualnetwork": {
    arm: "Microsoft.Network/virtualNetworks",
    names: ["name"],
    terraform: "virtual_network",
  },
} as const satisfies Rows;
