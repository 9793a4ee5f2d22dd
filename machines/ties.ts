import { UNKNOWN, type Value } from "../activation/value";
import type { Declared } from "./declared";
import { NOT_DECLARED, type Link, type StackIndex } from "./links";
import { text } from "./read";
import type { MachineShape } from "./shape";

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

/** Finds the machines of a stack for its carriers. */
export class MachineIndex {
  private readonly byResource: ReadonlyMap<Declared, DeclaredMachines>;
  private readonly kinds: readonly string[];
  /** Machines whose Azure name is not known yet: a name that is unknown too may be theirs. */
  private readonly nameless: readonly DeclaredMachines[];

  constructor(
    private readonly stack: StackIndex,
    machines: readonly DeclaredMachines[],
  ) {
    this.byResource = new Map(machines.map((machine) => [machine.declared, machine]));
    this.kinds = [...new Set(machines.map(({ declared }) => declared.token.kind))];
    this.nameless = machines.filter(({ shapes }) => shapes.some(({ azureName }) => typeof azureName !== "string"));
  }

  /**
   * The machines that a carrier names, strongest evidence first: the resources that its target input was made from,
   * a literal name or id, its parent, and a single machine among the resources that it depends on.
   */
  tie(carrier: Declared, target: readonly string[]): Tie {
    const named = target.map((input) => text(carrier.props, input)).find((value) => value !== undefined);
    const bound = [
      () => this.only(target.flatMap((input) => this.resourcesOf(carrier.propertyDependencies[input] ?? []))),
      () => this.only(target.flatMap((input) => this.byName(carrier, input))),
      () => this.only(carrier.parent === undefined ? [] : this.resourcesOf([carrier.parent])),
      () => this.only(named === undefined || named === UNKNOWN ? this.resourcesOf(carrier.dependencies) : []),
    ];
    for (const find of bound) {
      const tie = find();
      if (tie) return tie;
    }
    return this.guess(named);
  }

  private guess(named: Value<string>): Tie {
    if (named !== UNKNOWN || this.nameless.length === 0) return NONE;
    return { machines: this.nameless, certain: this.nameless.length === 1 };
  }

  private only(machines: readonly DeclaredMachines[]): Tie | undefined {
    const distinct = [...new Set(machines)];
    return distinct.length === 1 ? { machines: distinct, certain: true } : undefined;
  }

  private resourcesOf(urns: readonly string[]): DeclaredMachines[] {
    return urns.flatMap((urn) => this.stack.ofUrn(urn).flatMap((declared) => this.byResource.get(declared) ?? []));
  }

  private byName(carrier: Declared, input: string): DeclaredMachines[] {
    const name = text(carrier.props, input);
    if (typeof name !== "string") return [];
    const links: readonly Link[] = name.includes("/")
      ? [this.stack.follow(carrier, input, name, this.kinds)]
      : this.kinds.map((kind) => this.stack.parent(carrier, input, kind));
    return links.flatMap((link) => {
      if (link === undefined || link === UNKNOWN || link === NOT_DECLARED) return [];
      return this.byResource.get(link) ?? [];
    });
  }
}
