import { type HubRoute, type RouteTable, type SecurityGroup, type Subnet } from "../../activation/attachment";
import { type Declared, sourcesOf } from "../../stack/declared";
import { type Link, type StackIndex } from "../../stack/links";
import { givenId } from "../../stack/own-id";
import { once } from "../../values/once";
import { at, flag, list, text } from "../../values/read";
import { NOT_DECLARED, type Ref } from "../../values/ref";
import { spelled, textOf, textsOf } from "../../values/spelled";
import { standsIn } from "../../values/stand-in";
import { UNKNOWN, type Value, known } from "../../values/value";
import { childrenOf } from "./children";
import { type Children } from "./children";
import { splitSubnetId } from "./inline-subnets";
import { type Holder, followAt, refers, whole } from "./references";
import { ROUTE_TABLES } from "./route-tables";
import { SECURITY_GROUPS } from "./security-groups";

const SUBNETS = ["network:subnet"] as const;
const NETWORKS = ["network:virtualnetwork"] as const;

/** Where the parts of a subnet are found. */
export interface SubnetParts {
  readonly routeTable: (link: Link) => Ref<RouteTable>;
  readonly securityGroup: (link: Link) => Ref<SecurityGroup>;
  readonly hubRoutes: (network: Link) => readonly HubRoute[];
}

/** Finds the subnet that a reference leads to: a resource of its own, or one inside a virtual network. */
export type SubnetFinder = (holder: Holder, id: Value<string>) => Ref<Subnet>;

/** The version that a resource of azure-native is sent with, as its token or Azure's answer says. */
function apiVersionOf({ token, outputs }: Declared): string | undefined {
  return token.apiVersion ?? known(text(outputs, "azureApiVersion"));
}

/**
 * The versions of a subnet and its network; unknown for a network that is elsewhere. The classic provider says `true` by
 * itself where a program says nothing: its registry page of `azure.network.Subnet`.
 */
function apiVersionsOf(network: Link, subnet: Declared): readonly (string | undefined)[] {
  if (subnet.token.package === "azure") return [];
  return [typeof network === "object" ? apiVersionOf(network) : undefined, apiVersionOf(subnet)];
}

/** Whether Azure may already have a resource. */
function mayExist(declared: Declared): boolean {
  return declared.inDeployed === true || givenId(declared) !== undefined;
}

/** Whether a subnet says that it has default outbound access, as each provider spells it. */
function defaultOutboundOf(root: unknown): Value<boolean> {
  return spelled([["defaultOutboundAccess"], ["defaultOutboundAccessEnabled"]], (...path) => flag(root, ...path));
}

/** What Azure answered of the subnets of a network. */
function answeredSubnets(network: Link): readonly unknown[] {
  return typeof network === "object" ? (known(list(network.outputs, "subnets")) ?? []) : [];
}

function answeredSubnet(network: Link, name: Value<string>): unknown {
  if (typeof name !== "string") return undefined;
  return answeredSubnets(network).find((root) => known(text(root, "name"))?.toLowerCase() === name.toLowerCase());
}

function firstFilled<T>(...lists: readonly (readonly T[])[]): readonly T[] {
  return lists.find(({ length }) => length > 0) ?? [];
}

/** The address space of a network, in which all of its subnets are. */
function prefixesOf(network: Link): readonly Value<string>[] {
  if (typeof network !== "object") return [];
  const { props } = network;
  return [...textsOf(at(props, "addressSpace"), "addressPrefixes"), ...textsOf(props, "addressSpaces")];
}

