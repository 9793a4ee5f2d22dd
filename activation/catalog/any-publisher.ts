import type { OperatingSystem } from "../windows";
import type { ImageName, NamePart } from "./name";
import { allEvidence, evidence } from "./name";
import { otherSystem } from "./other-systems";
import { R2, YEARS, familyMentioned, mentionsWindows, namedWindows } from "./windows-names";

const BARE_WINDOWS = /^(?:ms-?|microsoft-?)?(?:windows|win)(?:-?server|-?client|-?desktop)?$/;
const YEAR_AND_DATACENTER = new RegExp(`^(?:${YEARS})${R2}-?datacenter(?![a-z])`);

/**
 * The SKU, read as Windows where nothing else can be meant: after an offer that says only Windows, as in
 * `Windows:10-Enterprise-N`, or where it starts by a year and Datacenter, as in `2019-Datacenter-smalldisk`.
 */
function completedSku({ offer, sku }: ImageName): NamePart {
  if (BARE_WINDOWS.test(offer.words)) return { ...sku, words: `${offer.words}-${sku.words}` };
  if (YEAR_AND_DATACENTER.test(sku.words)) return { ...sku, words: `windows-server-${sku.words}` };
  return sku;
}

/**
 * The cautious rule for a publisher of which nothing is known: a release only where a Windows word and a release stand
 * together, so that the year of a product (SQL 2016, Exchange 2019) is never taken for one of Windows; another system
 * only where it is named. Where both are named, or none, the system is unknown.
 */
export function anyPublisher(image: ImageName): OperatingSystem {
  const parts = [completedSku(image), image.offer];
  const other = parts.find((part) => otherSystem(part.words) !== undefined);
  const windows = parts.find((part) => mentionsWindows(part.words));
  const named = namedWindows(image, parts);
  if (other !== undefined && (windows !== undefined || named !== undefined)) {
    return { kind: "unknown", because: `${allEvidence(image)}, which names both Windows and another system` };
  }
  if (other !== undefined) {
    return { kind: "not-windows", because: `${evidence(image, other)}, which names ${otherSystem(other.words) ?? ""}` };
  }
  if (named !== undefined) return named;
  if (windows !== undefined) {
    const because = evidence(image, windows);
    return { kind: "windows-of-unknown-release", family: familyMentioned(windows.words), because };
  }
  return { kind: "unknown", because: `${allEvidence(image)}, which names no operating system` };
}
