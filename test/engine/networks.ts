import type * as pulumi from "@pulumi/pulumi";
import type { Reach } from "../../activation/reach";
import type { Cloud } from "../../activation/settings";
import { azureKmsUnreachable, messages } from "../../policies/azure-kms-unreachable";
import { at } from "../activation/machines";
import { machine } from "./cases";
import type { RawResource } from "./raw";
import { type Add, type Expected, type Names, fires, judgedOf } from "./table";

/** Addresses of Azure's KMS by cloud, as the routes article lists them; the retired one of the public cloud apart. */
export const ADDRESSES = {
  azure: ["20.118.99.224", "40.83.235.53"],
  "azure-us-government": ["23.97.0.13", "52.126.105.2"],
  "azure-china": ["159.27.28.100", "163.228.64.161", "42.159.7.249"],
} as const;
export const RETIRED = "23.102.135.246";

const GROUP = { resourceGroupName: "rg" };

/** Adds a resource of azure-native's network module. */
export function network(add: Add, part: string, type: string, inputs: pulumi.Inputs): RawResource {
  return add(part, `azure-native:network:${type}`, { ...GROUP, ...inputs });
}

/** How a network differs from the simplest one. */
export interface Plan {
  readonly subnet?: pulumi.Inputs;
  readonly nic?: pulumi.Inputs;
  /** The one IP configuration of the interface. */
  readonly ip?: pulumi.Inputs;
  /** The package and module of the network and its subnet. */
  readonly module?: string;
  readonly localPackage?: Promise<string>;
  readonly provider?: pulumi.ProviderResource;
}

const options = ({ provider }: Plan): pulumi.CustomResourceOptions => (provider ? { provider } : {});

/** Adds a network with one subnet. */
export function addSubnet(add: Add, plan: Plan): RawResource {
  const { subnet = {}, module = "azure-native:network", localPackage } = plan;
  const space = { addressSpace: { addressPrefixes: ["10.0.0.0/16"] } };
  const net = add("net", `${module}:VirtualNetwork`, { ...GROUP, ...space }, options(plan), localPackage);
  const inputs = { ...GROUP, virtualNetworkName: net.name, addressPrefix: "10.0.1.0/24", ...subnet };
  return add("subnet", `${module}:Subnet`, inputs, options(plan), localPackage);
}

/** Adds an interface in a subnet, and a machine with it. */
export function addMachine(add: Add, subnetId: pulumi.Input<string>, plan: Plan = {}): RawResource {
  const ipConfigurations = [{ name: "main", subnet: { id: subnetId }, ...plan.ip }];
  const nic = add(
    "nic",
    "azure-native:network:NetworkInterface",
    { ...GROUP, ipConfigurations, ...plan.nic },
    options(plan),
  );
  const networkProfile = { networkInterfaces: [{ id: nic.id }] };
  return add(
    "vm",
    "azure-native:compute:VirtualMachine",
    machine("2019-Datacenter", { ...GROUP, networkProfile }),
    options(plan),
  );
}

/** Adds a machine in a network of its own. */
export function addNetwork(add: Add, plan: Plan = {}): RawResource {
  return addMachine(add, addSubnet(add, plan).id, plan);
}

type Blocked = Extract<Reach, { readonly kind: "blocked" }>;

/** Expects one obstacle between the machine `vm` and the KMS; the obstacle's resources are named by their parts of the case. */
export function blocked(
  obstacle: Blocked["obstacle"],
  resources: (name: Names) => readonly string[],
  cloud: Extract<Cloud, keyof typeof ADDRESSES> = "azure",
  part = "vm",
): readonly Expected[] {
  const says = (name: Names): string =>
    messages.blocked(judgedOf({ name: name(part), place: at(cloud) }), {
      kind: "blocked",
      obstacle,
      resources: resources(name),
      addresses: ADDRESSES[cloud],
    });
  return [fires(azureKmsUnreachable, part, says)];
}

/** A route to an address past the default route. */
export function direct(address: string): pulumi.Inputs {
  return { name: `to-${address}`, addressPrefix: `${address}/32`, nextHopType: "Internet" };
}

/** A default route to a next hop. */
export function everything(nextHopType: string, addressPrefix = "0.0.0.0/0", name = "default"): pulumi.Inputs {
  return { name, addressPrefix, nextHopType };
}

/** An outbound rule of a security group for all ports. */
export function outbound(access: "Allow" | "Deny", priority: number, destination: string): pulumi.Inputs {
  return {
    name: `${access.toLowerCase()}-${priority}`,
    priority,
    direction: "Outbound",
    access,
    protocol: "*",
    sourceAddressPrefix: "*",
    sourcePortRange: "*",
    destinationAddressPrefix: destination,
    destinationPortRange: "*",
  };
}

/** Adds a machine behind a route table with these routes. */
export function routed(add: Add, routes: readonly pulumi.Inputs[]): void {
  const table = network(add, "table", "RouteTable", { routes });
  addNetwork(add, { subnet: { routeTable: { id: table.id } } });
}

/** Adds a machine whose subnet has a security group with these rules. */
export function guarded(add: Add, ...securityRules: readonly pulumi.Inputs[]): void {
  const group = network(add, "group", "NetworkSecurityGroup", { securityRules });
  addNetwork(add, { subnet: { networkSecurityGroup: { id: group.id } } });
}
