import type { SecurityGroup } from "../../activation/attachment";
import { comesWith } from "../../stack/conditions";
import type { Declared } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { kindOf, kindsOf } from "../../stack/types/registry";
import type { Ref } from "../../values/ref";
import { UNKNOWN, type Value } from "../../values/value";
import { type Children, childrenOf } from "./children";
import { followAt, whole } from "./references";
import { ROUTE_TABLES } from "./route-tables";
import { associatedGroup } from "./security-groups";

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
    const [association] = this.tables.of(subnet);
    if (association && comesWith(subnet, association))
      return followAt(this.stack, whole(association), [["routeTableId"]], ROUTE_TABLES);
    return association || this.tables.hasStrays ? UNKNOWN : undefined;
  }

  securityGroup(subnet: Declared, groupOf: (link: Link) => Ref<SecurityGroup>): Ref<SecurityGroup> {
    return associatedGroup(this.stack, this.groups, subnet, groupOf);
  }

  /** Whether a subnet has a NAT gateway. */
  natGateway(subnet: Declared): Value<boolean> {
    const own = this.gateways.of(subnet);
    return own.some((one) => comesWith(subnet, one)) || (own.length > 0 || this.gateways.hasStrays ? UNKNOWN : false);
  }

  private of(kind: string): Children {
    return childrenOf(this.stack, [kind], (association) =>
      followAt(this.stack, whole(association), [["subnetId"]], SUBNETS),
    );
  }
}
