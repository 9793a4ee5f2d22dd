import { exactGlob } from "../activation/glob";
import { replaceProductKeys } from "../activation/product-key";
import type { Waiver } from "../activation/settings";
import { activationPathTag } from "../policies/activation-path-tag";
import { activationSettings } from "../policies/activation-settings";
import { identityText } from "../policies/waivers";
import { arrayOrEmpty, objectOrEmpty } from "../values/fields";
import { isObject } from "../values/read";
import type { ReportedFinding } from "./report";
import { UNDECIDED } from "./totals";

/** What every waiver of a baseline has in common. */
export interface BaselineTerms {
  readonly owner: string;
  readonly reason: string;
  /** ISO 8601 date. */
  readonly expires: string;
}

/** A stand-in for one character of a key while building a glob; it's in no address. */
const HIDDEN = "\ue000";

/**
 * Returns the glob for one address. If the address contains a product key, any key matches in its place, so the
 * configuration doesn't show it.
 */
function globOf(address: string): string {
  const hidden = replaceProductKeys(address, (key) => HIDDEN.repeat(Array.from(key).length));
  return exactGlob(hidden).replaceAll(HIDDEN, "?");
}

/** Waivers for current findings, one per policy and resource, or per path inside a resource. */
export class Baseline {
  private readonly byKey = new Map<string, Waiver>();
  private skipped = 0;
  private undecided = 0;

  /** @param withUndecided whether to waive undecided findings too, because a file may hide what the engine sees */
  constructor(
    private readonly terms: BaselineTerms,
    private readonly withUndecided = false,
  ) {}

  /** Adds the findings of one stack. */
  add(findings: readonly ReportedFinding[]): void {
    for (const finding of findings) {
      const { policy, address, waiver } = finding;
      // A waiver for the tag would keep it off the machine.
      if (waiver || policy === activationPathTag.name) continue;
      // Findings on the settings, and internal errors, belong to no resource and must not be silenced.
      if (address === undefined) this.skipped += 1;
      else if (policy === UNDECIDED && !this.withUndecided) this.undecided += 1;
      else {
        const resource = globOf(identityText(address, finding));
        this.byKey.set(`${policy}\n${resource}`, { policy, resource, ...this.terms });
      }
    }
  }

  get waivers(): readonly Waiver[] {
    return [...this.byKey.values()];
  }

  /** Number of findings without a resource, which aren't waived. */
  get left(): number {
    return this.skipped;
  }

  /** Number of undecided findings that aren't waived. */
  get leftUndecided(): number {
    return this.undecided;
  }
}

/** Returns a policy configuration with more waivers. */
export function withWaivers(config: unknown, waivers: readonly Waiver[]): Record<string, unknown> {
  const root = objectOrEmpty(config);
  const entry = root[activationSettings.name];
  const settings = isObject(entry) ? entry : entry === undefined ? {} : { enforcementLevel: entry };
  const all = [...arrayOrEmpty(settings["waivers"]), ...waivers];
  return { ...root, [activationSettings.name]: { ...settings, waivers: all } };
}
