import { type ArmType, kindsOf } from "../../stack/types/registry";

/** Types that the classic provider calls otherwise than azure-native: a row without its ARM type would go unread. */
const TABLE: readonly (readonly [arm: ArmType, kinds: readonly string[]])[] = [
  [
    "Microsoft.Compute/virtualMachines",
    ["compute:linuxvirtualmachine", "compute:virtualmachine", "compute:windowsvirtualmachine"],
  ],
  [
    "Microsoft.Compute/virtualMachineScaleSets",
    [
      "compute:linuxvirtualmachinescaleset",
      "compute:orchestratedvirtualmachinescaleset",
      "compute:scaleset",
      "compute:virtualmachinescaleset",
      "compute:windowsvirtualmachinescaleset",
    ],
  ],
  ["Microsoft.Compute/galleries/images", ["compute:galleryimage", "compute:sharedimage"]],
  ["Microsoft.Compute/galleries/images/versions", ["compute:galleryimageversion", "compute:sharedimageversion"]],
  ["Microsoft.HybridCompute/machines", ["arcmachine:arcmachine", "hybridcompute:machine"]],
  ["Microsoft.Network/azureFirewalls", ["network:azurefirewall", "network:firewall"]],
  ["Microsoft.Network/loadBalancers", ["lb:loadbalancer", "network:loadbalancer"]],
  [
    "Microsoft.Network/loadBalancers/backendAddressPools",
    ["lb:backendaddresspool", "network:loadbalancerbackendaddresspool"],
  ],
  ["Microsoft.Network/networkSecurityGroups/securityRules", ["network:networksecurityrule", "network:securityrule"]],
  ["Microsoft.Network/publicIPAddresses", ["network:publicip", "network:publicipaddress"]],
  ["Microsoft.Network/virtualHubs/hubRouteTables", ["network:hubroutetable", "network:virtualhubroutetable"]],
  [
    "Microsoft.Network/virtualHubs/hubVirtualNetworkConnections",
    ["network:hubvirtualnetworkconnection", "network:virtualhubconnection"],
  ],
  ["Microsoft.Network/virtualHubs/routingIntent", ["network:routingintent"]],
  ["Microsoft.Resources/resourceGroups", ["core:resourcegroup", "resources:resourcegroup"]],
];

test.each(TABLE)("%s is declared as %j", (arm, kinds) => {
  expect([...kindsOf(arm)].sort()).toEqual(kinds);
});
