import { type Delivery, carrierNoun } from "../delivery";
import type { Machine } from "../machine";
import { PAGES } from "../tables/pages";
import type { PublishedFor } from "../tables/published-key";
import type { Gap } from "../verdict";
import type { Windows } from "../windows";

/** Whether a machine uses a marketplace image, which contains the right generic key for its cloud. */
export function fromMarketplace({ disk, image }: Machine): boolean {
  return disk === "image" && (/^[^/:]+:[^/:]+:[^/:]+$/.test(image) || image.toLowerCase().includes("/publishers/"));
}

/** Returns the Windows that a machine runs once a key is delivered: the same command may change its edition. */
export function changedBy({ edition }: Extract<Delivery, { kind: "key" }>, guest: Windows): Windows {
  if (edition === undefined) return guest;
  return { ...guest, edition: edition === "unknown" ? undefined : edition };
}

function isFor(row: PublishedFor, guest: Windows): boolean {
  return row.releases.includes(guest.release) && (guest.edition === undefined || guest.edition === row.edition);
}

/**
 * Azure Stack Hub's marketplace images contain AVMA keys, Azure's contain KMS client keys, and Azure Local copies
 * Azure's.
 */
function holdsKeyOfItsCloud(machine: Machine, kind: "avma" | "kms-client"): boolean {
  const onHub = machine.place.cloud === "azure-stack-hub";
  return fromMarketplace(machine) && machine.bakedIn === undefined && onHub === (kind === "avma");
}

/** Whether a delivery is of the generic key for the guest's release and edition. */
export function isGenericKeyFor(delivery: Delivery, kind: "avma" | "kms-client", guest: Windows): boolean {
  if (delivery.kind !== "key" || delivery.key.kind.kind !== kind) return false;
  return delivery.key.kind.rows.some((row) => isFor(row, changedBy(delivery, guest)));
}

/** Whether something installs the generic key for the guest's release and edition. */
export function isGivenGenericKey(machine: Machine, kind: "avma" | "kms-client", guest: Windows): boolean {
  return machine.deliveries.some((delivery) => isGenericKeyFor(delivery, kind, guest));
}

/**
 * On Azure, AVMA keys (0xC004FD01) and generic install keys activate nothing, so the KMS client key must replace one
 * that's installed.
 */
function assumedReplaced(machine: Machine, guest: Windows | undefined): string | undefined {
  const carrier = machine.deliveries.find((delivery) => {
    if (delivery.kind !== "key") return false;
    if (delivery.key.kind.kind === "generic-install") return true;
    if (delivery.key.kind.kind !== "avma") return false;
    return guest === undefined || delivery.key.kind.rows.some((row) => isFor(row, guest));
  })?.carrier;
  return carrier && `the KMS client key replaces the key that ${carrierNoun(carrier)} ${carrier.name} installs`;
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
  return `the ${machine.disk === "image" ? "image" : "disk"} contains the ${name} for its release and edition`;
}

/**
 * Returns why a guest on Azure Stack Hub may lack its AVMA key: its image contains a KMS client key or none by the
 * settings, or something installs a KMS client key. An image made on Azure may not fall back to AVMA.
 */
export function avmaKeyDoubt(machine: Machine, guest: Windows): Gap | undefined {
  if (isGivenGenericKey(machine, "avma", guest)) return undefined;
  if (machine.bakedIn === "kms" || isGivenGenericKey(machine, "kms-client", guest)) {
    return {
      gap: "held-key",
      statement: "the machine has a KMS client key, and on Azure Stack Hub Windows may not fall back to AVMA",
      source: PAGES.hubFaq.source,
    };
  }
  if (machine.bakedIn !== "none") return undefined;
  return {
    gap: "held-key",
    statement: "the image contains no key, and a custom image activates by AVMA only if it contains the AVMA key",
    source: PAGES.hubFaq.source,
  };
}
