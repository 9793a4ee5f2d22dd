import type { Delivery } from "../../activation/delivery";
import type { Declared } from "../../stack/declared";
import type { Kinds, StackIndex } from "../../stack/links";
import { innerMap } from "../../values/inner-map";
import { type Load, NO_LOAD } from "./load";
import { type DeclaredMachines, nameSourcesOf, targetKind } from "./related-machines";

/** How many carriers are listed by name; the others are only counted. Each may target any of thousands of machines. */
const NAMED = 4;

/** What a carrier may deliver to any machine, or to any machine that is named from a resource or part of it. */
interface OpenLoad {
  readonly carrier: Declared;
  readonly load: Load;
  readonly kinds: Kinds | undefined;
  /** URN of the resource; absent for any machine. */
  readonly scope: string | undefined;
}

/** The first few possible deliveries in URN order, and the total number. */
interface Some {
  readonly first: readonly OpenLoad[];
  readonly count: number;
}

const NOTHING: Some = { first: [], count: 0 };

function isBefore(one: OpenLoad, other: OpenLoad): number {
  const [a, b] = [one, other].map(({ carrier }) => `${carrier.urn} ${carrier.path}`);
  return a === b ? 0 : (a ?? "") < (b ?? "") ? -1 : 1;
}

function both(a: Some, b: Some): Some {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const first = [...new Set([...a.first, ...b.first])].sort(isBefore).slice(0, NAMED + 1);
  return { first, count: a.count + b.count };
}

function summary({ first, count }: Some): Load {
  const deliveries = first.slice(0, NAMED).flatMap(({ load }) => load.deliveries);
  const next = first[NAMED]?.load.deliveries[0];
  if (next === undefined) return { ...NO_LOAD, deliveries };
  const { carrier } = next;
  const more = count - NAMED;
  const rest: Delivery =
    more === 1 ? next : { ...next, carrier: { ...carrier, what: `one of ${more} more, such as ${carrier.what}` } };
  return { ...NO_LOAD, deliveries: [...deliveries, rest] };
}

/** Carriers whose machine is unknown. Takes time linear in the number of carriers and machines. */
export class OpenLoads {
  private readonly all: OpenLoad[] = [];
  private byScope: Map<string | undefined, Map<string | undefined, Some>> | undefined;
  private readonly above = new Map<string, Map<string, Some>>();
  private readonly summaries = new Map<Some, Load>();

  constructor(private readonly stack: StackIndex) {}

  /** Records what a carrier may deliver to the machines in a scope, or to any machine. */
  add(carrier: Declared, load: Load, kinds: Kinds | undefined, scope: string | undefined): void {
    if (load.deliveries.length > 0) this.all.push({ carrier, load, kinds, scope });
  }

  /** Returns what may be delivered to a machine. */
  of(machine: DeclaredMachines): Load | undefined {
    if (this.all.length === 0) return undefined;
    const kind = targetKind(machine);
    const named = nameSourcesOf(machine.declared).map((urn) => this.in(urn, kind));
    const some = [
      this.in(undefined, kind),
      this.in(machine.declared.urn, kind),
      this.aboveOf(machine.declared, kind),
      ...named,
    ].reduce(both);
    if (some.count === 0) return undefined;
    const load = this.summaries.get(some) ?? summary(some);
    this.summaries.set(some, load);
    return load;
  }

  private in(scope: string | undefined, kind: string): Some {
    this.byScope ??= this.sorted();
    const kinds = this.byScope.get(scope);
    return kinds ? both(kinds.get(undefined) ?? NOTHING, kinds.get(kind) ?? NOTHING) : NOTHING;
  }

  private sorted(): Map<string | undefined, Map<string | undefined, Some>> {
    const byScope = new Map<string | undefined, Map<string | undefined, Some>>();
    for (const one of this.all.sort(isBefore)) {
      const kinds = innerMap(byScope, one.scope);
      for (const kind of one.kinds ?? [undefined]) {
        const { first, count } = kinds.get(kind) ?? NOTHING;
        kinds.set(kind, { first: first.length > NAMED ? first : [...first, one], count: count + 1 });
      }
    }
    return byScope;
  }

  /** Returns what may be delivered to a machine because of the resources that it's part of. */
  private aboveOf(machine: Declared, kind: string): Some {
    const known = innerMap(this.above, kind);
    const climbed: string[] = [];
    let urn = machine.parent;
    const seen = new Set<string>();
    while (urn !== undefined && !known.has(urn) && !seen.has(urn)) {
      seen.add(urn);
      climbed.push(urn);
      urn = this.stack.ofUrn(urn)[0]?.parent;
    }
    let some = (urn === undefined ? undefined : known.get(urn)) ?? NOTHING;
    for (const below of climbed.reverse()) {
      some = both(some, this.in(below, kind));
      known.set(below, some);
    }
    return some;
  }
}
