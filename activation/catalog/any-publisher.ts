import type { OperatingSystem } from "../windows";
import type { ImageName, NamePart } from "./name";
import { allEvidence, evidence } from "./name";
import { otherSystem } from "./other-systems";
import { R2, YEARS, familyMentioned, mentionsWindows, namedWindows } from "./windows-names";

const BARE_WINDOWS = /^(?:ms-?|microsoft-?)?(?:windows|win)(?:-?server|-?client|-?desktop)?$/;
const YEAR_AND_DATACENTER = new RegExp(`^(?:${YEARS})${R2}-?datacenter(?![a-z])`);

/**
 * Returns the SKU with the Windows words that it clearly implies: the offer's, if the offer says only Windows
 * (`Windows:10-Enterprise-N`), or Windows Server, if the SKU starts with a year and Datacenter
 * (`2019-Datacenter-smalldisk`).
 */
function completedSku({ offer, sku }: ImageName): NamePart {
  if (BARE_WINDOWS.test(offer.words)) return { ...sku, words: `${offer.words}-${sku.words}` };
  if (YEAR_AND_DATACENTER.test(sku.words)) return { ...sku, words: `windows-server-${sku.words}` };
  return sku;
}

/**
 * Identifies an image of an unknown publisher, cautiously. A release counts only next to a Windows word, so the year of
 * a product (SQL 2016, Exchange 2019) never becomes a Windows release. Another system counts only if it's named. If the
 * name contains both, or neither, the system is unknown.
 */
export function anyPublisher(image: ImageName): OperatingSystem {
  const parts = [completedSku(image), image.offer];
  const other = parts.find((part) => otherSystem(part.words) !== undefined);
  const windows = parts.find((part) => mentionsWindows(part.words));
  const named = namedWindows(image, parts);
  if (other !== undefined && (windows !== undefined || named !== undefined)) {
    return { kind: "unknown", because: `${allEvidence(image)}, naming both Windows and another system` };
  }
  if (other !== undefined) {
    return { kind: "not-windows", because: `${evidence(image, other)}, which names ${otherSystem(other.words) ?? ""}` };
  }
  if (named !== undefined) return named;
  if (windows !== undefined) {
    const because = evidence(image, windows);
    return { kind: "windows-of-unknown-release", family: familyMentioned(windows.words), because };
  }
  return { kind: "unknown", because: `${allEvidence(image)}, naming no operating system` };
}
