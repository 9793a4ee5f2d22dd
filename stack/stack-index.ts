import { Lists } from "../values/lists";
import { memoize } from "../values/memoize";
import { below, text } from "../values/read";
import { NOT_DECLARED } from "../values/ref";
import { standInStart, standsIn } from "../values/stand-in";
import { UNKNOWN, type Unknown, type Value, known } from "../values/value";
import type { ArmId } from "./arm-id";
import { certain, isArmId, parseArmId } from "./arm-id";
import type { Declared } from "./declared";
import { sourcesOf } from "./declared";
import { idsIn } from "./ids-in";
import type { Kinds, Link, StackIndex } from "./links";
import { NOTHING } from "./links";
import { ANY_NAME, armSuffix, expectedId, givenId, hiddenSuffix, hiddenSuffixes } from "./own-id";
import { inSameGroup } from "./same-group";

function scoped(scope: string | undefined, suffix: string): string {
  return `${scope ?? ""} ${suffix}`;
}

/** Finds the resources of one kind by the parts of their current or future ids. */
class Ids {
  readonly own = new Map<Declared, ArmId>();
  readonly suffixes = new Lists<string, Declared>();
  readonly grouped = new Lists<string, Declared>();
  readonly templated = new Lists<string, Declared>();

  constructor(all: readonly Declared[]) {
    for (const declared of all) {
      const given = givenId(declared);
      // A mock or an edited state may give an id that isn't Azure's, and then the names still tell.
      const id = (given === undefined ? undefined : parseArmId(given)) ?? expectedId(declared);
      if (!id) continue;
      this.own.set(declared, id);
      if (declared.path !== "") this.templated.add(scoped(declared.urn, id.suffix), declared);
      this.suffixes.add(id.suffix, declared);
      this.grouped.add(scoped(id.group, id.suffix), declared);
    }
  }
}

/** The resources of a stack whose names this run hides. */
class HiddenIds {
  /** The ids that they may have, by {@link hiddenSuffix} and, if known, by group. */
  private readonly hidden = new Set<string>();

  constructor(all: readonly Declared[]) {
    for (const declared of all) {
      const given = givenId(declared);
      if (given === undefined || !isArmId(given)) this.hide(declared);
    }
  }

  /** Whether an id may belong to a declaration whose name this run hides. */
  mayBe({ group, suffix }: ArmId): boolean {
    if (this.hidden.size === 0) return false;
    const groups = group === undefined ? [ANY_NAME] : [group, undefined];
    return hiddenSuffixes(suffix).some((one) => groups.some((each) => this.hidden.has(scoped(each, one))));
  }

  private hide(declared: Declared): void {
    const suffix = hiddenSuffix(declared);
    if (suffix === undefined) return;
    const group = certain(known(text(declared.props, "resourceGroupName")));
    this.hidden.add(scoped(group, suffix)).add(scoped(ANY_NAME, suffix));
  }
}

/**
 * Narrows candidates with the same name to those of the same provider and then of the same resource group, because a
 * program may use the same names on two Hubs, or in two auto-named groups.
 */
function nearest(candidates: readonly Declared[], from: Declared): readonly Declared[] {
  const groups = sourcesOf(from, "resourceGroupName");
  const tests = [
    ({ provider }: Declared) => provider?.urn === from.provider?.urn,
    (declared: Declared) => sourcesOf(declared, "resourceGroupName").some((urn) => groups.includes(urn)),
  ];
  return tests.reduce((left, test) => {
    const near = left.filter(test);
    return near.length > 0 ? near : left;
  }, candidates);
}

/** Members in which two declarations of one resource may differ: they lead to no other resource. */
const ASIDE: ReadonlySet<string> = new Set([
  ...["dhcpOptions", "dnsSettings", "location", "tags"],
  ...["privateIPAllocationMethod", "enableIPForwarding", "enableAcceleratedNetworking"],
]);

/** The address that Azure gave an interface: a second declaration may keep it, and the first leave it empty. */
const KEPT = "privateIPAddress";

/**
 * Returns resources without duplicates, because a template may declare one twice, as to give a network its DNS servers
 * once they run.
 */
