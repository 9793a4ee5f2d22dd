import type { UndecidedDelivery } from "../../activation/delivery";
import { lastSegment } from "../../stack/arm-id";
import { type Declared, awaitedBy, sourcesOf } from "../../stack/declared";
import { type Kinds, type Link, type StackIndex, declaredAt } from "../../stack/links";
import { kindsOf } from "../../stack/types/registry";
import { Lists } from "../../values/lists";
import { at, isObject, peel, text } from "../../values/read";
import { standsIn } from "../../values/stand-in";
import { UNKNOWN, type Value, known } from "../../values/value";
import type { Aim } from "../readers/reader";
import { ARC_MACHINES, type DeclaredMachines, RelatedMachines, targetKind } from "./related-machines";
import { Twins } from "./twins";

/** Why machines may not be a carrier's target. */
type TieDoubt = Extract<UndecidedDelivery, "machine-not-certain" | "other-cloud">;

/** The target of a carrier. */
export type Tie =
  /** Machines of this stack. With a doubt, one of them or none. */
  | {
      readonly to: "machines";
      readonly machines: readonly DeclaredMachines[];
      readonly doubt?: TieDoubt;
      /** Machines that may be the same ones, declared again. */
      readonly perhaps?: readonly DeclaredMachines[];
    }
  /** A machine that is named from one of these resources, or is part of one. */
  | { readonly to: "related"; readonly urns: readonly string[] }
  /** Any machine of matching kind, or none. */
  | { readonly to: "any" };

const NONE: Tie = { to: "machines", machines: [] };
const ANY: Tie = { to: "any" };

/** Resources through which a machine is reached from outside. */
const WAYS_IN: Kinds = [
  ...kindsOf("Microsoft.Network/networkInterfaces"),
  ...kindsOf("Microsoft.Network/publicIPAddresses"),
];

/** Finds the machines that carriers target. */
export class MachineIndex {
  private readonly byResource = new Map<Declared, DeclaredMachines>();
  /** Virtual machines by the name of their Arc machine. */
  private readonly byArcName = new Map<string, DeclaredMachines>();
  /** Virtual machines whose Arc machine this run hides. */
  private readonly ofHiddenArc: DeclaredMachines[] = [];
  private readonly only = new Map<Kinds, DeclaredMachines | undefined>();
  private related: RelatedMachines | undefined;
  private named: Lists<string | typeof UNKNOWN, DeclaredMachines> | undefined;
  private reached: Lists<string, DeclaredMachines> | undefined;
  private readonly twins: Twins;

  constructor(
    private readonly stack: StackIndex,
    private readonly machines: readonly DeclaredMachines[],
    /** Whether two resources are certainly in different clouds. */
    private readonly areApart: (one: Declared, machine: DeclaredMachines) => boolean,
  ) {
    this.twins = new Twins(machines);
    for (const machine of machines) {
      this.byResource.set(machine.declared, machine);
      for (const { arcMachine } of machine.shapes) {
        if (!arcMachine) continue;
        const arc = declaredAt(stack.follow(machine.declared, arcMachine.input, arcMachine.id, ARC_MACHINES));
        if (arc) this.byResource.set(arc, machine);
        if (typeof arcMachine.id === "string") this.byArcName.set(lastSegment(arcMachine.id).toLowerCase(), machine);
        else if (!arc) this.ofHiddenArc.push(machine);
      }
    }
  }

  /** Finds the machines of a carrier. */
  tie(carrier: Declared, aim: Aim): Tie {
    if (this.machines.length === 0) return NONE;
    const { target, kinds = [], address } = aim;
    const named = target.map((input) => text(carrier.props, input)).find((value) => value !== undefined);
    // Terraform shows no references of locals, so an unknown target may be another than what the carrier waits for.
    const isSettled = named === UNKNOWN ? carrier.seen !== "terraform" : named === undefined;
    const depending = isSettled ? distinct(this.resourcesOf(carrier.dependencies)) : [];
    const bound = this.bound(carrier, aim) ?? only(depending);
    if (bound) {
      // Neither a name nor an output proves it: the carrier goes to its own cloud, which may have a machine of that name.
      const isApart = named !== undefined && this.areApart(carrier, bound);
      return { to: "machines", ...this.twins.of(bound), ...(isApart && { doubt: "other-cloud" }) };
    }
    if (target.length === 0) return this.byAddress(carrier, address, depending);
    if (named === undefined) return NONE;
    if (named === UNKNOWN) return this.byUnknownName(carrier, target, kinds);
    return this.among(this.perhapsNamed(carrier, target, named, kinds), kinds);
  }

