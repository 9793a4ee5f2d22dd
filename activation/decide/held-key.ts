import type { Machine } from "../machine";
import { PAGES } from "../tables/pages";
import type { PublishedFor } from "../tables/published-key";
import type { Gap } from "../verdict";
import type { Windows } from "../windows";

/** Whether a machine starts from an image of a marketplace, which holds the right generic key of its cloud. */
export function fromMarketplace({ disk, image }: Machine): boolean {
  return disk === "image" && (/^[^/:]+:[^/:]+:[^/:]+$/.test(image) || image.toLowerCase().includes("/publishers/"));
}

function isFor(row: PublishedFor, guest: Windows): boolean {
  return row.releases.includes(guest.release) && (guest.edition === undefined || guest.edition === row.edition);
}

/** Images of Azure Stack Hub's marketplace hold AVMA keys, those of Azure's hold KMS client keys; Azure Local copies Azure's. */
function holdsKeyOfItsCloud(machine: Machine, kind: "avma" | "kms-client"): boolean {
  const onHub = machine.place.cloud === "azure-stack-hub";
  return fromMarketplace(machine) && machine.bakedIn === undefined && onHub === (kind === "avma");
}

/** Whether something installs the generic key of a guest's own release and edition. */
export function isGivenGenericKey(machine: Machine, kind: "avma" | "kms-client", guest: Windows): boolean {
  return machine.deliveries.some((delivery) => {
    if (delivery.kind !== "key" || delivery.key.kind.kind !== kind) return false;
    const becomes = delivery.edition === undefined ? guest : { ...guest, edition: delivery.edition };
    return delivery.key.kind.rows.some((row) => isFor(row, becomes));
  });
}

/** On Azure an AVMA key activates nothing (0xC004FD01), nor does a generic install key: one that is installed must give way. */
function assumedReplaced(machine: Machine, guest: Windows | undefined): string | undefined {
  const carrier = machine.deliveries.find((delivery) => {
    if (delivery.kind !== "key") return false;
    if (delivery.key.kind.kind === "generic-install") return true;
    if (delivery.key.kind.kind !== "avma") return false;
    return guest === undefined || delivery.key.kind.rows.some((row) => isFor(row, guest));
  })?.carrier;
  return carrier && `the key that ${carrier.what} ${carrier.name} installs gives way to the KMS client key`;
}

/** Operators of a Hub name the images that they add as they like. Source: PAGES.hubOwnImages, PAGES.hubTools. */
const MARKETPLACE_OF_HUB =
  "the image is the Hub marketplace's own, which holds an AVMA key (an operator can add others under its name)";

/** What must be assumed of the generic key that a machine holds from its image or disk; nothing where that is shown. */
export function assumedKey(
  machine: Machine,
  kind: "avma" | "kms-client",
  guest: Windows | undefined,
): string | undefined {
  const name = kind === "avma" ? "AVMA key" : "KMS client key";
  if (guest !== undefined && isGivenGenericKey(machine, kind, guest)) return undefined;
  const replaced = kind === "kms-client" ? assumedReplaced(machine, guest) : undefined;
  if (replaced !== undefined) return replaced;
  if (holdsKeyOfItsCloud(machine, kind)) return kind === "avma" ? MARKETPLACE_OF_HUB : undefined;
  if (machine.bakedIn === (kind === "avma" ? "avma" : "kms")) return undefined;
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
      gap: "held-key",
      statement:
        "the machine holds a KMS client key, and on Azure Stack Hub it is not certain that Windows falls back to AVMA from it",
      source: PAGES.hubFaq.source,
    };
  }
  if (machine.bakedIn !== "none") return undefined;
  return {
    gap: "held-key",
    statement: "the image holds no key, and an own image activates by AVMA only with the AVMA key put into it",
    source: PAGES.hubFaq.source,
  };
}
