import { placeOf } from "../activation/cloud";
import type { Place } from "../activation/machine";
import type { Settings } from "../activation/settings";
import type { Declared, Provider } from "../stack/declared";
import { nested } from "../values/nested";
import type { Value } from "../values/value";
import { type Variables, evidenceOf } from "./evidence";
import type { MachineShape } from "./shape";

/**
 * Determines where machines run. Unless the settings have cloud rules, a place depends only on provider, type and
 * location, so it's computed once for each combination.
 */
export class Places {
  private readonly places = new Map<Provider | undefined, Map<string, Map<Value<string>, Place>>>();
  constructor(
    private readonly stack: string,
    private readonly variables: Variables,
    private readonly settings: Settings,
  ) {}

  /** Returns the place of a machine. */
  of(declared: Declared, shape: MachineShape): Place {
    if (this.settings.clouds !== undefined) return this.find(declared, shape);
    const byLocation = nested(nested(this.places, declared.provider), declared.token.text);
    const before = byLocation.get(shape.location);
    if (before) return before;
    const place = this.find(declared, shape);
    byLocation.set(shape.location, place);
    return place;
  }

  private find(declared: Declared, shape: MachineShape): Place {
    return placeOf(evidenceOf(declared, shape, this.stack, this.variables), this.settings);
  }
}
