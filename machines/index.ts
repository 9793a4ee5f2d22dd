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
import { machineOf, type Around } from "./machine";
import { attachmentsIn } from "./network";
import { Places } from "./places";
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
  const declaredMachines: DeclaredMachines[] = [];
  for (const declared of resources) {
    const shapes = machineReader(declared.token)?.(declared);
    if (shapes !== undefined && shapes.length > 0) declaredMachines.push({ declared, shapes });
  }
  const ties = new MachineIndex(index, declaredMachines);
  const contents = new Contents(index);
  const images = new Images(index, settings);
  const around: Around = {
    places: new Places(declaration.stack, declaration.variables, settings),
    settings,
    attachment: attachmentsIn(index),
  };
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
  const machines: Machine[] = [];
  for (const { declared, shapes } of declaredMachines) {
    for (const shape of shapes) {
      const lineage = images.of(declared, shape);
      const loads = brought.get(declared)?.slice() ?? [];
      for (const carrier of shape.carriers) {
        const load = loadOf(carrier, declared);
        exposures.push(...load.exposures);
        loads.push(load);
      }
      for (const reference of shape.applications) loads.push(contents.referredTo(declared, reference));
      for (const builder of lineage.builders) loads.push(contents.of(builder));
      exposures.push(...exposuresIn(declared, shape.noun, shape.plainTexts));
      machines.push(machineOf({ declared, shape, lineage, load: joinedLoads(loads) }, around));
    }
  }
  return { machines, exposures, loose, unreadable };
}
