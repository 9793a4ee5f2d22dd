import { fits } from "../activation/glob";
import type { BakedIn, ImageRule, Settings } from "../activation/settings";
import type { OperatingSystem } from "../activation/windows";
import { type Certainty, all } from "../values/certainty";
import { UNKNOWN } from "../values/value";
import { type FittingRules, firstRule } from "./image-words";
import type { Lineage } from "./images/lineage";
import type { ImageShape, MachineShape } from "./shape";
import { systemOf } from "./system";

/** What the settings and the rest of the evidence say about a machine's image. */
export interface RuledImage {
  readonly system: OperatingSystem;
  readonly bakedIn: BakedIn | undefined;
}

/** Whether a rule fits the words of an image that aren't all known. */
function fitsUnknown({ match }: ImageRule, { publisher, offer, sku }: ImageShape): Certainty {
  return all([fits(match.publisher, publisher), fits(match.offer, offer), fits(match.sku, sku)]);
}

/** Returns the first rule that may apply before the one that certainly does. */
function perhapsFirst(
  rules: FittingRules,
  image: ImageShape,
  found: ImageRule | undefined,
  { images = [] }: Settings,
): ImageRule | undefined {
  if (![image.publisher, image.offer, image.sku].includes(UNKNOWN)) return undefined;
  const before = found === undefined ? images : images.slice(0, images.indexOf(found));
  return before.find(
    (rule) => (rule.match.id === undefined || rules.byId.has(rule)) && fitsUnknown(rule, image) !== "no",
  );
}

function saysSame(one: RuledImage, other: RuledImage): boolean {
  if (one.system.kind !== "windows" || other.system.kind !== "windows") return false;
  return (
    one.system.release === other.system.release &&
    one.system.edition === other.system.edition &&
    one.system.installation === other.system.installation &&
    one.bakedIn === other.bakedIn
  );
}

/**
 * Determines what a machine runs, and which key its image holds. Both are unknown if a rule of the settings that
 * depends on an unknown value would change them.
 */
export function ruledImage(
  shape: MachineShape,
  lineage: Lineage,
  named: OperatingSystem | undefined,
  settings: Settings,
): RuledImage {
  const by = (rule: ImageRule | undefined): RuledImage => ({
    system: systemOf(shape, { rule, named, inherited: lineage.system }),
    bakedIn: rule?.bakedIn,
  });
  const found = firstRule(lineage.rules, settings);
  const told = by(found);
  const perhaps = perhapsFirst(lineage.rules, shape.image, found, settings);
  if (perhaps === undefined || saysSame(by(perhaps), told)) return told;
  const because = "a rule in activation-settings.images matches on an unknown value";
  return { system: { kind: "unknown", because }, bakedIn: undefined };
}
