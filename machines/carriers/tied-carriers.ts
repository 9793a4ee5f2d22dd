import type { Delivery } from "../../activation/delivery";
import { comesWith } from "../../stack/conditions";
import { type Declared, tokensOf } from "../../stack/declared";
import type { StackIndex } from "../../stack/links";
import { append } from "../../values/lists";
import { text } from "../../values/read";
import { type PerhapsCarrier, type Unreadable, guarded } from "../faults";
import { type Places, areApart } from "../places";
import type { AssignmentReader, CarrierReader } from "../readers/reader";
import { carrierReader, machineReader } from "../readers/registry";
import type { MachineShape } from "../shape";
import type { Contents } from "./contents";
import { type Exposure, type Load, loadOf, perhaps, unknownLoad, unreadLoad } from "./load";
import { OpenLoads } from "./open-loads";
import type { DeclaredMachines } from "./related-machines";
import { MachineIndex } from "./ties";

const NO_SHAPES: readonly MachineShape[] = [];
const NO_LOADS: readonly Load[] = [];

/** A stack's carriers, each tied to the machines that it targets. */
export class TiedCarriers {
  /** MAKs exposed in the carriers. */
  readonly exposures: Exposure[] = [];
  /** Deliveries that target no machine of this stack, or none for certain. */
  readonly loose: Delivery[] = [];
  private readonly shapes = new Map<Declared, readonly MachineShape[]>();
  private readonly brought = new Map<Declared, Load[]>();
  /** Possible deliveries to unknown machines, for example by carriers that the pack failed to read. */
  private readonly open: OpenLoads;
  private readonly ties: MachineIndex;

  constructor(
    resources: readonly Declared[],
    index: StackIndex,
    private readonly contents: Contents,
    unreadable: Unreadable[],
    possible: readonly PerhapsCarrier[],
    places: Places,
  ) {
    const machines: DeclaredMachines[] = [];
    for (const declared of resources) {
      const read = machineReader(declared.token);
      const shapes = read && guarded(declared, unreadable, () => read(declared));
      if (shapes === undefined || shapes.length === 0) continue;
      this.shapes.set(declared, shapes);
      machines.push({ declared, shapes });
    }
    this.ties = new MachineIndex(index, machines, (carrier, { declared, shapes: [shape] }) => {
      const isOther = carrier.provider !== undefined && carrier.provider.urn !== declared.provider?.urn;
      return isOther && shape !== undefined && areApart(places.ofCarrier(carrier), places.of(declared, shape));
    });
    this.open = new OpenLoads(index);
    for (const { declared, path, reaches = [undefined] } of possible) {
      const load = unknownLoad(declared, "resource", path);
      for (const scope of reaches) this.open.add(declared, load, undefined, scope);
    }
    for (const declared of resources) {
      const reader = carrierReader(declared.token);
      if (!reader) continue;
      const read = guarded(declared, unreadable, () => {
        this.bring(declared, reader);
        return true;
      });
      if (!read) this.open.add(declared, unreadLoad(declared), undefined, undefined);
    }
  }

  /** Returns the machines that a resource declares. */
  shapesOf(declared: Declared): readonly MachineShape[] {
    return this.shapes.get(declared) ?? NO_SHAPES;
  }

  /** Returns what carriers deliver to the machines that a resource declares. */
  broughtTo(declared: Declared): readonly Load[] {
    const brought = this.brought.get(declared) ?? NO_LOADS;
    const open = this.open.of({ declared, shapes: this.shapesOf(declared) });
    return open ? [...brought, open] : brought;
  }

  private bring(carrier: Declared, reader: AssignmentReader | CarrierReader): void {
    const load =
      "brings" in reader
        ? this.contents.referredTo(carrier, { input: reader.brings, id: text(carrier.props, reader.brings) })
        : loadOf(reader.read(carrier), carrier);
    append(this.exposures, load.exposures);
    const tie = this.ties.tie(carrier, reader);
    if (tie.to === "machines") {
      this.bringTo(tie.machines, carrier, tie.doubt === undefined ? load : perhaps(load, tie.doubt));
      this.bringTo(tie.perhaps ?? [], carrier, perhaps(load, "machine-not-certain"));
      if (tie.doubt === undefined && tie.machines.length > 0) return;
    } else {
      const scopes = tie.to === "any" ? [undefined] : tie.urns;
      for (const scope of scopes) this.open.add(carrier, perhaps(load, "machine-not-certain"), reader.kinds, scope);
    }
    append(this.loose, load.deliveries);
  }

  private bringTo(machines: readonly DeclaredMachines[], carrier: Declared, load: Load): void {
    for (const { declared } of machines) {
      const loads = this.brought.get(declared) ?? [];
      loads.push(comesWith(declared, carrier) ? load : perhaps(load, "condition-open"));
      this.brought.set(declared, loads);
    }
  }
}

/** Returns a stack's carriers; `undefined` if it has none, to save memory. */
export function carriersOf(
  resources: readonly Declared[],
  index: StackIndex,
  contents: Contents,
  unreadable: Unreadable[],
  possible: readonly PerhapsCarrier[],
  places: Places,
): TiedCarriers | undefined {
  const any = possible.length > 0 || tokensOf(resources).some((token) => carrierReader(token) !== undefined);
  return any ? new TiedCarriers(resources, index, contents, unreadable, possible, places) : undefined;
}