function distinct(resources: readonly Declared[]): readonly Declared[] {
  const written = ({ token, props }: Declared): string =>
    JSON.stringify([token.kind, props], (name, value: unknown) =>
      ASIDE.has(name) || (name === KEPT && (value === UNKNOWN || value === ""))
        ? undefined
        : value === UNKNOWN
          ? { unknown: true }
          : value,
    );
  return [...new Map(resources.map((one) => [written(one), one])).values()];
}

/** Returns the targets that the name of a parent, in the same resource group as the child, may mean in a template. */
function parentsOf(child: Declared, named: readonly Declared[]): readonly Declared[] {
  const near = named.filter((one) => inSameGroup(child, one) === "yes");
  const left = near.length > 0 ? near : named;
  return left.every((one) => left[0] && inSameGroup(left[0], one) === "yes") ? distinct(left) : left;
}

/**
 * An index whose parts are built on first use: most stacks reference by output, and many machines reference nothing.
 */
class Index implements StackIndex {
  private urns: Lists<string, Declared> | undefined;
  private kinds: Lists<string, Declared> | undefined;
  private hidden: HiddenIds | undefined;
  /** Most kinds are never referenced, and most references are ids that the state shows. */
  private readonly given = memoize(
    (kind: string) => new Lists(this.ofKind(kind), (declared) => givenId(declared)?.toLowerCase()),
  );
  private readonly ids = memoize((kind: string) => new Ids(this.ofKind(kind)));

  constructor(readonly all: readonly Declared[]) {}

  ofUrn(urn: string): readonly Declared[] {
    this.urns ??= new Lists(this.all, (declared) => declared.urn);
    return this.urns.of(urn);
  }

  ofKind(kind: string): readonly Declared[] {
    this.kinds ??= new Lists(this.all, ({ token }) => token.kind);
    return this.kinds.of(kind);
  }

  follow(from: Declared, input: string, id: Value<string>, kinds: Kinds): Link {
    if (id === undefined || id === "") return undefined;
    if (id !== UNKNOWN) return this.named(from, input, id, kinds);
    return this.only(this.sources(from, input, kinds));
  }

  followAll(from: Declared, input: string, ids: readonly Value<string>[], kinds: Kinds): readonly Link[] {
    const links = ids.map((id) => (id === UNKNOWN ? UNKNOWN : this.follow(from, input, id, kinds)));
    if (!ids.includes(UNKNOWN)) return links;
    const taken = new Set<Link>(links);
    const left = this.sources(from, input, kinds).filter((source) => !taken.has(source));
    const open = ids.filter((id) => id === UNKNOWN).length;
    // Some are of resources that aren't declared here, such as a template's output, so which is which is unknown.
    if (left.length !== open) return links;
    let next = 0;
    return ids.map((id, place) => (id === UNKNOWN ? left[next++] : links[place]));
  }

  parent(from: Declared, input: string, kinds: Kinds): Link {
    const name = text(from.props, input);
    if (name === undefined || name === "") return undefined;
    const sources = this.sources(from, input, kinds);
    if (sources.length === 1) return sources[0];
    if (name === UNKNOWN) return UNKNOWN;
    const [kind] = kinds;
    const suffix = kind === undefined ? undefined : armSuffix(kind, [name]);
    if (suffix === undefined) return UNKNOWN;
    const group = known(text(from.props, "resourceGroupName"))?.toLowerCase();
    return this.best({ subscription: undefined, group, suffix }, from, input, kinds, true);
  }

  private idOf(declared: Declared): ArmId | undefined {
    return this.ids(declared.token.kind).own.get(declared);
  }

  private mayBeHidden(id: ArmId): boolean {
    return (this.hidden ??= new HiddenIds(this.all)).mayBe(id);
  }

  /** Returns the resources of these kinds whose outputs an input uses. */
  private sources(from: Declared, input: string, kinds: Kinds): readonly Declared[] {
    const urns = sourcesOf(from, input);
    const unique = urns.length > 1 ? [...new Set(urns)] : urns;
    return unique.flatMap((urn) => this.ofUrn(urn).filter(({ token }) => kinds.includes(token.kind)));
  }

