import type { Attachment, Firewall, Subnet } from "../../activation/attachment";
import { KMS_TARGETS } from "../../activation/kms-targets";
import { judgeReach } from "../../activation/network";
import { attachmentsIn } from "../../machines/network";
import type { Declared } from "../../stack/declared";
import { indexStack } from "../../stack/stack-index";
import { parseToken } from "../../stack/token";
import type { Ref } from "../../values/ref";
import { UNKNOWN, known } from "../../values/value";

/** What the engine shows for a text that is not known in preview. */
export const LATER = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A rule that denies Azure's KMS by its service tag, in the spelling of azure-native and the classic provider. */
export const DENY_TAG = {
  name: "lkm",
  priority: 100,
  direction: "Outbound",
  access: "Deny",
  protocol: "*",
  sourceAddressPrefix: "*",
  destinationAddressPrefix: "AzurePlatformLKM",
  destinationPortRange: "*",
};

type Links = Readonly<Record<string, readonly string[]>>;

/** How a test declares one resource; names in `links` are names of other resources. */
export interface Given {
  readonly type: string;
  readonly name: string;
  readonly props: unknown;
  /** Input → names of the resources that it was made from. */
  readonly links?: Links;
  readonly id?: string;
  readonly path?: string;
  readonly inDeployed?: true;
  /** An unknown condition that decides whether it's deployed. */
  readonly condition?: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** A resource of azure-native; `type` is `network:Subnet` or, with an API version, `network/v20230201:Subnet`. */
export function native(type: string, name: string, props: unknown, links: Links = {}): Given {
  return { type: `azure-native:${type}`, name, props, links };
}

/** A resource of the classic provider, such as `network/subnet:Subnet`. */
export function classic(type: string, name: string, props: unknown, links: Links = {}): Given {
  return { type: `azure:${type}`, name, props, links };
}

/** A resource inside a template; its path makes it one of the template's. */
export function templated(type: string, name: string, props: unknown): Given {
  return { type: `azure-native:${type}`, name, props, path: `template.resources.${name}` };
}

const DEPLOYMENT = "urn:pulumi:dev::network::azure-native:resources:Deployment::template";

/** The declarations of a stack. */
export function declare(given: readonly Given[]): Declared[] {
  const urnOf = ({ type, name, path }: Given): string =>
    path === undefined ? `urn:pulumi:dev::network::${type}::${name}` : DEPLOYMENT;
  const urns = new Map(given.map((one) => [one.name, urnOf(one)]));
  return given.map((one) => ({
    urn: urnOf(one),
    name: one.name,
    path: one.path ?? "",
    token: parseToken(one.type),
    props: one.props,
    outputs: { ...one.outputs, id: one.id },
    inputsSeen: true,
    ...(one.inDeployed && { inDeployed: true }),
    ...(one.condition !== undefined && { undecidedBy: [one.condition] }),
    provider: undefined,
    parent: undefined,
    dependencies: [],
    propertyDependencies: Object.fromEntries(
      Object.entries(one.links ?? {}).map(([input, names]) => [input, names.map((name) => urns.get(name) ?? name)]),
    ),
  }));
}

/** How the machine named `vm` is attached to its network. */
export function attachmentOf(...given: readonly Given[]): Attachment {
  const stack = declare(given);
  const machine = stack.find(({ name }) => name === "vm");
  if (!machine) throw new Error("a test declares no machine");
  return attachmentsIn(indexStack(stack))(machine);
}

/** The subnet of the machine `vm` below, which has one interface. */
export function subnetOf(...given: readonly Given[]): Ref<Subnet> {
  const { interfaces } = attachmentOf(VM, ...given);
  const [only] = known(interfaces) ?? [];
  return typeof only === "object" ? only.subnet : UNKNOWN;
}

/** The firewall at the next hop of the first route in the table of the subnet. */
export function firewallAt(table: Given, ...given: readonly Given[]): Ref<Firewall> {
  const subnet = subnetOf(NIC, VNET, ROUTED, table, ...given);
  const found = typeof subnet === "object" ? subnet.routeTable : undefined;
  const [route] = typeof found === "object" ? (known(found.routes) ?? []) : [];
  return route?.firewall;
}

/** What stands in the way of the machine named `vm`, such as `route-to-gateway rt/default`. */
export function reachOf(...given: readonly Given[]): string {
  const reach = judgeReach(attachmentOf(...given), KMS_TARGETS.azure);
  return reach.kind === "blocked" ? [reach.obstacle, reach.resources.join("/")].join(" ").trim() : reach.kind;
}

/** Tests what stands in the way of the machine `vm` in each stack. */
export function reaches(table: readonly (readonly [name: string, expected: string, ...stack: Given[]])[]): void {
  const cases = table.map(([name, expected, ...stack]) => ({ name, expected, stack }));
  it.each(cases)("$name: $expected", ({ expected, stack }) => {
    expect(reachOf(...stack)).toBe(expected);
  });
}

/** A machine with one interface, `nic`. */
export const VM = native(
  "compute:VirtualMachine",
  "vm",
  { networkProfile: { networkInterfaces: [{ id: LATER }] } },
  { networkProfile: ["nic"] },
);
/** Its interface, in the subnet `subnet`. */
export const NIC = native(
  "network:NetworkInterface",
  "nic",
  { ipConfigurations: [{ name: "ip", subnet: { id: LATER } }] },
  { ipConfigurations: ["subnet"] },
);
/** The network of that subnet. */
export const VNET = native("network:VirtualNetwork", "vnet", { virtualNetworkName: "vnet" });
/** A default route to a gateway: forced tunneling. */
export const DEFAULT = { name: "default", addressPrefix: "0.0.0.0/0", nextHopType: "VirtualNetworkGateway" };
/** Routes that except Azure's KMS. */
export const EXCEPTIONS = ["20.118.99.224", "40.83.235.53"].map((address) => ({
  name: address,
  addressPrefix: `${address}/32`,
  nextHopType: "Internet",
}));

/** The subnet. */
export function subnet(props: object, links: Readonly<Record<string, readonly string[]>> = {}): Given {
  return native("network:Subnet", "subnet", { virtualNetworkName: "vnet", ...props }, links);
}

/** The subnet with the route table `rt`. */
export const ROUTED = subnet({ routeTable: { id: LATER } }, { routeTable: ["rt"] });

/** The route table `rt`. */
export function routeTable(...routes: readonly object[]): Given {
  return native("network:RouteTable", "rt", { routeTableName: "rt", routes });
}

/** A route of that table that is a resource of its own. */
export function route(name: string, props: object, links: Readonly<Record<string, readonly string[]>> = {}): Given {
  return native("network:Route", name, { routeTableName: "rt", ...props }, links);
}

/** All but the subnet. */
export const BASE = [VM, NIC, VNET];
