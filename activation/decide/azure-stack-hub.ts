import type { Machine } from "../machine";
import { windowsName } from "../names";
import { hasAvmaKey, isClient, isSemiAnnual } from "../releases";
import { avmaReaches } from "../tables/avma-matrix";
import { HUB_BUILDS, hubHost } from "../tables/hub-builds";
import { isBeforeSupport } from "../tables/hub-guests";
import { PAGES } from "../tables/pages";
import type { Verdict } from "../verdict";
import type { ServerRelease, Windows } from "../windows";
import { assumedGeneration } from "./assumed";
import { assumedKey, avmaKeyDoubt } from "./held-key";
import { assuming, noSource, undecided } from "./say";

/**
 * Returns what Azure Stack Hub does on its own. Its hosts activate Windows Server 2012 R2 and later by AVMA if the
 * host's Windows Server is the same release or newer. Nothing else activates, and Azure Edition can't.
 */
export function onAzureStackHub(guest: Windows, machine: Machine): Verdict {
  const { release, edition, installation } = guest;
  if (edition === "azure-edition") return NO_AZURE_EDITION;
  if (installation === "multi-session") return NO_MULTI_SESSION;
  if (isClient(release)) return needsKey("client", PAGES.avma.source);
  if (isSemiAnnual(release)) return noSource(semiAnnual(guest), PAGES.avma.source);
  if (installation === "nano")
    return noSource("no source says whether AVMA reaches Nano Server on Azure Stack Hub", PAGES.avma.source);
  if (!hasAvmaKey(release)) return needsKey("release-too-old", PAGES.hubMachines.source);
  if (!HUB_BUILDS.some(({ host }) => avmaReaches(host, release))) return needsKey("no-avma", PAGES.hubGuests.source);
  return byHost(release, guest, machine);
}

/** Azure Edition may run only on Azure and Azure Local. */
const NO_AZURE_EDITION: Verdict = {
  kind: "cannot-activate",
  why: "azure-edition",
  reach: undefined,
  source: PAGES.localVerification.source,
};

/** Enterprise multi-session is licensed only for Azure Virtual Desktop, on Azure or Azure Local. */
const NO_MULTI_SESSION: Verdict = {
  kind: "cannot-activate",
  why: "multi-session",
  reach: undefined,
  source: PAGES.multiSession.source,
};

function needsKey(need: "client" | "release-too-old" | "no-avma", source: string): Verdict {
  return { kind: "needs-key", need, host: undefined, assumed: undefined, source };
}

function semiAnnual({ release }: Windows): string {
  return hasAvmaKey(release)
    ? "no source documents whether Azure Stack Hub activates semi-annual releases, though AVMA keys exist for those up to 1909"
    : "no AVMA key exists for semi-annual releases after 1909, and no source documents how they activate on Azure Stack Hub";
}

function byHost(release: ServerRelease, guest: Windows, machine: Machine): Verdict {
  if (HUB_BUILDS.every(({ host }) => avmaReaches(host, release)))
    return byAvma("on every build", undefined, guest, machine);
  const { build } = machine.place;
  const host = hubHost(build);
  if (host.kind === "unknown-build") return undecided({ gap: "build", because: host.because });
  if (avmaReaches(host.release, release)) {
    return byAvma(`on Windows Server ${host.release} hosts`, host.assumed, guest, machine);
  }
  if (host.release === "2019" && release === "2022" && !isBeforeSupport(build, release)) return UNDECIDED_2022;
  return {
    kind: "needs-key",
    need: "newer-than-host",
    host: host.release,
    assumed: host.assumed,
    source: PAGES.avma.source,
  };
}

/**
 * Windows Server 2022 has been a supported guest since build 2108, whose hosts run 2019; by the AVMA matrix only 2022
 * hosts activate it.
 */
export const UNDECIDED_2022: Verdict = noSource(
  "Azure Stack Hub has supported Windows Server 2022 since build 2108, but no source documents how it activates on the Windows Server 2019 hosts of builds before 2311",
  PAGES.hubGuests.source,
);

function byAvma(where: string, assumedHost: string | undefined, guest: Windows, machine: Machine): Verdict {
  const doubt = avmaKeyDoubt(machine, guest);
  if (doubt !== undefined) return undecided(doubt, assumedHost);
  return {
    kind: "activates",
    path: "avma",
    shownBy: `Azure Stack Hub activates ${windowsName(guest.release, guest.edition)} by AVMA ${where}`,
    assumed: assuming(assumedHost, assumedKey(machine, "avma", guest), assumedGeneration(machine)),
    source: PAGES.avma.source,
  };
}
