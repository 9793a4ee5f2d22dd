import { type Declared, sourcesOf } from "../../stack/declared";
import { type Kinds, type Link, type StackIndex, declaredAt } from "../../stack/links";
import { kindsOf } from "../../stack/types/registry";
import { text } from "../../values/read";
import { standsIn } from "../../values/stand-in";
import { UNKNOWN, known } from "../../values/value";
import type { Aim } from "../readers/reader";
import type { MachineShape } from "../shape";

/** A resource that declares machines, with what it declares. */
export interface DeclaredMachines {
  readonly declared: Declared;
  readonly shapes: readonly MachineShape[];
}

/** The machines that a carrier goes to. Not certain: it goes to one of them, but which one cannot be told. */
export interface Tie {
  readonly machines: readonly DeclaredMachines[];
  readonly certain: boolean;
}

const NONE: Tie = { machines: [], certain: true };

/** Inputs that give a machine its name in Azure. */
const NAMES: readonly string[] = ["vmName", "vmScaleSetName", "machineName", "name"];

/** What a machine is reached through from outside. */
const WAYS_IN: Kinds = [
  ...kindsOf("Microsoft.Network/networkInterfaces"),
  ...kindsOf("Microsoft.Network/publicIPAddresses"),
];

const ARC_MACHINES = kindsOf("Microsoft.HybridCompute/machines");

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1).toLowerCase();
}

/** Finds the machines of a stack for its carriers. */
export class MachineIndex {
  private readonly byResource = new Map<Declared, DeclaredMachines>();
  /** Virtual machines by the name of the Arc machine that each one is. */
  private readonly byArcName = new Map<string, DeclaredMachines>();
  private readonly kinds: Kinds;
  /** Machines whose Azure name is not known yet: a name that is unknown too may be theirs. */
  private readonly nameless: readonly DeclaredMachines[];
  private namers: ReadonlyMap<string, readonly DeclaredMachines[]> | undefined;
  private reached: ReadonlyMap<string, readonly DeclaredMachines[]> | undefined;

  constructor(
    private readonly stack: StackIndex,
    private readonly machines: readonly DeclaredMachines[],
  ) {
    for (const machine of machines) {
      this.byResource.set(machine.declared, machine);
      for (const { arcMachine } of machine.shapes) {
        if (!arcMachine) continue;
        const arc = declaredAt(stack.follow(machine.declared, arcMachine.input, arcMachine.id, ARC_MACHINES));
        if (arc) this.byResource.set(arc, machine);
        if (typeof arcMachine.id === "string") this.byArcName.set(lastPart(arcMachine.id), machine);
      }
    }
    this.kinds = [...new Set(machines.map(({ declared }) => declared.token.kind))];
    this.nameless = machines.filter(({ shapes }) => shapes.some(({ azureName }) => typeof azureName !== "string"));
  }

  /**
   * The machines that a carrier names, strongest evidence first: the resources that its target input was made from,
   * a literal name or id, its parent, its address, and a single machine among the resources that it depends on.
   */
  tie(carrier: Declared, { target, kinds, address }: Aim): Tie {
    const named = target.map((input) => text(carrier.props, input)).find((value) => value !== undefined);
    const depending = named === undefined || named === UNKNOWN ? distinct(this.resourcesOf(carrier.dependencies)) : [];
    const bound = [
      () => target.flatMap((input) => this.resourcesOf(sourcesOf(carrier, input))),
      () => target.flatMap((input) => this.byName(carrier, input, kinds ?? this.kinds)),
      () => (carrier.parent === undefined ? [] : this.resourcesOf([carrier.parent])),
      () => (address === undefined ? [] : this.at(sourcesOf(carrier, address))),
      () => depending,
    ];
    for (const find of bound) {
      const machines = distinct(find());
      if (machines.length === 1) return { machines, certain: true };
    }
    if (target.length === 0) return { machines: depending, certain: false };
    const fitting = ({ declared }: DeclaredMachines): boolean => kinds?.includes(declared.token.kind) ?? true;
    if (named === undefined) return NONE;
    if (named === UNKNOWN) return this.byUnknownName(carrier, target, fitting);
    const names = standsIn(named)
      ? outlined(carrier, named)
      : this.isAmbiguous(carrier, target, kinds ?? this.kinds)
        ? called(lastPart(named))
        : undefined;
    return names ? { machines: this.machines.filter((one) => fitting(one) && names(one)), certain: false } : NONE;
  }

