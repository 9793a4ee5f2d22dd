import type { Declared } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { kindOf, kindsOf } from "../../stack/types/registry";
import { UNKNOWN, type Value } from "../../values/value";
import { type Children, childrenOf } from "./children";
import { followAt, whole } from "./references";
import { ROUTE_TABLES } from "./route-tables";
import { SECURITY_GROUPS } from "./security-groups";

/** Subnets of all providers. */
export const SUBNETS = kindsOf("Microsoft.Network/virtualNetworks/subnets");

/** Finds what the classic provider's association resources attach to subnets. */
export class SubnetAssociations {
  private readonly tables: Children;
  private readonly groups: Children;
  private readonly gateways: Children;

  constructor(private readonly stack: StackIndex) {
    this.tables = this.of(kindOf("azure network:subnetroutetableassociation"));
    this.groups = this.of(kindOf("azure network:subnetnetworksecuritygroupassociation"));
    this.gateways = this.of(kindOf("azure network:subnetnatgatewayassociation"));
  }

  routeTable(subnet: Declared): Link {
    return this.link(this.tables, subnet, "routeTableId", ROUTE_TABLES);
  }

  securityGroup(subnet: Declared): Link {
    return this.link(this.groups, subnet, "networkSecurityGroupId", SECURITY_GROUPS);
  }

  /** Whether a subnet has a NAT gateway. */
  natGateway(subnet: Declared): Value<boolean> {
    return this.gateways.of(subnet).length > 0 || (this.gateways.strays ? UNKNOWN : false);
  }

  private of(kind: string): Children {
    return childrenOf(this.stack, [kind], (association) =>
      followAt(this.stack, whole(association), [["subnetId"]], SUBNETS),
    );
  }

  private link(associations: Children, subnet: Declared, input: string, kinds: readonly string[]): Link {
    const [association] = associations.of(subnet);
    if (association) return followAt(this.stack, whole(association), [[input]], kinds);
    return associations.strays ? UNKNOWN : undefined;
  }
}
