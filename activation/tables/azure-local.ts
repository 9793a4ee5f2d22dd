import type { Release, ServerRelease } from "../windows";
import { PAGES } from "./pages";
import type { Sourced } from "./source";

/** What an Azure Local host must have to activate guests by AVMA. */
export type LocalLicense = "windows-server-subscription" | "2025-key" | "2022-key" | "2019-key";

/** A Windows release as a guest of Azure Local. */
export interface LocalGuest extends Sourced {
  readonly release: ServerRelease;
  /** Any one of these on the host is enough. */
  readonly by: readonly LocalLicense[];
}

/** The guests that Azure Local activates by AVMA, and what the host needs. */
export const LOCAL_GUESTS: readonly LocalGuest[] = [
  {
    release: "2016",
    by: ["windows-server-subscription", "2025-key", "2022-key", "2019-key"],
    ...PAGES.localActivation,
  },
  {
    release: "2019",
    by: ["windows-server-subscription", "2025-key", "2022-key", "2019-key"],
    ...PAGES.localActivation,
  },
  { release: "2022", by: ["windows-server-subscription", "2025-key", "2022-key"], ...PAGES.localActivation },
  { release: "2025", by: ["windows-server-subscription", "2025-key"], ...PAGES.localActivation },
];

/** Windows releases missing from Azure Local's table. */
export const NOT_LOCAL_GUESTS: readonly (Sourced & { readonly releases: readonly Release[] })[] = [
  { releases: ["2003", "2008", "2008-r2", "2012", "2012-r2"], ...PAGES.localActivation },
  {
    releases: ["sac-1709", "sac-1803", "sac-1809", "sac-1903", "sac-1909", "sac-2004", "sac-20h2"],
    ...PAGES.localActivation,
  },
  {
    releases: ["client-vista", "client-7", "client-8", "client-8.1", "client-10", "client-11"],
    ...PAGES.localActivation,
  },
];

/** Ways to license Azure Local that its table of guests lacks, and what they mean for a guest. */
export const LOCAL_LICENSING: readonly (Sourced & { readonly by: string; readonly guests: string })[] = [
  {
    by: "OEM license for Azure Local",
    guests: "Windows Server Datacenter 2025 and earlier, by AVMA with the generic client keys",
    ...PAGES.localOem,
  },
  {
    by: "Disconnected operations",
    guests:
      "each needs a Windows Server license with Software Assurance, or a Windows Server subscription; the text doesn't say how it activates",
    ...PAGES.localDisconnected,
  },
];

/** What Azure verification for VMs lets run on Azure Local. Enterprise multi-session it also activates by itself. */
export const LOCAL_VERIFICATION: readonly (Sourced & { readonly guest: string; readonly needs: string })[] = [
  {
    guest: "Windows Server 2022 Datacenter: Azure Edition",
    needs: "an AVMA key or KMS for its license, and the update of 9 April 2024 (KB5036909) or later in the guest",
    ...PAGES.localAzureEdition,
  },
  {
    guest: "Windows 11 Enterprise multi-session",
    needs: "the update of 9 April 2024 or later in the guest",
    ...PAGES.localVerification,
  },
  {
    guest: "Windows 10 Enterprise multi-session",
    needs: "legacy OS support enabled for the machine",
    ...PAGES.localVerification,
  },
];
