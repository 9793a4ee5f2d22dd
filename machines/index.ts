import type { Delivery } from "../activation/delivery";
import type { Machine } from "../activation/machine";
import type { Settings } from "../activation/settings";
import { exposuresIn, joinedLoads, loadOf, perhaps, type Exposure, type Load } from "./carriers";
import { Contents } from "./contents";
import type { Declared } from "./declared";
import type { Variables } from "./evidence";
import { expand, type Unreadable } from "./expand";
import { Images } from "./images";
import { indexStack } from "./links";
import { machineOf } from "./machine";
import { attachmentsIn } from "./network";
import { text } from "./read";
import { carrierReader, machineReader } from "./readers";
import { MachineIndex, type DeclaredMachines } from "./ties";

export type { Exposure } from "./carriers";
export type { Declared, Provider } from "./declared";
export type { Unreadable } from "./expand";

/** Everything that one stack declares, as the engine, a state, a preview or a template shows it. */
export interface StackDeclaration {
  /** Name of the stack. */
  readonly stack: string;
  readonly resources: readonly Declared[];
  /** The environment variables that providers read. */
  readonly variables: Variables;
}

/** What a stack declares of machines and of what is brought to them. */
export interface Inventory {
  readonly machines: readonly Machine[];
  /** MAKs in plain sight, also in carriers that go to no machine of this stack. */
  readonly exposures: readonly Exposure[];
  /** What carriers bring that go to no machine of this stack, or to none for certain. */
  readonly loose: readonly Delivery[];
  /** Declarations that may hide machines. */
  readonly unreadable: readonly Unreadable[];
}

/** Reads a stack: every machine that it declares, with everything that any of its resources brings to it. */
export function readStack(declaration: StackDeclaration, settings: Settings): Inventory {
  const { resources, unreadable, parameters } = expand(declaration.resources);
  const index = indexStack(resources);
  const declaredMachines = resources.flatMap((declared): DeclaredMachines[] => {
    const shapes = machineReader(declared.token)?.(declared) ?? [];
    return shapes.length === 0 ? [] : [{ declared, shapes }];
  });
  const ties = new MachineIndex(index, declaredMachines);
  const contents = new Contents(index);
  const images = new Images(index, settings);
  const attachment = attachmentsIn(index);
  const brought = new Map<Declared, Load[]>();
  const exposures: Exposure[] = parameters.flatMap(({ declared, texts }) =>
    exposuresIn(declared, "template parameter", texts),
  );
  exposures.push(...contents.exposures());
  const loose: Delivery[] = [];
  for (const declared of resources) {
    const reader = carrierReader(declared.token);
    if (!reader) continue;
    const load =
      "brings" in reader
        ? contents.referredTo(declared, { input: reader.brings, id: text(declared.props, reader.brings) })
        : loadOf(reader.read(declared), declared);
    exposures.push(...load.exposures);
    const tie = ties.tie(declared, reader);
    if (!tie.certain || tie.machines.length === 0) loose.push(...load.deliveries);
    for (const { declared: machine } of tie.machines) {
      const loads = brought.get(machine) ?? [];
      loads.push(tie.certain ? load : perhaps(load));
      brought.set(machine, loads);
    }
  }
  const machines = declaredMachines.flatMap(({ declared, shapes }) =>
    shapes.map((shape): Machine => {
      const own = shape.carriers.map((carrier) => loadOf(carrier, declared));
      exposures.push(...own.flatMap((load) => load.exposures), ...exposuresIn(declared, shape.noun, shape.plainTexts));
      const lineage = images.of(declared, shape);
      const load = joinedLoads([
        ...own,
        ...(brought.get(declared) ?? []),
        ...shape.applications.map((reference) => contents.referredTo(declared, reference)),
        ...lineage.builders.map((builder) => contents.of(builder)),
      ]);
      return machineOf({ declared, shape, lineage, load, attachment }, { ...declaration, settings });
    }),
  );
  return { machines, exposures, loose, unreadable };
}
