import { isClient } from "../releases";
import type { OperatingSystem } from "../windows";
import type { ImageName, ImageReference } from "./name";
import { lastPart, namePart } from "./name";
import { systemOf } from "./publishers";

/** Marketplace names have about 64 characters at most, so a longer text isn't an image name. */
const LONGEST_NAME = 256;

/** A cache, because stacks declare the same few images thousands of times. */
const REMEMBERED = 4096;
const remembered = new Map<string, OperatingSystem>();

/** `R2` with its year, in any spelling, or by itself. */
const R2 = /(?:(20[0-9]{2})-?|(?<![a-z0-9]))r2(?![0-9])/g;

/**
 * A SKU that starts with the release, as in `bosh-windows-server-2012:2012r2`. It wins over the offer, whose year
 * covers several SKUs.
 */
const R2_SKU = /^(2008|2012)-?r2(?![0-9])/;

/** Corrects a release without R2 if R2 appears anywhere in the name. */
function neverWithoutR2(image: ImageName, system: OperatingSystem): OperatingSystem {
  if (system.kind !== "windows" || (system.release !== "2008" && system.release !== "2012")) return system;
  const text = `${image.publisher.words}-${image.offer.words}-${image.sku.words}`;
  if (!Array.from(text.matchAll(R2)).some(([, year = system.release]) => year === system.release)) return system;
  if (R2_SKU.exec(image.sku.words)?.[1] === system.release) {
    return { ...system, release: `${system.release}-r2`, because: `${system.because}, whose SKU names R2` };
  }
  return {
    kind: "windows-of-unknown-release",
    family: "server",
    because: `${system.because}, with R2 elsewhere in the name`,
  };
}

/** Evaluation editions, such as `2019-datacenter-eval` and `windows-server-2022-evaluation`. */
const EVALUATION =
  /(?:win|server|20\d\d)(?:[a-z0-9-]*(?:-|datacenter|standard|essentials)|-?)(?:eval|evaluation)(?![a-z])/;

/** Other products with a year and an evaluation edition of their own. */
const OTHER_PRODUCT = /sql|sharepoint|exchange|biztalk|dynamics|visual-?studio/;

/** Marks an evaluation edition of Windows Server. */
function withEvaluation({ offer, sku }: ImageName, system: OperatingSystem): OperatingSystem {
  if (system.kind !== "windows" || isClient(system.release)) return system;
  const text = `${offer.words} ${sku.words}`;
  return EVALUATION.test(text) && !OTHER_PRODUCT.test(text) ? { ...system, installation: "evaluation" } : system;
}

function identify(publisher: string, offer: string, sku: string): OperatingSystem {
  const image: ImageName = {
    publisher: namePart("publisher", publisher),
    offer: namePart("offer", offer),
    sku: namePart("SKU", sku),
  };
  if (lastPart(image).words === "") return { kind: "unknown", because: "an image without a publisher, offer or SKU" };
  return withEvaluation(image, neverWithoutR2(image, systemOf(image)));
}

/**
 * Identifies what a marketplace or platform image runs, by its publisher, offer and SKU in any case. Only the text
 * decides; nothing is looked up. A release counts only if the name says it, because a wrong release is worse than an
 * unknown one. `because` says which part decided.
 */
export function identifyImage({ publisher = "", offer = "", sku = "" }: ImageReference): OperatingSystem {
  if ([publisher, offer, sku].some((part) => part.length > LONGEST_NAME)) {
    return { kind: "unknown", because: `an image name longer than ${LONGEST_NAME} characters` };
  }
  const key = `${publisher.length},${offer.length},${publisher}${offer}${sku}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const system = identify(publisher, offer, sku);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, system);
  return system;
}
