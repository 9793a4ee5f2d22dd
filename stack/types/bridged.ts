/**
 * Terraform's azurerm and azurestack, bridged on demand (`pulumi package add terraform-provider`), have one module, `index`,
 * and call their types as Terraform does. Here is what the classic provider, bridged from azurerm by hand, calls them.
 * Sources: hashicorp/terraform-provider-azurestack @0256d40; modules and types of @pulumi/azure 6.40.0.
 */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  arcmachine: ["arcmachine"],
  compute: [
    "galleryapplicationversion",
    "image",
    "linuxvirtualmachine",
    "linuxvirtualmachinescaleset",
    "manageddisk",
    "orchestratedvirtualmachinescaleset",
    "sharedimage",
    "sharedimageversion",
    "snapshot",
    "virtualmachine",
    "virtualmachineextension",
    "virtualmachinescaleset",
    "virtualmachinescalesetextension",
    "windowsvirtualmachine",
    "windowsvirtualmachinescaleset",
  ],
  containerservice: ["kubernetescluster", "kubernetesclusternodepool"],
  core: [
    "resourcedeploymentscriptazurecli",
    "resourcegroup",
    "resourcegrouptemplatedeployment",
    "subscriptiontemplatedeployment",
    "templatedeployment",
    "tenanttemplatedeployment",
  ],
  devcenter: ["manageddevopspool"],
  network: [
    "firewall",
    "firewallapplicationrulecollection",
    "firewallnetworkrulecollection",
    "firewallpolicy",
    "firewallpolicyrulecollectiongroup",
    "ipgroup",
    "natgateway",
    "networkinterface",
    "networkinterfacebackendaddresspoolassociation",
    "networkinterfacesecuritygroupassociation",
    "networksecuritygroup",
    "networksecurityrule",
    "publicip",
    "publicipprefix",
    "route",
    "routetable",
    "subnet",
    "subnetnatgatewayassociation",
    "subnetnetworksecuritygroupassociation",
    "subnetroutetableassociation",
    "virtualnetwork",
  ],
};

/** Types that the classic provider names otherwise than Terraform does. */
const RENAMED: readonly (readonly [type: string, kind: string])[] = [
  ["arcmachineextension", "arcmachine:extension"],
  ["batchpool", "batch:pool"],
  ["devtestlinuxvirtualmachine", "devtest:linuxvirtualmachine"],
  ["devtestwindowsvirtualmachine", "devtest:windowsvirtualmachine"],
  ["lb", "lb:loadbalancer"],
  ["lbbackendaddresspool", "lb:backendaddresspool"],
  ["lboutboundrule", "lb:outboundrule"],
  ["lbrule", "lb:rule"],
  ["managementgrouptemplatedeployment", "management:grouptemplatedeployment"],
  ["policyvirtualmachineconfigurationassignment", "policy:virtualmachineconfigurationassignment"],
  ["resourcedeploymentscriptazurepowershell", "core:resourcedeploymentscriptpowershell"],
  ["servicefabricmanagedcluster", "servicefabric:managedcluster"],
  ["stackhcimarketplacegalleryimage", "stack:hcimarketplacegalleryimage"],
  ["stackhcivirtualharddisk", "stack:hcivirtualharddisk"],
  ["virtualmachinegalleryapplicationassignment", "compute:galleryapplicationassignment"],
  ["virtualmachineruncommand", "compute:runcommand"],
  ["workloadssapsinglenodevirtualinstance", "workloadssap:singlenodevirtualinstance"],
  ["workloadssapthreetiervirtualinstance", "workloadssap:threetiervirtualinstance"],
];

/** The classic provider's kinds by Terraform's type, in lower case and without `azurerm_`. */
export const BRIDGED_KINDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(MODULES).flatMap(([module, types]) => types.map((type) => [type, `${module}:${type}`] as const)),
  ...RENAMED,
]);

/** The kind of a type bridged on demand, as the classic provider would call it. */
export function bridgedKind(type: string): string {
  const lower = type.toLowerCase();
  return BRIDGED_KINDS.get(lower) ?? `index:${lower}`;
}
