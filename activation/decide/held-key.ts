import type { Machine } from "../machine";
import type { PublishedFor } from "../tables/published-key";
import { PAGES } from "../tables/pages";
import type { Gap } from "../verdict";
import type { Windows } from "../windows";

/** Whether a machine starts from an image of a marketplace, which holds the right generic key of its cloud. */
export function fromMarketplace({ disk, image }: Machine): boolean {
  return disk === "image" && (/^[^/:]+:[^/:]+:[^/:]+$/.test(image) || image.toLowerCase().includes("/publishers/"));
}

function isFor(row: PublishedFor, guest: Windows): boolean {
  return row.releases.includes(guest.release) && (guest.edition === undefined || guest.edition === row.edition);
}

/** Whether something installs the generic key of a guest's own release and edition. */
export function isGivenGenericKey(machine: Machine, kind: "avma" | "kms-client", guest: Windows): boolean {
  return machine.deliveries.some((delivery) => {
    if (delivery.kind !== "key" || delivery.key.kind.kind !== kind) return false;
    return delivery.key.kind.rows.some((row) => isFor(row, guest));
  });
}

/** What must be assumed of the generic key that a machine holds from its image or disk; nothing where that is shown. */
export function assumedKey(
  machine: Machine,
  kind: "avma" | "kms-client",
  guest: Windows | undefined,
): string | undefined {
  const name = kind === "avma" ? "AVMA key" : "KMS client key";
  if (fromMarketplace(machine) && machine.bakedIn === undefined) return undefined;
  if (machine.bakedIn === (kind === "avma" ? "avma" : "kms")) return undefined;
  if (guest !== undefined && isGivenGenericKey(machine, kind, guest)) return undefined;
  return `the ${machine.disk === "image" ? "image" : "disk"} holds the ${name} of its release and edition`;
}

/**
 * What speaks against the AVMA key being in a guest of Azure Stack Hub: the settings say that its image holds a KMS
 * client key or none, or something installs a KMS client key. An image made on Azure may not fall back to AVMA.
 */
export function avmaKeyDoubt(machine: Machine, guest: Windows): Gap | undefined {
  if (isGivenGenericKey(machine, "avma", guest)) return undefined;
  if (machine.bakedIn === "kms" || isGivenGenericKey(machine, "kms-client", guest)) {
    return {
      gap: "no-source",
      statement:
        "the machine holds a KMS client key, and on Azure Stack Hub it is not certain that Windows falls back to AVMA from it",
      source: PAGES.hubFaq.source,
    };
  }
  if (machine.bakedIn !== "none") return undefined;
  return {
    gap: "no-source",
    statement: "the image holds no key, and an own image activates by AVMA only with the AVMA key put into it",
    source: PAGES.hubFaq.source,
  };
}
