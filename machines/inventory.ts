import {
  type Carrier,
  type Delivery,
  type DeliveryDoubt,
  type PossibleKmsHost,
  setsUnknownHost,
} from "../activation/delivery";
import type { Machine } from "../activation/machine";
import type { Settings } from "../activation/settings";
import { type Declared, tokensOf } from "../stack/declared";
import type { StackIndex } from "../stack/links";
import { indexStack } from "../stack/stack-index";
import type { Token } from "../stack/token";
import { append, compare } from "../values/lists";
import { UNKNOWN } from "../values/value";
import { addOnMarker } from "./carriers/add-on-keys";
import { Contents } from "./carriers/contents";
import {
  type Exposure,
  type Load,
  NO_LOAD,
  exposuresIn,
  exposuresInTemplate,
  joinedLoads,
  loadOf,
  possibleHosts,
  withSigns,
} from "./carriers/load";
import { type TiedCarriers, carriersOf } from "./carriers/tied-carriers";
import { expand } from "./deployments/expand";
import type { Variables } from "./evidence";
import { type Unreadable, guarded } from "./faults";
import { NamedImages } from "./image-words";
import { Images } from "./images/images";
import type { Lineage } from "./images/lineage";
import { withLeftOut } from "./left-out";
import { type StackFacts, machineOf } from "./machine";
import { attachmentsIn } from "./network";
import { Places } from "./places";
import { isJudged, machineReader } from "./readers/registry";
import type { MachineShape } from "./shape";

export type { Exposure } from "./carriers/load";
export { type Unreadable, guarded } from "./faults";

/** Everything that one stack declares, from the engine, a state, a preview or a template. */
export interface StackDeclaration {
  /** Name of the stack. */
  readonly stack: string;
  readonly resources: readonly Declared[];
  /** The environment variables that providers read. */
  readonly variables: Variables;
}

/** The machines that a stack declares, and what is delivered to them. */
export interface Inventory {
  readonly machines: readonly Machine[];
  /** Exposed MAKs, also in carriers that target no machine of this stack. */
  readonly exposures: readonly Exposure[];
  /** Deliveries that target no machine of this stack, or none for certain. */
  readonly loose: readonly Delivery[];
  /** Declarations that may hide machines. */
  readonly unreadable: readonly Unreadable[];
  /** URNs of resources that are only read. They resolve references, and findings on them aren't reported. */
  readonly context: ReadonlySet<string>;
}

/** A callback for each machine, with everything that separate carriers deliver to it. */
type Visit = (declared: Declared, shape: MachineShape, brought: readonly Load[]) => void;

/** Visits every machine. Without carriers, no machine is kept after its visit. */
function visitMachines(
  resources: readonly Declared[],
  carriers: TiedCarriers | undefined,
  unreadable: Unreadable[],
  visit: Visit,
): void {
  resources.forEach((declared) => {
    guarded(declared, unreadable, () => {
      const shapes = carriers ? carriers.shapesOf(declared) : machineReader(declared.token)?.(declared);
      if (shapes === undefined) return;
      const brought = carriers?.broughtTo(declared) ?? NO_LOADS;
      for (const shape of shapes) visit(declared, shape, brought);
    });
  });
}

const NO_LOADS: readonly Load[] = [];

function contextOf(resources: readonly Declared[]): ReadonlySet<string> {
  return new Set(resources.filter(({ external }) => external === true).map(({ urn }) => urn));
}

function outside(context: ReadonlySet<string>): (one: { readonly urn: string }) => boolean {
  return ({ urn }) => !context.has(urn);
}

/** Returns what a machine's image brings along, as far as the stack shows how it was made. */
function loadsOfImage({ builders, captured }: Lineage, contents: Contents, carriers: TiedCarriers | undefined): Load[] {
  return [
    ...builders.map((builder) => contents.of(builder)),
    ...captured.map((machine) => capturedFrom(machine, carriers)),
  ];
}

/** Whether a delivery brings a MAK, or may help in another way. */
function mayHelp(delivery: Delivery): boolean {
  if (delivery.kind === "key") return delivery.key.kind.kind === "possible-mak";
  return delivery.kind === "undecided" && delivery.why !== "key-removed";
}

function possibleHostOf({ why, kmsHost }: DeliveryDoubt): PossibleKmsHost | undefined {
  return kmsHost ?? (setsUnknownHost(why) ? UNKNOWN : undefined);
}

/**
 * Returns what an image may hold that was captured from a machine. A key that is installed before Sysprep runs stays in
 * the image, but not one that arrives after the capture. Source: PAGES.hubFaq. No page says that Sysprep removes the KMS
 * host, which is a value of the registry.
 */
