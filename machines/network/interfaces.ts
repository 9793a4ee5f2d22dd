import type { Attachment, Interface, Pool, SecurityGroup } from "../../activation/attachment";
import type { Declared } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { at, flag, list, text } from "../../values/read";
import type { Ref } from "../../values/ref";
import { idOf, listOf, textOf } from "../../values/spelled";
import { type Path } from "../../values/spelled";
import { UNKNOWN, type Value, known } from "../../values/value";
import type { Reference, Service } from "../shape";
import { childrenOf } from "./children";
import { type Holder, followAt, refTo, refers, whole } from "./references";
import { SECURITY_GROUPS } from "./security-groups";
import type { SubnetFinder } from "./subnets";

const INTERFACES = ["network:networkinterface"] as const;
const PUBLIC_ADDRESSES = ["network:publicipaddress", "network:publicip"] as const;

/** How an IP configuration says that it has a public address, in the words of machines, scale sets and interfaces. */
const PUBLIC = [
  "publicIPAddress",
  "publicIpAddressId",
  "publicIPAddressConfiguration",
  "publicIpAddressConfiguration",
  "publicIpAddresses",
] as const;

/** Where machines list interfaces that are resources of their own, and the id in each item. */
const REFERENCES: readonly Path[] = [["networkProfile", "networkInterfaces"], ["networkInterfaceIds"]];

/** Where machines and scale sets describe their interfaces themselves. */
const DESCRIPTIONS: readonly Path[] = [
  ["virtualMachineProfile", "networkProfile", "networkInterfaceConfigurations"],
  ["networkProfile", "networkInterfaceConfigurations"],
  ["computeProfile", "baseVirtualMachineProfile", "networkProfile", "networkInterfaceConfigurations"],
  ["networkInterfaces"],
  ["networkProfiles"],
];

/** Where the parts of an interface are found. */
export interface InterfaceParts {
  readonly subnet: SubnetFinder;
  readonly securityGroup: (link: Link) => Ref<SecurityGroup>;
  readonly pool: (from: Declared, input: string, id: Value<string>) => Ref<Pool>;
}

/** An item as most types have it: fleets keep its content below `properties`, as ARM does. */
function contentOf(item: unknown): Value<unknown> {
  return at(item, "properties") ?? at(item);
}

/** The address of an interface with one IP configuration. */
function privateAddressOf(configurations: readonly Value<unknown>[]): Value<string> {
  const [only, ...more] = configurations;
  return more.length > 0 ? UNKNOWN : textOf(only, ["privateIPAddress"], ["privateIpAddress"]);
}

/** Finds how a machine is attached to its network; where a service runs the machine, that says in which subnet. */
export type AttachmentFinder = (machine: Declared, service?: Service) => Attachment;

interface InSubnet {
  readonly subnet: Reference;
  readonly ownWayOut: Value<boolean>;
}

