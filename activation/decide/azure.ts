import type { NamedKmsHost } from "../delivery";
import type { Machine } from "../machine";
import { hasKmsClientKey } from "../releases";
import { KMS_PORT, azureKmsCloud } from "../tables/azure-kms";
import { PAGES } from "../tables/pages";
import { isPirateKms } from "../tables/pirate-kms";
import type { Verdict } from "../verdict";
import type { Windows } from "../windows";
import { assumedKey } from "./held-key";
import { undecided } from "./say";

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
  const foreign = foreignHost(machine);
  if (foreign !== undefined && (reach.kind !== "blocked" || mayBeOwn(foreign))) {
    return undecided({ gap: "kms-host", named: foreign });
  }
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
        assumed: assumedKey(machine, "kms-client", guest),
        source: PAGES.azureFaq.source,
      };
  }
}

/** A host that is set on the machine and that is not its cloud's KMS. Such a host doesn't give way to Azure's. */
function foreignHost({ kmsHosts, place }: Machine): NamedKmsHost | undefined {
  return kmsHosts.find(({ host, port }) => azureKmsCloud(host) !== place.cloud || port !== KMS_PORT);
}

/** Whether a host may be the organization's, which Azure's network says nothing of. */
function mayBeOwn({ host }: NamedKmsHost): boolean {
  return azureKmsCloud(host) === undefined && !isPirateKms(host);
}
