import { type Declared, sourcesOf } from "../../stack/declared";
import type { StackIndex } from "../../stack/links";
import { kindsOf } from "../../stack/types/registry";
import type { MachineShape } from "../shape";

/** A resource that declares machines, with their shapes. */
export interface DeclaredMachines {
  readonly declared: Declared;
  readonly shapes: readonly MachineShape[];
}

/** Arc machines. Extensions target these instead of the virtual machines behind them. */
export const ARC_MACHINES = kindsOf("Microsoft.HybridCompute/machines");

/** Returns the kind that carriers target when they mean a machine. */
export function targetKind({ declared, shapes }: DeclaredMachines): string {
  const [arc] = ARC_MACHINES;
  return arc !== undefined && shapes.some(({ arcMachine }) => arcMachine !== undefined) ? arc : declared.token.kind;
}

/** Inputs that set a machine's name in Azure. */
const NAMES: readonly string[] = ["vmName", "vmScaleSetName", "machineName", "name"];

/** One machine, or several. */
export type RelatedMachine = DeclaredMachines | "several";

type ByKind = Map<string, RelatedMachine>;

/** Records a machine at a resource. Returns false if that adds nothing. */
function note(map: Map<string, ByKind>, urn: string, machine: DeclaredMachines): boolean {
  const kind = targetKind(machine);
  const there = map.get(urn);
  if (!there) {
    map.set(urn, new Map([[kind, machine]]));
    return true;
  }
  const before = there.get(kind);
  if (before === "several" || before === machine) return false;
  there.set(kind, before === undefined ? machine : "several");
  return true;
}

/** Returns the URNs of the resources that a machine's Azure name was made from. */
export function nameSourcesOf(machine: Declared): readonly string[] {
  return NAMES.flatMap((input) => sourcesOf(machine, input));
}

/**
 * Finds machines that are named from a resource or are part of it, such as a component whose output names them. Each
 * resource is visited at most twice per kind of machine, so long parent chains take linear time.
 */
export class RelatedMachines {
  private readonly named = new Map<string, ByKind>();
  private readonly within = new Map<string, ByKind>();

  constructor(stack: StackIndex, machines: readonly DeclaredMachines[]) {
    for (const machine of machines) {
      const { declared } = machine;
      for (const urn of nameSourcesOf(declared)) note(this.named, urn, machine);
      let above = declared.parent;
      while (above !== undefined && note(this.within, above, machine)) above = stack.ofUrn(above)[0]?.parent;
    }
  }

  /** Returns the machine that is named from one of these resources or is part of it, if there is one. */
  of(urns: readonly string[], fits: (kind: string) => boolean): RelatedMachine | undefined {
    const found = urns.flatMap((urn) =>
      [this.named.get(urn), this.within.get(urn)].flatMap((byKind) =>
        [...(byKind ?? [])].flatMap(([kind, related]) => (fits(kind) ? [related] : [])),
      ),
    );
    const [first, ...others] = new Set(found);
    return others.length > 0 ? "several" : first;
  }
}