/** Reads the subnets of a stack. */
export function subnets(stack: StackIndex, parts: SubnetParts): SubnetFinder {
  const bySubnet = (kind: string): Children =>
    childrenOf(stack, [kind], (association) => followAt(stack, whole(association), [["subnetId"]], SUBNETS));
  const tableAssociations = bySubnet("network:subnetroutetableassociation");
  const groupAssociations = bySubnet("network:subnetnetworksecuritygroupassociation");
  const gatewayAssociations = bySubnet("network:subnetnatgatewayassociation");

  /** What an association resource of the classic provider says. */
  function associated(associations: Children, subnet: Declared, input: string, kinds: readonly string[]): Link {
    const [association] = associations.of(subnet);
    if (association) return followAt(stack, whole(association), [[input]], kinds);
    return associations.strays ? UNKNOWN : undefined;
  }

  function read(holder: Holder, found: Pick<Subnet, "name" | "apiVersions" | "exists">, network: Link): Subnet {
    const { root } = holder;
    return {
      ...found,
      prefixes: textsOf(root, "addressPrefix", "addressPrefixes"),
      defaultOutbound: defaultOutboundOf(root),
      hubRoutes: parts.hubRoutes(network),
      routeTable: parts.routeTable(followAt(stack, holder, [["routeTable", "id"], ["routeTableId"]], ROUTE_TABLES)),
      securityGroup: parts.securityGroup(
        followAt(stack, holder, [["networkSecurityGroup", "id"], ["securityGroup"]], SECURITY_GROUPS),
      ),
      natGateway: refers(stack, holder, ["natGateway"], ["network:natgateway"]),
    };
  }

  const own = once((subnet: Declared): Subnet => {
    const network = stack.parent(subnet, "virtualNetworkName", NETWORKS[0]);
    const exists = mayExist(subnet) || (typeof network === "object" && mayExist(network));
    const apiVersions = apiVersionsOf(network, subnet);
    const given = read(whole(subnet), { name: subnet.name, apiVersions, exists }, network);
    const answered = answeredSubnet(network, textOf(subnet.props, ["subnetName"], ["name"]));
    const gateway = gatewayAssociations.of(subnet).length > 0 || (gatewayAssociations.strays ? UNKNOWN : false);
    return {
      ...given,
      prefixes: firstFilled(
        given.prefixes,
        textsOf(subnet.outputs, "addressPrefix", "addressPrefixes"),
        prefixesOf(network),
      ),
      defaultOutbound: given.defaultOutbound ?? defaultOutboundOf(subnet.outputs) ?? defaultOutboundOf(answered),
      routeTable:
        given.routeTable ?? parts.routeTable(associated(tableAssociations, subnet, "routeTableId", ROUTE_TABLES)),
      securityGroup:
        given.securityGroup ??
        parts.securityGroup(associated(groupAssociations, subnet, "networkSecurityGroupId", SECURITY_GROUPS)),
      natGateway: given.natGateway === false ? gateway : given.natGateway,
    };
  });

  /** One subnet inside a virtual network, by name in lower case. */
  function inlineSubnet(network: Declared, root: unknown): [name: string, Subnet] {
    const apiVersions = network.token.package === "azure" ? [] : [apiVersionOf(network)];
    const name = known(text(root, "name")) ?? "";
    const holder = { from: network, root, input: "subnets" };
    const found = { name: `${network.name}/${name}`, apiVersions, exists: mayExist(network) };
    const given = read(holder, found, network);
    const defaultOutbound = given.defaultOutbound ?? defaultOutboundOf(answeredSubnet(network, name));
    return [
      name.toLowerCase(),
      { ...given, defaultOutbound, prefixes: firstFilled(given.prefixes, prefixesOf(network)) },
    ];
  }

  /** The subnets that a virtual network declares inside itself; those that Azure answered where it declares none. */
  const inside = once((network: Declared): Value<ReadonlyMap<string, Subnet>> => {
    const inline = list(network.props, "subnets");
    if (inline === UNKNOWN || inline?.includes(UNKNOWN)) return UNKNOWN;
    const subnets = firstFilled(inline ?? [], answeredSubnets(network));
    return new Map(subnets.map((root) => inlineSubnet(network, root)));
  });

  function insideOf(network: Link, name: string | undefined): Ref<Subnet> {
    if (network === undefined || network === UNKNOWN || network === NOT_DECLARED) return network;
    const found = inside(network);
    if (found === UNKNOWN || found === undefined) return UNKNOWN;
    if (name !== undefined) {
      // Names that aren't known may be the same, although they're written differently.
      const elsewhere = [name, ...found.keys()].some(standsIn) ? UNKNOWN : NOT_DECLARED;
      return found.get(name.toLowerCase()) ?? elsewhere;
    }
    const [only] = found.values();
    return found.size === 1 ? only : UNKNOWN;
  }

  /** Whether an input was made from subnets that are resources, so that none inside a network is meant. */
  function comesFromSubnets({ from }: Holder, input: string): boolean {
    return sourcesOf(from, input).some((urn) => stack.ofUrn(urn).some(({ token }) => token.kind === SUBNETS[0]));
  }

  return (holder, id) => {
    const input = holder.input ?? "subnetId";
    const subnet = stack.follow(holder.from, input, id, SUBNETS);
    if (typeof subnet === "object") return own(subnet);
    if (id === undefined) return undefined;
    if (id === UNKNOWN) {
      if (comesFromSubnets(holder, input)) return UNKNOWN;
      return insideOf(stack.follow(holder.from, input, UNKNOWN, NETWORKS), undefined);
    }
    const [networkId, name] = splitSubnetId(id);
    if (networkId === undefined) return subnet;
    const found = insideOf(stack.follow(holder.from, input, networkId, NETWORKS), name);
    return found === NOT_DECLARED ? subnet : found;
  };
}
