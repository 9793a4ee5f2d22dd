import { exactGlob } from "../activation/glob";
import { replaceProductKeys } from "../activation/product-key";
import type { Waiver } from "../activation/settings";
import { activationSettings } from "../policies/activation-settings";
import { identityText } from "../policies/waivers";
import { isObject } from "../values/read";
import type { ReportedFinding } from "./report";
import { UNDECIDED } from "./totals";

/** What every waiver of a baseline says. */
export interface BaselineTerms {
  readonly owner: string;
  readonly reason: string;
  /** ISO 8601 date. */
  readonly expires: string;
}

/** Stands for one character of a key while a glob is made; in no URN. */
const HIDDEN = "\ue000";

/** The glob of one URN. Where that spells a product key, any key in its place fits: the configuration must not show it. */
function globOf(urn: string): string {
  const hidden = replaceProductKeys(urn, (key) => HIDDEN.repeat(Array.from(key).length));
  return exactGlob(hidden).replaceAll(HIDDEN, "?");
}

/** Waivers for what fires: one for each policy at each resource, or place inside one, by what tells it from all others. */
export class Baseline {
  private readonly byKey = new Map<string, Waiver>();
  private skipped = 0;
  private undecided = 0;

  /** @param withUndecided whether to waive undecided findings too: a file may hide what the engine sees */
  constructor(
    private readonly terms: BaselineTerms,
    private readonly withUndecided = false,
  ) {}

  /** Takes in the findings of one stack. */
  add(findings: readonly ReportedFinding[]): void {
    for (const finding of findings) {
      const { policy, urn, waiver } = finding;
      if (waiver) continue;
      // What concerns the settings, or a fault of a policy, is at no resource and is not to be silenced.
      if (urn === undefined) this.skipped += 1;
      else if (policy === UNDECIDED && !this.withUndecided) this.undecided += 1;
      else {
        const resource = globOf(identityText(urn, finding));
        this.byKey.set(`${policy}\n${resource}`, { policy, resource, ...this.terms });
      }
    }
  }

  get waivers(): readonly Waiver[] {
    return [...this.byKey.values()];
  }

  /** How many findings are at no resource, so that no waiver was written for them. */
  get left(): number {
    return this.skipped;
  }

  /** How many undecided findings no waiver was written for. */
  get leftUndecided(): number {
    return this.undecided;
  }
}

/** A policy configuration with waivers added to those that it has. */
export function withWaivers(config: unknown, waivers: readonly Waiver[]): Record<string, unknown> {
  const root = isObject(config) ? config : {};
  const entry = root[activationSettings.name];
  const settings = isObject(entry) ? entry : entry === undefined ? {} : { enforcementLevel: entry };
  const before: unknown = settings["waivers"];
  const all = [...(Array.isArray(before) ? before.map((one: unknown) => one) : []), ...waivers];
  return { ...root, [activationSettings.name]: { ...settings, waivers: all } };
}
