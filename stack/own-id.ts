import { text } from "../values/read";
import { known } from "../values/value";
import type { ArmId } from "./arm-id";
import { certain, suffixOf } from "./arm-id";
import type { Declared } from "./declared";

/** Type of the ARM resource, then the inputs that give the names of its parents and its own. */
type Naming = readonly [type: string, ...names: string[]];

/**
 * How azure-native names what others refer to by id. The classic provider names parents alike and the resource itself
 * `name`. Source: @pulumi/azure-native 3.28.0 and @pulumi/azure 6.40.0, type definitions.
 */
const NAMINGS: Readonly<Record<string, Naming>> = {
  "arcmachine:arcmachine": ["microsoft.hybridcompute/machines", "name"],
  "azurestackhci:galleryimage": ["microsoft.azurestackhci/galleryimages", "galleryImageName"],
  "azurestackhci:marketplacegalleryimage": [
    "microsoft.azurestackhci/marketplacegalleryimages",
    "marketplaceGalleryImageName",
  ],
  "azurestackhci:virtualharddisk": ["microsoft.azurestackhci/virtualharddisks", "virtualHardDiskName"],
  "compute:disk": ["microsoft.compute/disks", "diskName"],
  "compute:galleryapplicationversion": [
    "microsoft.compute/galleries/applications/versions",
    "galleryName",
    "galleryApplicationName",
    "galleryApplicationVersionName",
  ],
  "compute:galleryimage": ["microsoft.compute/galleries/images", "galleryName", "galleryImageName"],
  "compute:galleryimageversion": [
    "microsoft.compute/galleries/images/versions",
    "galleryName",
    "galleryImageName",
    "galleryImageVersionName",
  ],
  "compute:image": ["microsoft.compute/images", "imageName"],
  "compute:manageddisk": ["microsoft.compute/disks", "name"],
  "compute:scaleset": ["microsoft.compute/virtualmachinescalesets", "name"],
  "compute:sharedimage": ["microsoft.compute/galleries/images", "galleryName", "name"],
  "compute:sharedimageversion": ["microsoft.compute/galleries/images/versions", "galleryName", "imageName", "name"],
  "compute:snapshot": ["microsoft.compute/snapshots", "snapshotName"],
  "compute:linuxvirtualmachine": ["microsoft.compute/virtualmachines", "name"],
  "compute:linuxvirtualmachinescaleset": ["microsoft.compute/virtualmachinescalesets", "name"],
  "compute:virtualmachine": ["microsoft.compute/virtualmachines", "vmName"],
  "compute:virtualmachinescaleset": ["microsoft.compute/virtualmachinescalesets", "vmScaleSetName"],
  "compute:windowsvirtualmachine": ["microsoft.compute/virtualmachines", "name"],
  "compute:windowsvirtualmachinescaleset": ["microsoft.compute/virtualmachinescalesets", "name"],
  "compute:orchestratedvirtualmachinescaleset": ["microsoft.compute/virtualmachinescalesets", "name"],
  "devtestlab:customimage": ["microsoft.devtestlab/labs/customimages", "labName", "name"],
  "hybridcompute:machine": ["microsoft.hybridcompute/machines", "machineName"],
  "lb:loadbalancer": ["microsoft.network/loadbalancers", "name"],
  "network:azurefirewall": ["microsoft.network/azurefirewalls", "azureFirewallName"],
  "network:firewall": ["microsoft.network/azurefirewalls", "name"],
  "network:firewallpolicy": ["microsoft.network/firewallpolicies", "firewallPolicyName"],
  "network:ipgroup": ["microsoft.network/ipgroups", "ipGroupsName"],
  "network:loadbalancer": ["microsoft.network/loadbalancers", "loadBalancerName"],
  "network:natgateway": ["microsoft.network/natgateways", "natGatewayName"],
  "network:networkinterface": ["microsoft.network/networkinterfaces", "networkInterfaceName"],
  "network:networksecuritygroup": ["microsoft.network/networksecuritygroups", "networkSecurityGroupName"],
  "network:publicip": ["microsoft.network/publicipaddresses", "name"],
  "network:publicipaddress": ["microsoft.network/publicipaddresses", "publicIpAddressName"],
  "network:routetable": ["microsoft.network/routetables", "routeTableName"],
  "network:subnet": ["microsoft.network/virtualnetworks/subnets", "virtualNetworkName", "subnetName"],
  "network:virtualnetwork": ["microsoft.network/virtualnetworks", "virtualNetworkName"],
  "stack:hcimarketplacegalleryimage": ["microsoft.azurestackhci/marketplacegalleryimages", "name"],
  "stack:hcivirtualharddisk": ["microsoft.azurestackhci/virtualharddisks", "name"],
  "virtualmachineimages:virtualmachineimagetemplate": [
    "microsoft.virtualmachineimages/imagetemplates",
    "imageTemplateName",
  ],
};

/** A name of a resource. One that stands in for an unknown is good for comparing inside its template. */
function nameOf(name: string | undefined): string | undefined {
  return name === undefined || name === "" ? undefined : name.toLowerCase();
}

/** The suffix that an id of `kind` has for these names, parents first; absent where the kind is not in the table. */
export function armSuffix(kind: string, names: readonly string[]): string | undefined {
  const naming = NAMINGS[kind];
  return naming && suffixOf(naming[0], names);
}

/** The id that Azure has given to a resource, as far as this run shows it. */
export function givenId(declared: Declared): string | undefined {
  return declared.id ?? known(text(declared.outputs, "id")) ?? known(text(declared.props, "id"));
}

function declaredNames({ token, path, name, props }: Declared, inputs: readonly string[]): (string | undefined)[] {
  if (path !== "") return (known(text(props, "name")) ?? name).split("/").map(nameOf);
  return inputs.map((input, place) => {
    const own = place === inputs.length - 1;
    const value = known(text(props, own && token.package !== "azure-native" ? "name" : input));
    return nameOf(value ?? (own ? known(text(props, "name")) : undefined));
  });
}

/** The id that a declaration will get, as far as its names are literal; absent where they are not. */
export function expectedId(declared: Declared): ArmId | undefined {
  const naming = NAMINGS[declared.token.kind];
  if (!naming) return undefined;
  const [type, ...inputs] = naming;
  const names = declaredNames(declared, inputs);
  const literal = names.filter((name) => name !== undefined);
  const suffix = literal.length === names.length ? suffixOf(type, literal) : undefined;
  if (suffix === undefined) return undefined;
  return { subscription: undefined, group: certain(known(text(declared.props, "resourceGroupName"))), suffix };
}
