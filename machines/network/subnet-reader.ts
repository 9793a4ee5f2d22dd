import type { HubRoute, RouteTable, SecurityGroup, Subnet } from "../../activation/attachment";
import type { Declared } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { kindsOf } from "../../stack/types/registry";
import { memoize } from "../../values/memoize";
import { list, text } from "../../values/read";
import type { Ref } from "../../values/ref";
import { textOf, textsOf } from "../../values/spelled";
import { standInFor, withoutStandIns } from "../../values/stand-in";
import { UNKNOWN, type Value } from "../../values/value";
import { type Holder, followAt, refers, whole } from "./references";
import { ROUTE_TABLES } from "./route-tables";
import { SECURITY_GROUPS } from "./security-groups";
import { SubnetAssociations } from "./subnet-associations";
import {
  answeredSubnet,
  answeredSubnets,
  apiVersionOf,
  apiVersionsOf,
  defaultOutboundOf,
  firstFilled,
  mayExist,
  prefixesOf,
} from "./subnet-facts";

/** Virtual networks of all providers. */
export const NETWORKS = kindsOf("Microsoft.Network/virtualNetworks");

/** Finders of the resources that a subnet references. */
export interface SubnetFinders {
  readonly routeTable: (link: Link) => Ref<RouteTable>;
  readonly securityGroup: (link: Link) => Ref<SecurityGroup>;
  readonly hubRoutes: (network: Link) => readonly HubRoute[];
}

/** Reads subnets, both separate resources and those inside a virtual network. */
export class SubnetReader {
  private readonly associations: SubnetAssociations;

  constructor(
    private readonly stack: StackIndex,
    private readonly finders: SubnetFinders,
  ) {
    this.associations = new SubnetAssociations(stack);
  }

  /** Reads a subnet that is a resource. */
  readonly own = memoize((subnet: Declared): Subnet => {
    const network = this.stack.parent(subnet, "virtualNetworkName", NETWORKS);
    const exists = mayExist(subnet) || (typeof network === "object" && mayExist(network));
    const apiVersions = apiVersionsOf(network, subnet);
    const given = this.read(whole(subnet), { name: subnet.name, apiVersions, exists }, network);
    const answered = answeredSubnet(network, textOf(subnet.props, ["subnetName"], ["name"]));
    return {
      ...given,
      prefixes: firstFilled(
        given.prefixes,
        textsOf(subnet.outputs, "addressPrefix", "addressPrefixes"),
        prefixesOf(network),
      ),
      defaultOutbound: given.defaultOutbound ?? defaultOutboundOf(subnet.outputs) ?? defaultOutboundOf(answered),
      routeTable: given.routeTable ?? this.finders.routeTable(this.associations.routeTable(subnet)),
      securityGroup: given.securityGroup ?? this.associations.securityGroup(subnet, this.finders.securityGroup),
      natGateway: given.natGateway === false ? this.associations.natGateway(subnet) : given.natGateway,
    };
  });

  /**
   * Returns the subnets inside a virtual network by lower-case name: the declared ones, or else those in Azure's
   * response.
   */
  readonly inside = memoize((network: Declared): Value<ReadonlyMap<string, Subnet>> => {
    const inline = list(network.props, "subnets");
    if (inline === UNKNOWN || inline?.includes(UNKNOWN)) return UNKNOWN;
    const subnets = firstFilled(inline ?? [], answeredSubnets(network));
    return new Map(subnets.map((root, place) => this.inline(network, root, place)));
  });

  private inline(network: Declared, root: unknown, place: number): [name: string, Subnet] {
    const apiVersions = network.token.package === "azure" ? [] : [apiVersionOf(network)];
    const written = text(root, "name");
    const name = written === UNKNOWN ? standInFor(`subnets[${place}]`) : (written ?? "");
    const found = { name: `${network.name}/${withoutStandIns(name)}`, apiVersions, exists: mayExist(network) };
    const given = this.read({ from: network, root, input: "subnets" }, found, network);
    const defaultOutbound = given.defaultOutbound ?? defaultOutboundOf(answeredSubnet(network, name));
    const prefixes = firstFilled(given.prefixes, prefixesOf(network));
    return [name.toLowerCase(), { ...given, defaultOutbound, prefixes }];
  }

  private read(holder: Holder, found: Pick<Subnet, "name" | "apiVersions" | "exists">, network: Link): Subnet {
    const { root } = holder;
    const routeTable = followAt(this.stack, holder, [["routeTable", "id"], ["routeTableId"]], ROUTE_TABLES);
    const groupIds = [["networkSecurityGroup", "id"], ["securityGroup"]] as const;
    return {
      ...found,
      prefixes: textsOf(root, "addressPrefix", "addressPrefixes"),
      defaultOutbound: defaultOutboundOf(root),
      hubRoutes: this.finders.hubRoutes(network),
      routeTable: this.finders.routeTable(routeTable),
      securityGroup: this.finders.securityGroup(followAt(this.stack, holder, groupIds, SECURITY_GROUPS)),
      natGateway: refers(this.stack, holder, ["natGateway"], kindsOf("Microsoft.Network/natGateways")),
    };
  }
}