function capturedFrom(machine: Declared, carriers: TiedCarriers | undefined): Load {
  const shapes = machineReader(machine.token)?.(machine) ?? [];
  const own = shapes.flatMap((shape) => shape.carriers.map((carrier) => loadOf(carrier, machine)));
  const load = joinedLoads([...own, ...(carriers?.broughtTo(machine) ?? NO_LOADS)]);
  const deliveries = load.deliveries.filter(mayHelp).map((delivery): Delivery => {
    const kmsHost = delivery.kind === "undecided" ? possibleHostOf(delivery) : undefined;
    return { kind: "undecided", why: "perhaps-captured", carrier: delivery.carrier, ...(kmsHost && { kmsHost }) };
  });
  return { ...NO_LOAD, deliveries: [...deliveries, ...possibleHosts(load, "perhaps-captured")] };
}

/** A load in an order that doesn't depend on the order of resources, which differs between runs of the engine. */
function sortedLoad(load: Load, markAddOns: ReturnType<typeof addOnMarker>): Load {
  if (load.deliveries.length + load.kmsHosts.length === 0) return load;
  const { on } = load;
  return {
    ...load,
    deliveries: byCarrier(markAddOns(load.deliveries)),
    kmsHosts: byCarrier(load.kmsHosts),
    ...(on && { on: (release) => sortedLoad(on(release), markAddOns) }),
  };
}

/** Sorted by what brings it; what one property brings keeps its order. */
function byCarrier<T extends { readonly carrier: Carrier }>(brought: readonly T[]): readonly T[] {
  if (brought.length < 2) return brought;
  const orderOf = ({ carrier }: T): string => [carrier.urn, carrier.path, carrier.name].join("\n");
  return [...brought].sort((a, b) => compare(orderOf(a), orderOf(b)));
}

/** Whether a resource of this type may be a machine, bring something to one, or hide either. */
export function mayConcern(token: Token): boolean {
  return isJudged(token) || machineReader(token) !== undefined;
}

/** Whether anything can be a machine, bring something to one, or hide either. */
function holdsAny(resources: readonly Declared[]): boolean {
  const judged = tokensOf(resources).some((token) => isJudged(token));
  return judged || resources.some((declared) => (machineReader(declared.token)?.(declared).length ?? 0) > 0);
}

function factsOf({ resources, stack, variables }: StackDeclaration, index: StackIndex, settings: Settings): StackFacts {
  return {
    images: new NamedImages(),
    places: new Places(resources, stack, variables, settings),
    settings,
    attachment: attachmentsIn(index),
  };
}

/** Reads a stack: every machine that it declares, with everything that any of its resources brings to it. */
export function readStack(declaration: StackDeclaration, settings: Settings): Inventory {
  const context = contextOf(declaration.resources);
  if (!holdsAny(declaration.resources)) {
    return { machines: [], exposures: [], loose: [], unreadable: [], context };
  }
  const { resources, unreadable: hidden, parameters, perhapsCarriers } = expand(withLeftOut(declaration.resources));
  const unreadable = [...hidden];
  const index = indexStack(resources);
  const contents = new Contents(index, unreadable);
  const facts = factsOf({ ...declaration, resources }, index, settings);
  const carriers = carriersOf(resources, index, contents, unreadable, perhapsCarriers, facts.places);
  const markAddOns = addOnMarker(index);
  const images = new Images(index, settings);
  const exposures = parameters.flatMap(exposuresInTemplate);
  append(exposures, [...contents.exposures(), ...(carriers?.exposures ?? [])]);
  const machines: Machine[] = [];
  const loose = [...(carriers?.loose ?? [])];
  const isOwn = outside(context);
  visitMachines(resources, carriers, unreadable, (declared, shape, brought) => {
    if (!isOwn(declared)) {
      for (const { deliveries } of brought) append(loose, deliveries);
      return;
    }
    const lineage = images.of(declared, shape);
    append(exposures, exposuresIn(declared, shape.noun, shape.plainTexts));
    const own = shape.carriers.map((carrier) => loadOf(carrier, declared));
    for (const { exposures: exposed } of own) append(exposures, exposed);
    const applications = shape.applications.map((reference) => contents.referredTo(declared, reference));
    const image = loadsOfImage(lineage, contents, carriers);
    const load = sortedLoad(joinedLoads([...own, ...brought, ...applications, ...image]), markAddOns);
    machines.push(machineOf({ declared, shape: withSigns(shape, load), lineage, load }, facts));
  });
  return {
    machines,
    exposures: exposures.filter(isOwn),
    loose: byCarrier(markAddOns(loose)).filter(({ carrier }) => isOwn(carrier)),
    unreadable: unreadable.filter(isOwn),
    context,
  };
}
