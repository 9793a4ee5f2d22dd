import type { Machine } from "../machine";
import { systemName, windowsName } from "../names";
import { hasAvmaKey, isClient, isSemiAnnual } from "../releases";
import { LOCAL_GUESTS } from "../tables/azure-local";
import { PAGES } from "../tables/pages";
import type { Verdict } from "../verdict";
import type { Windows } from "../windows";
import { assumedKey } from "./held-key";
import { assuming, noSource } from "./say";

/**
 * Returns what Azure Local does on its own: AVMA for Windows Server 2016 and later, including Azure Edition, if the
 * hosts have a Windows Server subscription or their own keys. No program declares either, so it's assumed.
 */
export function onAzureLocal(guest: Windows, machine: Machine): Verdict {
  const { release, installation } = guest;
  if (installation === "multi-session" && (release === "client-10" || release === "client-11"))
    return byVerification(guest, VERIFIED[release]);
  if (isClient(release)) return onlyMultiSession(guest);
  if (isSemiAnnual(release)) return noSource(NO_SEMI_ANNUAL, PAGES.localActivation.source);
  if (installation === "nano") return noSource(NO_NANO, PAGES.localActivation.source);
  if (!hasAvmaKey(release)) return needsKey("release-too-old", PAGES.avma.source);
  if (LOCAL_GUESTS.some((row) => row.release === release)) return byAvma(guest, machine);
  return noSource(
    `${windowsName(release)} has an AVMA key, but Azure Local activates only Windows Server 2016 and later`,
    PAGES.localActivation.source,
  );
}

const NO_SEMI_ANNUAL = "no source documents how semi-annual releases activate on Azure Local";
const NO_NANO = "no source documents how Nano Server activates on Azure Local";

function needsKey(need: "client" | "release-too-old", source: string): Verdict {
  return { kind: "needs-key", need, host: undefined, assumed: undefined, source };
}

/** Azure verification activates Windows 10 and 11 multi-session; other clients need a key. */
function onlyMultiSession({ release }: Windows): Verdict {
  if (release !== "client-10" && release !== "client-11") return needsKey("client", PAGES.avma.source);
  return noSource(
    `Azure Local activates ${windowsName(release)} only if it's Enterprise multi-session and up to date, and the edition is unknown`,
    PAGES.localVerification.source,
  );
}

/** What Azure verification for VMs requires of the guest. Source: PAGES.localVerification. */
const VERIFIED = {
  "client-10": "legacy OS support is enabled for the machine",
  "client-11": "the guest has the update of 9 April 2024 or later",
} as const;

function byVerification(guest: Windows, assumed: string): Verdict {
  return {
    kind: "activates",
    path: "managed",
    shownBy: `Azure verification for VMs activates ${systemName(guest)} on Azure Local`,
    assumed,
    source: PAGES.localVerification.source,
  };
}

/** Source: PAGES.localAzureEdition. */
const AZURE_VERIFICATION =
  "Azure verification for VMs is on, and the guest has the update of 9 April 2024 (KB5036909) or later";

function byAvma(guest: Windows, machine: Machine): Verdict {
  const azureEdition = guest.edition === "azure-edition";
  return {
    kind: "activates",
    path: "avma",
    shownBy: `Azure Local activates ${windowsName(guest.release, guest.edition)} by AVMA`,
    assumed: assuming(
      `the hosts have a Windows Server subscription, an OEM license, or keys of ${windowsName(guest.release)} or later`,
      azureEdition ? AZURE_VERIFICATION : undefined,
      assumedKey(machine, "avma", guest),
    ),
    source: azureEdition ? PAGES.localAzureEdition.source : PAGES.localActivation.source,
  };
}