  private only(candidates: readonly Declared[]): Declared | Unknown {
    const [first] = candidates;
    return first && candidates.length === 1 ? first : UNKNOWN;
  }

  private named(from: Declared, input: string, id: string, kinds: Kinds): Link {
    const whole = id.toLowerCase();
    for (const kind of kinds) {
      const [exact] = this.given(kind).of(whole);
      if (exact) return exact;
    }
    const arm = parseArmId(id);
    // A parameter without a value leads outside a standalone template.
    const outside = from.anywhere !== undefined && id.startsWith(standInStart("parameters."));
    if (!arm) return standsIn(id) && !outside ? UNKNOWN : NOT_DECLARED;
    return this.best(arm, from, input, kinds, false);
  }

  /**
   * Resolves a literal id when nothing shows the ids and names of the resources its input was made from: to the only one of
   * the right kind, if no other id in the input could be its own. A resource that isn't deployed yet has no literal id.
   */
  private dependedOn(from: Declared, input: string, kinds: Kinds): Link {
    const nameless = this.sources(from, input, kinds).filter((source) => !this.idOf(source));
    if (nameless.length === 0) return NOT_DECLARED;
    const ids = idsIn(below(from.props, input), kinds);
    if (ids === UNKNOWN) return NOT_DECLARED;
    return nameless.length === 1 && ids.size === 1 ? nameless[0] : UNKNOWN;
  }

  /** Returns the resources in the group of an id; if none certainly is, those whose group isn't known. */
  private inGroupOf({ group }: ArmId, resources: readonly Declared[]): readonly Declared[] {
    if (group === undefined) return resources;
    const inside = resources.filter((one) => this.idOf(one)?.group === group);
    return inside.length > 0 ? inside : resources.filter((one) => this.idOf(one)?.group === undefined);
  }

  /** Returns the best match for an id that isn't literal: a resource in the same template or group, or the only one. */
  private best(id: ArmId, from: Declared, input: string, kinds: Kinds, isParent: boolean): Link {
    const fits = (declared: Declared): boolean => {
      const subscription = this.idOf(declared)?.subscription ?? id.subscription;
      return subscription === id.subscription || id.subscription === undefined;
    };
    const among = (find: (ids: Ids) => readonly Declared[]): readonly Declared[] =>
      kinds.flatMap((kind) => find(this.ids(kind))).filter(fits);
    const named = from.path === "" ? NOTHING : among(({ templated }) => templated.of(scoped(from.urn, id.suffix)));
    const siblings = this.inGroupOf(id, named);
    if (siblings.length === 1) return siblings[0];
    if (siblings.length > 1) return this.only(isParent ? parentsOf(from, siblings) : distinct(siblings));
    // Placeholders are comparable only inside their own template.
    if (standsIn(id.suffix)) {
      const outside = from.anywhere !== undefined && kinds.every((kind) => this.ofKind(kind).length === 0);
      return outside ? NOT_DECLARED : this.only(this.sources(from, input, kinds));
    }
    const placed = among(({ suffixes, grouped }) =>
      id.group === undefined ? suffixes.of(id.suffix) : grouped.of(scoped(id.group, id.suffix)),
    );
    if (placed.length > 0) return this.only(nearest(placed, from));
    const unplaced = among(({ grouped }) => grouped.of(scoped(undefined, id.suffix)));
    if (unplaced.length === 0) {
      const depended = isParent ? NOT_DECLARED : this.dependedOn(from, input, kinds);
      return depended === NOT_DECLARED && this.mayBeHidden(id) ? UNKNOWN : depended;
    }
    if (isParent) return this.only(nearest(unplaced, from));
    // A literal id may lead elsewhere, to something with the same name, unless a dependency proves otherwise.
    return this.only(this.sources(from, input, kinds).filter((source) => this.idOf(source)?.suffix === id.suffix));
  }
}

/** Indexes a stack's declarations, so that references can be followed. Takes time linear in their number. */
export function indexStack(stack: readonly Declared[]): StackIndex {
  return new Index(stack);
}
