import { UNKNOWN } from "../../values/value";
import { type DeliveryDoubt, type NamedKmsHost, type PossibleKmsHost, setsUnknownHost } from "../delivery";
import type { Machine, Place } from "../machine";
import { hasKmsClientKey } from "../releases";
import { KMS_PORT, azureKmsCloud } from "../tables/azure-kms";
import { PAGES } from "../tables/pages";
import { mayBeOwnKms } from "../tables/pirate-kms";
import type { Verdict } from "../verdict";
import type { Windows } from "../windows";
import { assumedKey } from "./held-key";
import { gapOf, undecided } from "./say";

/**
 * Returns what Azure does on its own, in the public, US Government and China clouds: its KMS activates every release
 * that has a KMS client key, if the network allows TCP 1688 from an Azure address.
 */
export function onAzure(guest: Windows, machine: Machine): Verdict {
  if (!hasKmsClientKey(guest.release)) {
    return {
      kind: "needs-key",
      need: "release-too-old",
      host: undefined,
      assumed: undefined,
      source: PAGES.kmsClientKeys.source,
    };
  }
  return byAzureKms(machine, guest);
}

/**
 * Returns what Azure's KMS does for a machine. Also used for marketplace images of unknown Windows releases: the
 * marketplace has none older than Windows Server 2008 R2, and every image contains its KMS client key.
 */
export function byAzureKms(machine: Machine, guest: Windows | undefined): Verdict {
  const { reach } = machine;
  const foreign = foreignHost(machine);
  if (foreign !== undefined && (reach.kind !== "blocked" || mayBeOwnKms(foreign.host))) {
    return undecided({ gap: "kms-host", named: foreign });
  }
  const possible = possibleForeignHost(machine);
  if (possible !== undefined) return undecided(gapOf(possible));
  switch (reach.kind) {
    case "blocked":
      return { kind: "cannot-activate", why: "kms-unreachable", reach, source: PAGES.azureRoutes.source };
    case "undecided":
      return undecided({ gap: "network", because: reach.because, settle: reach.settle });
    case "open":
    case "not-declared":
      return {
        kind: "activates",
        path: "azure-kms",
        shownBy: reach.kind === "open" ? reach.because : "nothing in the stack blocks Azure's KMS",
        assumed: assumedKey(machine, "kms-client", guest),
        source: PAGES.azureFaq.source,
      };
  }
}

/** Returns a KMS host set on the machine that isn't its cloud's. Azure's KMS doesn't override such a host. */
function foreignHost({ kmsHosts, place }: Machine): NamedKmsHost | undefined {
  return kmsHosts.find((named) => isForeign(named, place));
}

function isForeign({ host, port }: Pick<NamedKmsHost, "host" | "port">, { cloud }: Place): boolean {
  return azureKmsCloud(host) !== cloud || port !== KMS_PORT;
}

/** Returns the delivery that may set such a host on the machine. */
function possibleForeignHost({ deliveries, place, reach }: Machine): DeliveryDoubt | undefined {
  const isPossible = (kmsHost: PossibleKmsHost): boolean =>
    kmsHost === UNKNOWN || (isForeign(kmsHost, place) && (reach.kind !== "blocked" || mayBeOwnKms(kmsHost.host)));
  for (const delivery of deliveries) {
    if (delivery.kind !== "undecided" || delivery.why === "perhaps-elsewhere") continue;
    const { why, kmsHost } = delivery;
    if (setsUnknownHost(why) || (kmsHost !== undefined && isPossible(kmsHost))) return delivery;
  }
  return undefined;
}