/** Reads how machines are attached to their networks: a function from a machine to its attachment. */
export function attachments(stack: StackIndex, parts: InterfaceParts): AttachmentFinder {
  const byInterface = (kind: string): ReturnType<typeof childrenOf> =>
    childrenOf(stack, [kind], (association) =>
      followAt(stack, whole(association), [["networkInterfaceId"]], INTERFACES),
    );
  const groupAssociations = byInterface("network:networkinterfacesecuritygroupassociation");
  const poolAssociations = byInterface("network:networkinterfacebackendaddresspoolassociation");

  function poolsOf({ from, input }: Holder, configuration: Value<unknown>): readonly Ref<Pool>[] {
    const pools = listOf(configuration, ["loadBalancerBackendAddressPools"], ["loadBalancerBackendAddressPoolIds"]);
    if (pools === UNKNOWN) return [parts.pool(from, input ?? "ipConfigurations", UNKNOWN)];
    return (pools ?? []).map((raw) => parts.pool(from, input ?? "ipConfigurations", idOf(raw)));
  }

  function read(holder: Holder, name: string, primary: Value<boolean>): Interface {
    const { from } = holder;
    const root = contentOf(holder.root);
    const input = holder.input ?? "ipConfigurations";
    const configurations = list(root, "ipConfigurations");
    const each = configurations === UNKNOWN ? [UNKNOWN] : (configurations ?? []).map(contentOf);
    const ids = each.map((raw) => textOf(raw, ["subnet", "id"], ["subnetId"]));
    const addresses = each.map((raw) => refers(stack, { from, root: raw, input }, PUBLIC, PUBLIC_ADDRESSES));
    return {
      name,
      primary,
      // All IP configurations of one interface are in one subnet.
      subnet: parts.subnet(
        { from, root, input },
        ids.find((id) => id !== undefined),
      ),
      securityGroup: parts.securityGroup(
        followAt(
          stack,
          { ...holder, root },
          [["networkSecurityGroup", "id"], ["networkSecurityGroupId"]],
          SECURITY_GROUPS,
        ),
      ),
      privateAddress: privateAddressOf(each),
      publicAddress: addresses.includes(true) ? true : addresses.includes(UNKNOWN) ? UNKNOWN : false,
      pools: each.flatMap((raw) => poolsOf({ from, root, input }, raw)),
    };
  }

  /** An interface that is a resource, with what association resources of the classic provider say of it. */
  function readResource(resource: Declared, primary: Value<boolean>): Interface {
    const given = read(whole(resource), resource.name, primary);
    const [group] = groupAssociations.of(resource);
    const link: Link = group
      ? followAt(stack, whole(group), [["networkSecurityGroupId"]], SECURITY_GROUPS)
      : groupAssociations.strays
        ? UNKNOWN
        : undefined;
    const pools = poolAssociations
      .of(resource)
      .map((association) =>
        parts.pool(association, "backendAddressPoolId", text(association.props, "backendAddressPoolId")),
      );
    return {
      ...given,
      privateAddress: given.privateAddress ?? privateAddressOf(known(list(resource.outputs, "ipConfigurations")) ?? []),
      securityGroup: given.securityGroup ?? parts.securityGroup(link),
      pools: poolAssociations.strays ? [...given.pools, ...pools, UNKNOWN] : [...given.pools, ...pools],
    };
  }

  /** The interfaces that a machine refers to. */
  function referred(machine: Declared, input: string, items: readonly Value<unknown>[]): readonly Ref<Interface>[] {
    const ids = items.map(idOf);
    const flags = items.map((raw) => known(flag(raw, "primary")));
    const links = stack.followAll(machine, input, ids, INTERFACES);
    return links.map((link, place) => {
      // Ids that are unknown are told by dependencies, which have no order: which of several is the first is open.
      const ordered = ids.length === 1 || ids[place] !== UNKNOWN;
      const primary = flags.includes(true) ? flags[place] === true : place === 0;
      return refTo(link, (resource) => readResource(resource, ordered ? primary : UNKNOWN));
    });
  }

  /** The interfaces that a machine describes itself. */
  function described(machine: Declared, input: string, items: readonly Value<unknown>[]): readonly Ref<Interface>[] {
    const flags = items.map((raw) => known(flag(raw, "primary")));
    return items.map((root, place) => {
      const primary = flags.includes(true) ? flags[place] === true : place === 0;
      return read({ from: machine, root, input }, known(text(root, "name")) ?? machine.name, primary);
    });
  }

  function interfacesOf(machine: Declared): Value<readonly Ref<Interface>[]> {
    for (const [paths, reader] of [
      [REFERENCES, referred],
      [DESCRIPTIONS, described],
    ] as const) {
      for (const path of paths) {
        const items = list(machine.props, ...path);
        if (items === undefined || (items !== UNKNOWN && items.length === 0)) continue;
        if (items !== UNKNOWN) return reader(machine, path[0], items);
        const link = stack.follow(machine, path[0], UNKNOWN, INTERFACES);
        return typeof link === "object" ? [readResource(link, true)] : UNKNOWN;
      }
    }
    return sessionHostInterface(machine);
  }

  /** The interface that Azure Virtual Desktop gives each session host. */
  function sessionHostInterface(machine: Declared): Value<readonly Ref<Interface>[]> {
    const [input, props] = ["networkInfo", machine.props];
    if (at(props, input) === undefined) return undefined;
    const subnetId = at(props, input, "subnetId");
    const networkSecurityGroupId = at(props, input, "securityGroupId");
    return described(machine, input, [{ ipConfigurations: [{ subnetId }], networkSecurityGroupId }]);
  }

  /** The interface of a machine that a service puts in a subnet. */
  function inService(machine: Declared, { subnet: { input, id }, ownWayOut }: InSubnet): Interface {
    return {
      name: machine.name,
      primary: true,
      subnet: parts.subnet({ from: machine, root: machine.props, input }, id),
      securityGroup: undefined,
      privateAddress: undefined,
      publicAddress: ownWayOut,
      pools: [],
    };
  }

  return (machine, service) => {
    if (service?.subnet) {
      const { subnet, ownWayOut } = service;
      return { flexible: false, interfaces: [inService(machine, { subnet, ownWayOut })] };
    }
    const mode = text(machine.props, "orchestrationMode");
    const orchestrated = machine.token.kind === "compute:orchestratedvirtualmachinescaleset";
    return {
      flexible: orchestrated || (mode === UNKNOWN ? UNKNOWN : mode?.toLowerCase() === "flexible"),
      interfaces: interfacesOf(machine),
    };
  };
}
