import type { Machine } from "../machine";
import { hasKmsClientKey } from "../releases";
import { azureKmsCloud } from "../tables/azure-kms";
import { PAGES } from "../tables/pages";
import type { Verdict } from "../verdict";
import type { Windows } from "../windows";
import { assumedKey } from "./held-key";
import { assuming, undecided } from "./say";

/**
 * What Azure does for a guest by itself, in the public cloud and in the clouds of the US Government and China: its KMS
 * activates every release that has a KMS client key, if the network lets TCP 1688 out from an Azure address.
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
 * What Azure's KMS does for a machine. Also for a marketplace image of which only Windows is known: the marketplace has
 * none older than Windows Server 2008 R2, and every one holds its KMS client key.
 */
export function byAzureKms(machine: Machine, guest: Windows | undefined): Verdict {
  const { reach } = machine;
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
        shownBy: reach.kind === "open" ? reach.because : "nothing in the stack keeps it from Azure's KMS",
        assumed: assuming(assumedKey(machine, "kms-client", guest), assumedHost(machine)),
        source: PAGES.azureFaq.source,
      };
  }
}

/** A machine that is told to ask another host than its cloud's, and no own one, does not ask Azure's KMS. */
function assumedHost({ kmsHosts, place }: Machine): string | undefined {
  const other = kmsHosts.find(({ host }) => azureKmsCloud(host) !== place.cloud);
  return other && `the KMS host that ${other.carrier.what} ${other.carrier.name} names gives way to Azure's`;
}