  /**
   * Returns the machine that the strongest evidence leads to: the resources that its target input was made from, a literal
   * name or id, its parent, or its address.
   */
  private bound(carrier: Declared, { target, kinds = [], address }: Aim): DeclaredMachines | undefined {
    return (
      only(target.flatMap((input) => this.resourcesOf(sourcesOf(carrier, input)))) ??
      only(target.flatMap((input) => this.byName(carrier, input, kinds))) ??
      (carrier.parent === undefined ? undefined : only(this.ofResource(carrier.parent))) ??
      (address === undefined ? undefined : only(this.at(sourcesOf(carrier, address))))
    );
  }

  private among(machines: readonly DeclaredMachines[], kinds: Kinds): Tie {
    const fitting = machines.filter((one) => kinds.includes(targetKind(one)));
    return fitting.length === 0 ? NONE : { to: "machines", machines: fitting, doubt: "machine-not-certain" };
  }

  /**
   * Finds machines by address. Without a visible target it may be any machine; a known address leads to none for
   * certain, but perhaps to one that the carrier waits for.
   */
  private byAddress(carrier: Declared, address: string | undefined, depending: readonly DeclaredMachines[]): Tie {
    const isHidden = carrier.unlinked === true || (address !== undefined && isOpen(at(carrier.props, address)));
    return isHidden
      ? ANY
      : { to: "machines", machines: distinct([...depending, ...this.nearby(carrier)]), doubt: "machine-not-certain" };
  }

  /** Returns the machines whose address or extension, say, a carrier waits for: it may reach them. */
  private nearby(carrier: Declared): readonly DeclaredMachines[] {
    const awaited = awaitedBy(carrier);
    const further = awaited.flatMap((urn) => this.stack.ofUrn(urn)).flatMap(awaitedBy);
    return [...this.at(awaited), ...this.resourcesOf(further)];
  }

  /** Finds the machine named from the same source as an unknown name; if there is none, it may be any. */
  private byUnknownName(carrier: Declared, target: readonly string[], kinds: Kinds): Tie {
    const urns = target.flatMap((input) => sourcesOf(carrier, input));
    const fits = (kind: string): boolean => kinds.includes(kind);
    const sources = distinct(this.resourcesOf(urns)).filter((one) => fits(targetKind(one)));
    if (sources.length > 1) return this.among(sources, kinds);
    this.related ??= new RelatedMachines(this.stack, this.machines);
    const related = this.related.of(urns, fits);
    if (related === "several") return { to: "related", urns };
    if (related !== undefined) return { to: "machines", machines: [related] };
    const single = this.onlyOf(kinds);
    return urns.length === 0 && single ? { to: "machines", machines: [single] } : ANY;
  }

  /** Returns the machine of these kinds if there is exactly one. */
  private onlyOf(kinds: Kinds): DeclaredMachines | undefined {
    if (!this.only.has(kinds)) {
      const fitting = this.machines.filter((one) => kinds.includes(targetKind(one)));
      this.only.set(kinds, fitting.length === 1 ? fitting[0] : undefined);
    }
    return this.only.get(kinds);
  }

  /** Returns the machines that a literal name may mean, if uncertain. */
  private perhapsNamed(
    carrier: Declared,
    target: readonly string[],
    name: string,
    kinds: Kinds,
  ): readonly DeclaredMachines[] {
    if (standsIn(name)) return this.ofResource(carrier.urn).filter(outlined(name));
    const hidden = kinds.some((kind) => ARC_MACHINES.includes(kind)) ? this.ofHiddenArc : [];
    if (!this.isAmbiguous(carrier, target, kinds)) return hidden;
    this.named ??= byAzureName(this.machines);
    return [...this.named.of(lastSegment(name).toLowerCase()), ...this.named.of(UNKNOWN), ...hidden];
  }

