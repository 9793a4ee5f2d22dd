import type { Attachment, Interface } from "../../activation/attachment";
import { type Declared, sourcesOf } from "../../stack/declared";
import { type StackIndex, declaredAt } from "../../stack/links";
import { kindOf } from "../../stack/types/registry";
import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import { at, flag, list, text } from "../../values/read";
import type { Ref } from "../../values/ref";
import { type Path, idOf } from "../../values/spelled";
import { UNKNOWN, type Value, known } from "../../values/value";
import type { Reference, Service } from "../shape";
import { connectionAt } from "./dev-centers";
import { INTERFACES, type InterfaceFinders, InterfaceReader, contentOf } from "./interface-reader";
import { refTo } from "./references";

/** The properties in which machines list interfaces: ids of resources, or interfaces described inline. */
const PLACES: readonly { readonly path: Path; readonly by: "id" | "description" }[] = [
  { path: ["networkProfile", "networkInterfaces"], by: "id" },
  { path: ["networkInterfaceIds"], by: "id" },
  { path: ["virtualMachineProfile", "networkProfile", "networkInterfaceConfigurations"], by: "description" },
  { path: ["networkProfile", "networkInterfaceConfigurations"], by: "description" },
  {
    path: ["computeProfile", "baseVirtualMachineProfile", "networkProfile", "networkInterfaceConfigurations"],
    by: "description",
  },
  { path: ["networkInterfaces"], by: "description" },
  { path: ["networkProfiles"], by: "description" },
];

type Items = readonly Value<unknown>[];
type Interfaces = readonly Ref<Interface>[];

/** Returns for each item whether it's the primary interface: the one marked as primary, or else the first. */
function primaries(items: Items): readonly boolean[] {
  const flags = items.map((raw) => known(flag(contentOf(raw), "primary")));
  const isMarked = flags.includes(true);
  return flags.map((own, place) => (isMarked ? own === true : place === 0));
}

/** Finds the interfaces of machines. */
class MachineInterfaces {
  private made: InterfaceReader | undefined;

  constructor(
    private readonly stack: StackIndex,
    private readonly finders: () => InterfaceFinders,
  ) {}

  /** Made on first use, because the resource phase of the engine judges each machine without its network. */
  private get reader(): InterfaceReader {
    return (this.made ??= new InterfaceReader(this.stack, this.finders()));
  }

  of(machine: Declared, service: Service | undefined): Value<Interfaces> {
    if (service?.subnet) return [this.reader.inService(machine, service.subnet, service.ownWayOut)];
    if (service?.connection) return this.connected(machine, service.connection);
    for (const { path, by } of PLACES) {
      const [input] = path;
      const items = list(machine.props, ...path);
      if (items === undefined || (items !== UNKNOWN && items.length === 0)) continue;
      if (items === UNKNOWN) return this.unlisted(machine, input);
      return by === "id" ? this.referred(machine, input, items) : this.described(machine, input, items);
    }
    return this.ofSessionHost(machine);
  }

  /** The interface of a machine in the subnet of a network connection. */
  private connected(machine: Declared, reference: Reference): Value<Interfaces> {
    const link = connectionAt(this.stack, machine, reference);
    if (link === UNKNOWN) return UNKNOWN;
    const connection = declaredAt(link);
    if (!connection) return undefined;
    const subnet: Reference = { input: "subnetId", id: text(connection.props, "subnetId") };
    return [this.reader.inService(connection, subnet, false)];
  }

  /** Returns the interface of a machine whose list is unknown, if the list was made from one interface and nothing else. */
  private unlisted(machine: Declared, input: string): Value<Interfaces> {
    const link = this.stack.follow(machine, input, UNKNOWN, INTERFACES);
    const isOnly = new Set(sourcesOf(machine, input)).size === 1;
    return typeof link === "object" && isOnly ? [this.reader.resource(link, true)] : UNKNOWN;
  }

  private referred(machine: Declared, input: string, items: Items): Interfaces {
    const ids = items.map(idOf);
    const primary = primaries(items);
    return this.stack.followAll(machine, input, ids, INTERFACES).map((link, place) => {
      // Unknown ids are resolved by dependencies, which are unordered, so it's unknown which of several is first.
      const ordered = ids.length === 1 || ids[place] !== UNKNOWN;
      return refTo(link, (resource) => this.reader.resource(resource, ordered ? primary[place] : UNKNOWN));
    });
  }

  private described(machine: Declared, input: string, items: Items): Interfaces {
    const primary = primaries(items);
    return items.map((root, place) => {
      const name = known(text(root, "name")) ?? machine.name;
      return this.reader.described({ from: machine, root, input }, name, primary[place]);
    });
  }

  /** Returns the interface that Azure Virtual Desktop gives each session host. */
  private ofSessionHost(machine: Declared): Value<Interfaces> {
    const [input, props] = ["networkInfo", machine.props];
    if (at(props, input) === undefined) return undefined;
    const subnetId = at(props, input, "subnetId");
    const networkSecurityGroupId = at(props, input, "securityGroupId");
    return this.described(machine, input, [{ ipConfigurations: [{ subnetId }], networkSecurityGroupId }]);
  }
}

/**
 * Returns how a machine is attached to its network. If a service runs the machine, the service determines the subnet.
 */
export type AttachmentFinder = (machine: Declared, service?: Service) => Attachment;

/** Reads how machines are attached to their networks. */
export function attachments(stack: StackIndex, finders: () => InterfaceFinders): AttachmentFinder {
  const interfaces = new MachineInterfaces(stack, finders);
  return (machine, service) => {
    const mode = text(machine.props, "orchestrationMode");
    const orchestrated = machine.token.kind === kindOf("azure compute:orchestratedvirtualmachinescaleset");
    return {
      flexible: orchestrated || (mode === UNKNOWN ? UNKNOWN : equalsIgnoreCase(mode, "Flexible")),
      interfaces: interfaces.of(machine, service),
    };
  };
}
