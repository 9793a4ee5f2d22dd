import { known } from "../../values/value";
import { type NamedKmsHost, carrierNoun } from "../delivery";
import type { Machine } from "../machine";
import { hasKmsClientKey, isSemiAnnual } from "../releases";
import type { Settings } from "../settings";
import { normalHost } from "../tables/azure-kms";
import { PAGES } from "../tables/pages";
import { mayBeOwnKms } from "../tables/pirate-kms";
import type { Verdict } from "../verdict";
import type { Release, Windows } from "../windows";
import { assumedGeneration, assumedOfKmsHost, assumedOfMak } from "./assumed";
import { UNDECIDED_2022 } from "./azure-stack-hub";
import { assumedKey, avmaKeyDoubt } from "./held-key";
import { assuming, noSource } from "./say";

/**
 * Returns the verdict of the owner's MAK if one is known to arrive, else `undefined`. It works in every cloud, except
 * for Azure Edition and Enterprise multi-session on Azure Stack Hub. Generic, malformed and unfitting keys don't count.
 */
export function byMak(machine: Machine): Verdict | undefined {
  const shownBy = makShownBy(machine);
  if (shownBy === undefined || mayBeBeyondKeys(machine)) return undefined;
  return {
    kind: "activates",
    path: "mak",
    shownBy,
    assumed: assuming(
      machine.system.kind === "windows" ? undefined : "the MAK is one of its Windows release",
      assumedOfMak(machine),
      assumedGeneration(machine),
    ),
    source: PAGES.volumeLicenseKeys.source,
  };
}

/** Whether no key may help: Azure Edition and Enterprise multi-session on Azure Stack Hub. */
function mayBeBeyondKeys({ system, place }: Machine): boolean {
  if (system.kind !== "windows" || (known(place.cloud) ?? "azure-stack-hub") !== "azure-stack-hub") return false;
  return system.edition === "azure-edition" || system.installation === "multi-session";
}

function makShownBy(machine: Machine): string | undefined {
  if (machine.declaredDelivery === "mak") return "activation-settings.keyDelivery says that a MAK arrives";
  if (machine.bakedIn === "mak") return "activation-settings.images says that the image contains a MAK";
  const carrier = machine.deliveries.find((delivery) => {
    if (delivery.kind !== "key") return false;
    const { system } = machine;
    return system.kind === "windows"
      ? delivery.key.canBeMakFor(system.release)
      : delivery.key.kind.kind === "possible-mak";
  })?.carrier;
  return carrier && `${carrierNoun(carrier)} ${carrier.name} installs a MAK (${carrier.path})`;
}

/**
 * Returns the verdict of the organization's KMS if the machine is known to use it and it works there.
 *
 * @param native the verdict of the cloud's own activation
 */
export function byOrganizationKms(machine: Machine, settings: Settings, native: Verdict): Verdict | undefined {
  const { system, place } = machine;
  const shownBy = organizationKmsShownBy(machine, settings);
  if (shownBy === undefined || system.kind !== "windows" || !hasKmsClientKey(system.release)) return undefined;
  // An organization's KMS host doesn't activate it. Source: PAGES.multiSession.
  if (system.installation === "multi-session") return undefined;
  const activates: Verdict = {
    kind: "activates",
    path: "organization-kms",
    shownBy,
    assumed: assuming(assumedKey(machine, "kms-client", system), assumedOfKmsHost(system), assumedGeneration(machine)),
    source: PAGES.kmsClientKeys.source,
  };
  if (known(place.cloud) === undefined) return undefined;
  return place.cloud === "azure-stack-hub" ? onHub(native, activates, machine, system) : activates;
}

/**
 * Returns a KMS host that a machine uses and that activates it if it's the organization's, which the settings don't say.
 *
 * @param native the verdict of the cloud's own activation
 */
export function perhapsOrganizationKms(machine: Machine, native: Verdict): NamedKmsHost | undefined {
  return machine.kmsHosts.find(({ host }) => {
    if (!mayBeOwnKms(host)) return false;
    return byOrganizationKms(machine, { organizationKms: [host] }, native)?.kind === "activates";
  });
}

/** Returns what shows that a machine uses the organization's KMS, or `undefined`. */
export function organizationKmsShownBy(machine: Machine, settings: Settings): string | undefined {
  if (machine.declaredDelivery === "kms") {
    return "activation-settings.keyDelivery says that the organization's KMS activates it";
  }
  const own = new Set((settings.organizationKms ?? []).map(normalHost));
  const named = machine.kmsHosts.find(({ host }) => own.has(normalHost(host)));
  return named && `${carrierNoun(named.carrier)} ${named.carrier.name} sets the organization's KMS host ${named.host}`;
}

/** Releases that, by the Hub's FAQ (2020-11-19), must use AVMA; KMS isn't supported for them. */
const AVMA_ONLY: ReadonlySet<Release> = new Set<Release>(["2012-r2", "2016"]);

/**
 * On the Hub, the organization's KMS serves guests that AVMA doesn't activate: 2025, guests newer than their host,
 * clients, and guests of 2019 or later without an AVMA key.
 */
function onHub(native: Verdict, activates: Verdict, machine: Machine, guest: Windows): Verdict | undefined {
  if (native === UNDECIDED_2022) return activates;
  const holdsNoAvmaKey = native.kind === "undecided" && avmaKeyDoubt(machine, guest) !== undefined;
  if (holdsNoAvmaKey && !isSemiAnnual(guest.release) && !AVMA_ONLY.has(guest.release)) return activates;
  if (native.kind !== "needs-key") return undefined;
  return native.need === "release-too-old" ? KMS_CONFLICT : activates;
}

const KMS_CONFLICT: Verdict = noSource(
  "sources conflict on KMS for Windows Server 2012 and earlier on Azure Stack Hub: not supported (2020), but required for Windows Server 2025 (2026)",
  PAGES.hubFaq.source,
);