  private isAmbiguous(carrier: Declared, target: readonly string[], kinds: Kinds): boolean {
    return target.some((input) => this.links(carrier, input, kinds).includes(UNKNOWN));
  }

  private resourcesOf(urns: readonly string[]): readonly DeclaredMachines[] {
    return urns.flatMap((urn) => this.ofResource(urn));
  }

  private ofResource(urn: string): readonly DeclaredMachines[] {
    return this.stack.ofUrn(urn).flatMap((declared) => this.byResource.get(declared) ?? []);
  }

  private byName(carrier: Declared, input: string, kinds: Kinds): DeclaredMachines[] {
    const name = text(carrier.props, input);
    if (typeof name !== "string") return [];
    const machines = this.links(carrier, input, kinds).flatMap((link) => {
      const declared = declaredAt(link);
      return (declared && this.byResource.get(declared)) ?? [];
    });
    if (machines.length > 0 || !kinds.some((kind) => ARC_MACHINES.includes(kind))) return machines;
    const arc = this.byArcName.get(lastSegment(name).toLowerCase());
    return arc ? [arc] : [];
  }

  private links(carrier: Declared, input: string, kinds: Kinds): readonly Link[] {
    const name = text(carrier.props, input);
    if (typeof name !== "string") return [];
    return name.includes("/")
      ? [this.stack.follow(carrier, input, name, kinds)]
      : kinds.map((kind) => this.stack.parent(carrier, input, [kind]));
  }

  /** Returns the machines of addresses that were made from these resources. */
  private at(urns: readonly string[]): DeclaredMachines[] {
    if (urns.length === 0) return [];
    this.reached ??= this.waysIn();
    const ways = this.reached;
    return [...this.resourcesOf(urns), ...urns.flatMap((urn) => ways.of(urn))];
  }

  private waysIn(): Lists<string, DeclaredMachines> {
    const ways = new Lists<string, DeclaredMachines>();
    for (const machine of this.machines) {
      const near = this.leading(machine.declared);
      const far = near.flatMap((declared) => this.leading(declared));
      for (const urn of new Set([...near, ...far].map((declared) => declared.urn))) ways.add(urn, machine);
    }
    return ways;
  }

  private leading(declared: Declared): readonly Declared[] {
    return awaitedBy(declared).flatMap((urn) =>
      this.stack.ofUrn(urn).filter(({ token }) => WAYS_IN.includes(token.kind)),
    );
  }
}

/** Groups machines by lower-case Azure name. Machines whose name this run hides form one group. */
function byAzureName(machines: readonly DeclaredMachines[]): Lists<string | typeof UNKNOWN, DeclaredMachines> {
  const named = new Lists<string | typeof UNKNOWN, DeclaredMachines>();
  for (const machine of machines) {
    const names = machine.shapes.map(({ azureName }) => (azureName === UNKNOWN ? UNKNOWN : azureName?.toLowerCase()));
    for (const name of new Set(names)) if (name !== undefined) named.add(name, machine);
  }
  return named;
}

/** Whether a value, or something inside it, is unknown. */
function isOpen(value: Value<unknown>): boolean {
  return value === UNKNOWN || (isObject(value) && Object.values(value).some((member) => peel(member) === UNKNOWN));
}

/** Returns a test for machines in the same template whose name may match a name with placeholders. */
function outlined(name: string): (machine: DeclaredMachines) => boolean {
  const parts = lastSegment(name)
    .toLowerCase()
    .split(/\{\?[^}]*\}/);
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  return ({ shapes }) =>
    shapes.some(({ azureName }) => {
      const own = known(azureName)?.toLowerCase();
      return own === undefined || standsIn(own) || (own.startsWith(first) && own.endsWith(last));
    });
}

/** Returns the machine if there is exactly one. */
function only(machines: readonly DeclaredMachines[]): DeclaredMachines | undefined {
  const [first] = machines;
  return machines.every((machine) => machine === first) ? first : undefined;
}

function distinct(machines: readonly DeclaredMachines[]): readonly DeclaredMachines[] {
  return [...new Set(machines)];
}