  /** A name that is unknown may be that of a machine whose own is: of one that is named from the same, if there is one. */
  private byUnknownName(
    carrier: Declared,
    target: readonly string[],
    fitting: (machine: DeclaredMachines) => boolean,
  ): Tie {
    const made = target.flatMap((input) => sourcesOf(carrier, input));
    this.namers ??= this.namesakes();
    const { namers } = this;
    const alike = distinct(made.flatMap((urn) => namers.get(urn) ?? [])).filter(fitting);
    if (alike.length > 0) return { machines: alike, certain: alike.length === 1 };
    const any = this.nameless.filter(fitting);
    return { machines: any, certain: made.length === 0 && any.length === 1 };
  }

  /** The machines that are named from a resource, or are part of it, as of a component whose output names them. */
  private namesakes(): ReadonlyMap<string, readonly DeclaredMachines[]> {
    const namers = new Map<string, DeclaredMachines[]>();
    for (const machine of this.nameless) {
      const { declared } = machine;
      const named = NAMES.flatMap((input) => sourcesOf(declared, input));
      for (const urn of new Set([...named, ...this.ancestorsOf(declared)])) {
        const there = namers.get(urn);
        if (there) there.push(machine);
        else namers.set(urn, [machine]);
      }
    }
    return namers;
  }

  private ancestorsOf({ parent }: Declared): ReadonlySet<string> {
    const above = new Set<string>();
    for (let urn = parent; urn !== undefined && !above.has(urn); urn = this.stack.ofUrn(urn)[0]?.parent) above.add(urn);
    return above;
  }

  private isAmbiguous(carrier: Declared, target: readonly string[], kinds: Kinds): boolean {
    return target.some((input) => this.links(carrier, input, kinds).includes(UNKNOWN));
  }

  private resourcesOf(urns: readonly string[]): DeclaredMachines[] {
    return urns.flatMap((urn) => this.stack.ofUrn(urn).flatMap((declared) => this.byResource.get(declared) ?? []));
  }

  private byName(carrier: Declared, input: string, kinds: Kinds): DeclaredMachines[] {
    const name = text(carrier.props, input);
    if (typeof name !== "string") return [];
    const machines = this.links(carrier, input, kinds).flatMap((link) => {
      const declared = declaredAt(link);
      return (declared && this.byResource.get(declared)) ?? [];
    });
    if (machines.length > 0 || !kinds.some((kind) => ARC_MACHINES.includes(kind))) return machines;
    const arc = this.byArcName.get(lastPart(name));
    return arc ? [arc] : [];
  }

  private links(carrier: Declared, input: string, kinds: Kinds): readonly Link[] {
    const name = text(carrier.props, input);
    if (typeof name !== "string") return [];
    return name.includes("/")
      ? [this.stack.follow(carrier, input, name, kinds)]
      : kinds.map((kind) => this.stack.parent(carrier, input, [kind]));
  }

  /** The machines that addresses made from these resources belong to. */
  private at(urns: readonly string[]): DeclaredMachines[] {
    if (urns.length === 0) return [];
    this.reached ??= this.waysIn();
    const ways = this.reached;
    return [...this.resourcesOf(urns), ...urns.flatMap((urn) => ways.get(urn) ?? [])];
  }

  private waysIn(): ReadonlyMap<string, readonly DeclaredMachines[]> {
    const ways = new Map<string, DeclaredMachines[]>();
    for (const machine of this.machines) {
      const near = this.leading(machine.declared);
      const far = near.flatMap((declared) => this.leading(declared));
      for (const urn of new Set([...near, ...far].map((declared) => declared.urn))) {
        const there = ways.get(urn);
        if (there) there.push(machine);
        else ways.set(urn, [machine]);
      }
    }
    return ways;
  }

  private leading({ dependencies, propertyDependencies }: Declared): readonly Declared[] {
    const urns = new Set([...dependencies, ...Object.values(propertyDependencies).flat()]);
    return [...urns].flatMap((urn) => this.stack.ofUrn(urn).filter(({ token }) => WAYS_IN.includes(token.kind)));
  }
}

function called(name: string): (machine: DeclaredMachines) => boolean {
  return ({ shapes }) => shapes.some(({ azureName }) => known(azureName)?.toLowerCase() === name);
}

/** Machines of the same template that a name may mean which holds stand-ins for what is unknown. */
function outlined(carrier: Declared, name: string): (machine: DeclaredMachines) => boolean {
  const parts = lastPart(name).split(/\{\?[^}]*\}/);
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  return ({ declared, shapes }) =>
    declared.urn === carrier.urn &&
    shapes.some(({ azureName }) => {
      const own = known(azureName)?.toLowerCase();
      return own === undefined || standsIn(own) || (own.startsWith(first) && own.endsWith(last));
    });
}

function distinct(machines: readonly DeclaredMachines[]): readonly DeclaredMachines[] {
  return [...new Set(machines)];
}
