import { UNKNOWN, known } from "../values/value";
import { byAzureKms, onAzure } from "./decide/azure";
import { onAzureLocal } from "./decide/azure-local";
import { onAzureStackHub } from "./decide/azure-stack-hub";
import { fromMarketplace } from "./decide/held-key";
import { byLicenseStatus } from "./decide/license-status";
import { byMak, byOrganizationKms, perhapsOrganizationKms } from "./decide/owner-key";
import { gapOf, undecided } from "./decide/say";
import { isAboutKmsHost, mayRemoveKey } from "./delivery";
import type { Machine } from "./machine";
import type { Reach } from "./reach";
import { hasKmsClientKey } from "./releases";
import { ofService } from "./service-reach";
import type { Settings } from "./settings";
import { PAGES } from "./tables/pages";
import type { Gap, Verdict } from "./verdict";

/**
 * Decides how a machine's Windows activates in its cloud, or why it can't. Every machine gets a verdict; a missing fact
 * makes it undecided.
 *
 * The owner's key comes first, because it works wherever it's installed, then the activation built into the cloud.
 */
export function decide(machine: Machine, settings: Settings): Verdict {
  const { system, managedBy } = machine;
  if (system.kind === "not-windows") return { kind: "not-windows", because: system.because };
  if (managedBy !== undefined) return managed(managedBy, ofService(machine.reach, "The service"));
  const native = byPlace(machine);
  const owner = byMak(machine) ?? byOrganizationKms(machine, settings, native);
  const verdict = byLicenseStatus(machine, owner ?? native);
  return (
    verdict ?? unlessRemoved(unlessEvaluation(owner ?? unlessInDoubt(native, machine, settings), machine), machine)
  );
}

/**
 * Windows without a key doesn't activate, and which of several scripts runs last is unknown. Source: PAGES.slmgr, `/upk`.
 */
function unlessRemoved(verdict: Verdict, { deliveries, declaredDelivery }: Machine): Verdict {
  if (verdict.kind !== "activates" || known(declaredDelivery) !== undefined) return verdict;
  for (const delivery of deliveries) {
    if (delivery.kind !== "undecided" || !mayRemoveKey(delivery.why)) continue;
    return undecided(gapOf(delivery));
  }
  return verdict;
}

/** What activates the full edition doesn't activate its evaluation edition, but what blocks one blocks both. */
function unlessEvaluation(verdict: Verdict, machine: Machine): Verdict {
  return verdict.kind === "activates" && isEvaluation(machine) ? undecided({ gap: "evaluation" }) : verdict;
}

/**
 * Whether a machine stays an evaluation edition, which takes no key of another channel until DISM converts it and
 * installs one. Source: PAGES.conversion.
 */
function isEvaluation({ system, deliveries }: Machine): boolean {
  if (system.kind !== "windows" || system.installation !== "evaluation") return false;
  return !deliveries.some((delivery) => delivery.kind === "key" && delivery.edition !== undefined);
}

/** The service manages the license but not the network: if the network is undecided, so is activation. */
function managed(managedBy: string, reach: Reach): Verdict {
  if (reach.kind === "undecided") return undecided({ gap: "network", because: reach.because, settle: reach.settle });
  return {
    kind: "activates",
    path: "managed",
    shownBy: `${managedBy}, and nothing in the stack blocks Azure's KMS`,
    assumed: "the service's Windows activates by Azure's KMS; no Microsoft page says how it activates",
    source: PAGES.azureFaq.source,
  };
}

/** Returns the verdict of the cloud's own activation, ignoring the owner's key. */
function byPlace(machine: Machine): Verdict {
  const { system, place } = machine;
  if (place.cloud === undefined || place.cloud === UNKNOWN) return undecided({ gap: "cloud", because: place.because });
  switch (place.cloud) {
    case "azure-stack-hub":
      return system.kind === "windows" ? onAzureStackHub(system, machine) : noImage(machine);
    case "azure-local":
      return system.kind === "windows" ? onAzureLocal(system, machine) : noImage(machine);
    case "azure":
    case "azure-us-government":
    case "azure-china":
      if (system.kind === "windows") return onAzure(system, machine);
      return system.kind === "windows-of-unknown-release" && fromMarketplace(machine)
        ? byAzureKms(machine, undefined)
        : noImage(machine);
  }
}

function noImage({ system }: Machine): Verdict {
  return undecided({ gap: "image", because: system.because });
}

/**
 * Makes a negative verdict undecided if a key might still arrive, a KMS host might be the organization's, or the machine
 * might not be deployed.
 */
function unlessInDoubt(verdict: Verdict, machine: Machine, settings: Settings): Verdict {
  if (verdict.kind !== "needs-key" && verdict.kind !== "cannot-activate") return verdict;
  const keyHelps = verdict.kind === "needs-key" || verdict.why === "kms-unreachable";
  const [first, ...rest] = [
    ...(keyHelps ? possibleKeys(machine) : []),
    ...(verdict.kind === "needs-key" ? possibleHosts(machine, verdict, settings) : []),
    ...condition(machine),
  ];
  if (first === undefined) return verdict;
  return {
    kind: "undecided",
    gaps: [first, ...rest],
    assumed: verdict.kind === "needs-key" ? verdict.assumed : undefined,
  };
}

/** Returns everything that may hold or deliver a MAK, or name the KMS host of an organization, without showing it. */
function possibleKeys({ bakedIn, declaredDelivery, deliveries, disk, system }: Machine): readonly Gap[] {
  const declared: readonly Gap[] = declaredDelivery === UNKNOWN ? [{ gap: "key-delivery" }] : [];
  const carried = deliveries.flatMap((delivery): readonly Gap[] => {
    if (delivery.kind !== "undecided" || delivery.why === "key-removed") return [];
    const { why, kmsHost } = delivery;
    if (kmsHost !== undefined && kmsHost !== UNKNOWN) return [];
    const isAboutHost = kmsHost === UNKNOWN || isAboutKmsHost(why);
    if (why === "perhaps-captured" && bakedIn !== undefined && !isAboutHost) return [];
    const helps = !isAboutHost || system.kind !== "windows" || hasKmsClientKey(system.release);
    return helps ? [gapOf(delivery)] : [];
  });
  const held: readonly Gap[] = disk === "image" || bakedIn !== undefined ? [] : [{ gap: "disk" }];
  return [...declared, ...carried, ...held];
}

/** Returns the KMS hosts that are set, or may be, and that would activate the machine if they're the organization's. */
function possibleHosts(machine: Machine, native: Verdict, settings: Settings): readonly Gap[] {
  const named = perhapsOrganizationKms(machine, native);
  const possible = machine.deliveries.flatMap((delivery): readonly Gap[] => {
    if (delivery.kind !== "undecided" || delivery.kmsHost === undefined || delivery.kmsHost === UNKNOWN) return [];
    const { carrier, kmsHost } = delivery;
    const set: Machine = { ...machine, kmsHosts: [{ ...kmsHost, carrier }] };
    const helps = byOrganizationKms(set, settings, native) ?? perhapsOrganizationKms(set, native);
    return helps === undefined ? [] : [gapOf(delivery)];
  });
  return [...(named ? [{ gap: "kms-host", named } as const] : []), ...possible];
}

function condition({ conditional }: Machine): readonly Gap[] {
  return conditional ? [{ gap: "condition" }] : [];
}
