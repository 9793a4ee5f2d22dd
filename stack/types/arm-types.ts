/** How azure-native calls a resource type of ARM: its kind, then the inputs of its parents' names and its own. */
export type ArmType = readonly [kind: string, ...inputs: string[]];

/**
 * ARM types, in lower case, whose kind or whose name inputs do not follow the rule (`Microsoft.Foo/bars` is `foo:bar`,
 * and its name is the input `name`). Source: @pulumi/azure-native 3.28.0, type definitions, 2026-11-24.
 */
export const ARM_TYPES: ReadonlyMap<string, ArmType> = new Map<string, ArmType>([
  ["microsoft.azurefleet/fleets", ["azurefleet:fleet", "fleetName"]],
  ["microsoft.azurestackhci/galleryimages", ["azurestackhci:galleryimage", "galleryImageName"]],
  [
    "microsoft.azurestackhci/marketplacegalleryimages",
    ["azurestackhci:marketplacegalleryimage", "marketplaceGalleryImageName"],
  ],
  ["microsoft.azurestackhci/virtualharddisks", ["azurestackhci:virtualharddisk", "virtualHardDiskName"]],
  ["microsoft.azurestackhci/virtualmachines", ["azurestackhci:virtualmachine", "virtualMachineName"]],
  ["microsoft.batch/batchaccounts/pools", ["batch:pool", "accountName", "poolName"]],
  ["microsoft.compute/disks", ["compute:disk", "diskName"]],
  [
    "microsoft.compute/galleries/applications/versions",
    ["compute:galleryapplicationversion", "galleryName", "galleryApplicationName", "galleryApplicationVersionName"],
  ],
  ["microsoft.compute/galleries/images", ["compute:galleryimage", "galleryName", "galleryImageName"]],
  [
    "microsoft.compute/galleries/images/versions",
    ["compute:galleryimageversion", "galleryName", "galleryImageName", "galleryImageVersionName"],
  ],
  ["microsoft.compute/images", ["compute:image", "imageName"]],
  ["microsoft.compute/snapshots", ["compute:snapshot", "snapshotName"]],
  ["microsoft.compute/virtualmachines", ["compute:virtualmachine", "vmName"]],
  ["microsoft.compute/virtualmachines/extensions", ["compute:virtualmachineextension", "vmName", "vmExtensionName"]],
  [
    "microsoft.compute/virtualmachines/runcommands",
    ["compute:virtualmachineruncommandbyvirtualmachine", "vmName", "runCommandName"],
  ],
  ["microsoft.compute/virtualmachinescalesets", ["compute:virtualmachinescaleset", "vmScaleSetName"]],
  [
    "microsoft.compute/virtualmachinescalesets/extensions",
    ["compute:virtualmachinescalesetextension", "vmScaleSetName", "vmssExtensionName"],
  ],
  [
    "microsoft.compute/virtualmachinescalesets/virtualmachines",
    ["compute:virtualmachinescalesetvm", "vmScaleSetName", "instanceId"],
  ],
  [
    "microsoft.compute/virtualmachinescalesets/virtualmachines/extensions",
    ["compute:virtualmachinescalesetvmextension", "vmScaleSetName", "instanceId", "vmExtensionName"],
  ],
  [
    "microsoft.compute/virtualmachinescalesets/virtualmachines/runcommands",
    ["compute:virtualmachinescalesetvmruncommand", "vmScaleSetName", "instanceId", "runCommandName"],
  ],
  ["microsoft.connectedvmwarevsphere/virtualmachines", ["connectedvmwarevsphere:virtualmachine", "virtualMachineName"]],
  ["microsoft.containerservice/managedclusters", ["containerservice:managedcluster", "resourceName"]],
  [
    "microsoft.containerservice/managedclusters/agentpools",
    ["containerservice:agentpool", "resourceName", "agentPoolName"],
  ],
  ["microsoft.devcenter/projects/pools", ["devcenter:pool", "projectName", "poolName"]],
  ["microsoft.devopsinfrastructure/pools", ["devopsinfrastructure:pool", "poolName"]],
  ["microsoft.devtestlab/labs/customimages", ["devtestlab:customimage", "labName", "name"]],
  ["microsoft.devtestlab/labs/formulas", ["devtestlab:formula", "labName", "name"]],
  ["microsoft.devtestlab/labs/virtualmachines", ["devtestlab:virtualmachine", "labName", "name"]],
  ["microsoft.hybridcompute/machines", ["hybridcompute:machine", "machineName"]],
  ["microsoft.hybridcompute/machines/extensions", ["hybridcompute:machineextension", "machineName", "extensionName"]],
  [
    "microsoft.hybridcompute/machines/runcommands",
    ["hybridcompute:machineruncommand", "machineName", "runCommandName"],
  ],
  ["microsoft.hybridnetwork/vendors/vendorskus", ["hybridnetwork:vendorskus", "vendorName", "skuName"]],
  ["microsoft.labservices/labs", ["labservices:lab", "labName"]],
  [
    "microsoft.machinelearningservices/workspaces/computes",
    ["machinelearningservices:compute", "workspaceName", "computeName"],
  ],
  ["microsoft.network/azurefirewalls", ["network:azurefirewall", "azureFirewallName"]],
  ["microsoft.network/firewallpolicies", ["network:firewallpolicy", "firewallPolicyName"]],
  [
    "microsoft.network/firewallpolicies/rulecollectiongroups",
    ["network:firewallpolicyrulecollectiongroup", "firewallPolicyName", "ruleCollectionGroupName"],
  ],
  ["microsoft.network/ipgroups", ["network:ipgroup", "ipGroupsName"]],
  ["microsoft.network/loadbalancers", ["network:loadbalancer", "loadBalancerName"]],
  [
    "microsoft.network/loadbalancers/backendaddresspools",
    ["network:loadbalancerbackendaddresspool", "loadBalancerName", "backendAddressPoolName"],
  ],
  ["microsoft.network/natgateways", ["network:natgateway", "natGatewayName"]],
  ["microsoft.network/networkinterfaces", ["network:networkinterface", "networkInterfaceName"]],
  ["microsoft.network/networksecuritygroups", ["network:networksecuritygroup", "networkSecurityGroupName"]],
  [
    "microsoft.network/networksecuritygroups/securityrules",
    ["network:securityrule", "networkSecurityGroupName", "securityRuleName"],
  ],
  ["microsoft.network/publicipaddresses", ["network:publicipaddress", "publicIpAddressName"]],
  ["microsoft.network/routetables", ["network:routetable", "routeTableName"]],
  ["microsoft.network/routetables/routes", ["network:route", "routeTableName", "routeName"]],
  ["microsoft.network/virtualnetworks", ["network:virtualnetwork", "virtualNetworkName"]],
  ["microsoft.network/virtualnetworks/subnets", ["network:subnet", "virtualNetworkName", "subnetName"]],
  ["microsoft.servicefabric/managedclusters/nodetypes", ["servicefabric:nodetype", "clusterName", "nodeTypeName"]],
  [
    "microsoft.virtualmachineimages/imagetemplates",
    ["virtualmachineimages:virtualmachineimagetemplate", "imageTemplateName"],
  ],
  ["microsoft.vmwarecloudsimple/virtualmachines", ["vmwarecloudsimple:virtualmachine", "virtualMachineName"]],
  ["microsoft.workloads/sapvirtualinstances", ["workloads:sapvirtualinstance", "sapVirtualInstanceName"]],
  [
    "microsoft.guestconfiguration/guestconfigurationassignments",
    ["guestconfiguration:guestconfigurationassignment", "guestConfigurationAssignmentName"],
  ],
]);
