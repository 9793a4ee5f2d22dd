import { known } from "../../values/value";
import type { Machine } from "../machine";
import { hasKmsClientKey, isSemiAnnual } from "../releases";
import type { Settings } from "../settings";
import { normalHost } from "../tables/azure-kms";
import { PAGES } from "../tables/pages";
import type { Verdict } from "../verdict";
import type { Release, Windows } from "../windows";
import { assumedGeneration, assumedOfKmsHost, assumedOfMak } from "./assumed";
import { UNDECIDED_2022 } from "./azure-stack-hub";
import { assumedKey, avmaKeyDoubt } from "./held-key";
import { assuming, noSource } from "./say";

/**
 * Activation by a MAK of the owner, wherever something shows that one arrives. It works in every cloud, but never for Azure
 * Edition or Enterprise multi-session on Azure Stack Hub.
 * `undefined` where nothing shows it: a generic, malformed or unfitting key is no delivery.
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
    source: PAGES.kmsClientKeys.source,
  };
}

/** No key helps Azure Edition or Enterprise multi-session on Azure Stack Hub. */
function mayBeBeyondKeys({ system, place }: Machine): boolean {
  if (system.kind !== "windows" || (known(place.cloud) ?? "azure-stack-hub") !== "azure-stack-hub") return false;
  return system.edition === "azure-edition" || system.installation === "multi-session";
}

function makShownBy(machine: Machine): string | undefined {
  if (machine.declaredDelivery === "mak") return "activation-settings.keyDelivery says that a MAK arrives";
  if (machine.bakedIn === "mak") return "activation-settings.images says that the image holds a MAK";
  const carrier = machine.deliveries.find((delivery) => {
    if (delivery.kind !== "key") return false;
    const { system } = machine;
    return system.kind === "windows"
      ? delivery.key.canBeMakFor(system.release)
      : delivery.key.kind.kind === "possible-mak";
  })?.carrier;
  return carrier && `${carrier.what} ${carrier.name} installs a MAK (${carrier.path})`;
}

/**
 * Activation by the organization's KMS, where something shows that the machine asks it and where that works.
 * @param native what the place does for the machine by itself
 */
export function byOrganizationKms(machine: Machine, settings: Settings, native: Verdict): Verdict | undefined {
  const { system, place } = machine;
  const shownBy = organizationKmsShownBy(machine, settings);
  if (shownBy === undefined || system.kind !== "windows" || !hasKmsClientKey(system.release)) return undefined;
  // A KMS host of an organization does not activate it. Source: PAGES.multiSession.
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

/** What shows that a machine asks the organization's KMS; `undefined` where nothing does. */
export function organizationKmsShownBy(machine: Machine, settings: Settings): string | undefined {
  if (machine.declaredDelivery === "kms") {
    return "activation-settings.keyDelivery says that the organization's KMS activates it";
  }
  const own = new Set((settings.organizationKms ?? []).map(normalHost));
  const named = machine.kmsHosts.find(({ host }) => own.has(normalHost(host)));
  return named && `${named.carrier.what} ${named.carrier.name} names the organization's KMS host ${named.host}`;
}

/** Releases of which the Hub's FAQ (2020-11-19) says that they must use AVMA and that KMS is not supported. */
const AVMA_ONLY: ReadonlySet<Release> = new Set<Release>(["2012-r2", "2016"]);

/**
 * On the Hub the organization's KMS serves what AVMA does not reach: a 2025 guest, a guest newer than its host, a client,
 * and a guest of 2019 or later that holds no AVMA key.
 */
function onHub(native: Verdict, activates: Verdict, machine: Machine, guest: Windows): Verdict | undefined {
  if (native === UNDECIDED_2022) return activates;
  const holdsNoAvmaKey = native.kind === "undecided" && avmaKeyDoubt(machine, guest) !== undefined;
  if (holdsNoAvmaKey && !isSemiAnnual(guest.release) && !AVMA_ONLY.has(guest.release)) return activates;
  if (native.kind !== "needs-key") return undefined;
  return native.need === "release-too-old" ? KMS_CONFLICT : activates;
}

const KMS_CONFLICT: Verdict = noSource(
  "for Windows Server 2012 and earlier on Azure Stack Hub the sources conflict: KMS is not supported there (2020), and it is asked for on Windows Server 2025 (2026)",
  PAGES.hubFaq.source,
);
