import { placeOf } from "../activation/cloud";
import type { Delivery } from "../activation/delivery";
import { matches } from "../activation/glob";
import type { DiskOrigin, Machine } from "../activation/machine";
import type { DeliveryPath, Settings } from "../activation/settings";
import { UNKNOWN, known } from "../activation/value";
import { exposuresIn, loadOf, perhaps, type Exposure, type Load } from "./carriers";
import type { Declared } from "./declared";
import { evidenceOf, type Variables } from "./evidence";
import { indexStack } from "./links";
import { moveSignsOf } from "./move-signs";
import { originOf } from "./origin";
import { entries } from "./read";
import { carrierReader, machineReader } from "./readers";
import type { MachineShape } from "./shape";
import { imageRule, imageText, systemOf } from "./system";
import { MachineIndex, type DeclaredMachines } from "./ties";

export type { Exposure } from "./carriers";
export type { Declared, Provider } from "./declared";

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
}

const NOTHING: Load = { deliveries: [], kmsHosts: [], exposures: [] };

function joined(loads: readonly Load[]): Load {
  return loads.length === 0
    ? NOTHING
    : {
        deliveries: loads.flatMap(({ deliveries }) => deliveries),
        kmsHosts: loads.flatMap(({ kmsHosts }) => kmsHosts),
        exposures: loads.flatMap(({ exposures }) => exposures),
      };
}

function diskOrigin({ disk, image }: MachineShape): DiskOrigin {
  const option = known(disk.createOption)?.toLowerCase();
  const namesImage = image.id !== undefined || image.sku !== undefined || image.offer !== undefined;
  if (option === "attach") return "attached";
  // Beside an image, the URI of a VHD says where the new disk is to be kept.
  if (disk.vhd !== undefined && !(option === "fromimage" && namesImage)) return "imported";
  if (disk.attached !== undefined && !namesImage) return "attached";
  return namesImage ? "image" : "unknown";
}

function tagNames({ props }: Declared, { path }: MachineShape): Pick<Machine, "tagNames"> {
  const tags = path === "" ? entries(props, "tags") : undefined;
  return tags === undefined || tags === UNKNOWN ? {} : { tagNames: tags.map(([name]) => name) };
}

function declaredDelivery(declared: Declared, shape: MachineShape, settings: Settings): DeliveryPath | undefined {
  const names = [declared.name, known(shape.azureName)].filter((name) => name !== undefined);
  const rule = settings.keyDelivery?.find(({ match }) => {
    const tags = Object.entries(match.tags ?? {});
    const tagged = tags.every(([name, glob]) => {
      const value = shape.tags[name];
      return value !== undefined && matches(glob, value);
    });
    const glob = match.name;
    return tagged && (glob === undefined || names.some((name) => matches(glob, name)));
  });
  return rule?.path;
}

/** Reads a stack: every machine that it declares, with everything that any of its resources brings to it. */
export function readStack({ stack, resources, variables }: StackDeclaration, settings: Settings): Inventory {
  const index = indexStack(resources);
  const declaredMachines = resources.flatMap((declared): DeclaredMachines[] => {
    const shapes = machineReader(declared.token)?.(declared) ?? [];
    return shapes.length === 0 ? [] : [{ declared, shapes }];
  });
  const ties = new MachineIndex(index, declaredMachines);
  const brought = new Map<Declared, Load[]>();
  const exposures: Exposure[] = [];
  const loose: Delivery[] = [];
  for (const declared of resources) {
    const reader = carrierReader(declared.token);
    if (!reader) continue;
    const load = loadOf(reader.read(declared), declared);
    exposures.push(...load.exposures);
    const tie = ties.tie(declared, reader.target);
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
      const load = joined([...own, ...(brought.get(declared) ?? [])]);
      const traits = {
        place: placeOf(evidenceOf(declared, shape, stack, variables), settings),
        deliveries: load.deliveries,
        kmsHosts: load.kmsHosts,
        bakedIn: imageRule(shape, settings)?.bakedIn,
      };
      return {
        ...traits,
        ...tagNames(declared, shape),
        urn: declared.urn,
        name: declared.name,
        path: [declared.path, shape.path].filter((part) => part !== "").join("."),
        noun: shape.noun,
        system: systemOf(shape, settings, () => undefined),
        image: imageText(shape),
        disk: diskOrigin(shape),
        licenseType: shape.licenseType,
        declaredDelivery: declaredDelivery(declared, shape, settings),
        managedBy: shape.managedBy,
        conditional: false,
        reach: { kind: "not-declared" },
        moveSigns: moveSignsOf(traits, shape, originOf(declared, shape, index)),
      };
    }),
  );
  return { machines, exposures, loose };
}
