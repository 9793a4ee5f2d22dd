import type { Interface, Pool, SecurityGroup } from "../../activation/attachment";
import type { Declared } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { kindOf, kindsOf } from "../../stack/types/registry";
import { at, list, text } from "../../values/read";
import type { Ref } from "../../values/ref";
import { idOf, listOf, textOf } from "../../values/spelled";
import { UNKNOWN, type Value, known } from "../../values/value";
import type { Service } from "../shape";
import { type Children, childrenOf } from "./children";
import type { PoolFinder } from "./load-balancers";
import { type Holder, followAt, refers, whole } from "./references";
import { SECURITY_GROUPS, associatedGroup } from "./security-groups";
import type { SubnetFinder } from "./subnets";

/** Network interfaces of all providers. */
export const INTERFACES = kindsOf("Microsoft.Network/networkInterfaces");
const PUBLIC_ADDRESSES = kindsOf("Microsoft.Network/publicIPAddresses");

/** The properties of an IP configuration that give it a public address, on machines, scale sets and interfaces. */
const PUBLIC = [
  "publicIPAddress",
  "publicIpAddressId",
  "publicIPAddressConfiguration",
  "publicIpAddressConfiguration",
  "publicIpAddresses",
] as const;

const GROUP_IDS = [["networkSecurityGroup", "id"], ["networkSecurityGroupId"]] as const;

/** Finders of the resources that an interface references. */
export interface InterfaceFinders {
  readonly subnet: SubnetFinder;
  readonly securityGroup: (link: Link) => Ref<SecurityGroup>;
  readonly pool: PoolFinder;
}

/** Returns the content of an item. Fleets nest it in `properties`, like ARM; other types don't. */
export function contentOf(item: unknown): Value<unknown> {
  return at(item, "properties") ?? at(item);
}

/** Returns the address of an interface that has a single IP configuration. */
function privateAddressOf(configurations: readonly Value<unknown>[]): Value<string> {
  const [only, ...more] = configurations;
  return more.length > 0 ? UNKNOWN : textOf(only, ["privateIPAddress"], ["privateIpAddress"]);
}

/** Reads network interfaces, with the classic provider's association resources. */
export class InterfaceReader {
  private readonly groups: Children;
  private readonly pools: Children;

  constructor(
    private readonly stack: StackIndex,
    private readonly finders: InterfaceFinders,
  ) {
    this.groups = this.associations(kindOf("azure network:networkinterfacesecuritygroupassociation"));
    this.pools = this.associations(kindOf("azure network:networkinterfacebackendaddresspoolassociation"));
  }

  /** Reads an interface from an object that describes it. */
  described(holder: Holder, name: string, primary: Value<boolean>): Interface {
    const input = holder.input ?? "ipConfigurations";
    const root = contentOf(holder.root);
    const place = { from: holder.from, root, input };
    const configurations = list(root, "ipConfigurations");
    const each = configurations === UNKNOWN ? [UNKNOWN] : (configurations ?? []).map(contentOf);
    const ids = each.map((raw) => textOf(raw, ["subnet", "id"], ["subnetId"]));
    const addresses = each.map((raw) => refers(this.stack, { ...place, root: raw }, PUBLIC, PUBLIC_ADDRESSES));
    const group = followAt(this.stack, { ...holder, root }, GROUP_IDS, SECURITY_GROUPS);
    // All IP configurations of an interface are in the same subnet.
    const subnetId = ids.find((id) => id !== undefined);
    return {
      name,
      primary,
      ...this.finders.subnet(place, subnetId),
      securityGroup: this.finders.securityGroup(group),
      privateAddress: privateAddressOf(each),
      publicAddress: addresses.includes(true) ? true : addresses.includes(UNKNOWN) ? UNKNOWN : false,
      pools: each.flatMap((raw) => this.poolsOf(holder.from, input, raw)),
    };
  }

  /** Reads an interface that is a resource. */
  resource(resource: Declared, primary: Value<boolean>): Interface {
    const given = this.described(whole(resource), resource.name, primary);
    const answered = known(list(resource.outputs, "ipConfigurations")) ?? [];
    const pools = this.pools.of(resource).map((association) => {
      const id = text(association.props, "backendAddressPoolId");
      return this.finders.pool(association, "backendAddressPoolId", id);
    });
    return {
      ...given,
      privateAddress: given.privateAddress ?? privateAddressOf(answered),
      securityGroup:
        given.securityGroup ?? associatedGroup(this.stack, this.groups, resource, this.finders.securityGroup),
      pools: this.pools.hasStrays ? [...given.pools, ...pools, UNKNOWN] : [...given.pools, ...pools],
    };
  }

  /** Reads the interface of a machine that a service puts into a subnet. */
  inService(machine: Declared, subnet: NonNullable<Service["subnet"]>, ownWayOut: Value<boolean>): Interface {
    return {
      name: machine.name,
      primary: true,
      ...this.finders.subnet({ from: machine, root: machine.props, input: subnet.input }, subnet.id),
      securityGroup: undefined,
      privateAddress: undefined,
      publicAddress: ownWayOut,
      pools: [],
    };
  }

  private associations(kind: string): Children {
    return childrenOf(this.stack, [kind], (association) =>
      followAt(this.stack, whole(association), [["networkInterfaceId"]], INTERFACES),
    );
  }

  private poolsOf(from: Declared, input: string, configuration: Value<unknown>): readonly Ref<Pool>[] {
    const pools = listOf(configuration, ["loadBalancerBackendAddressPools"], ["loadBalancerBackendAddressPoolIds"]);
    if (pools === UNKNOWN) return [this.finders.pool(from, input, UNKNOWN)];
    return (pools ?? []).map((raw) => this.finders.pool(from, input, idOf(raw)));
  }
}
