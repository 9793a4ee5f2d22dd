import type { Release } from "../windows";
import { PAGES } from "./pages";
import type { Sourced } from "./source";

/** Until when a Windows release gets security updates. */
export interface SecurityUpdates extends Sourced {
  readonly releases: readonly Release[];
  readonly until: string;
  readonly by: "extended security updates" | "support";
}

/** Ends of security updates. Extended Security Updates need no key on Azure, Azure Stack Hub and Azure Local. */
export const SECURITY_UPDATES: readonly SecurityUpdates[] = [
  { releases: ["2008", "2008-r2"], until: "2024-01-09", by: "extended security updates", ...PAGES.securityUpdates },
  { releases: ["2012", "2012-r2"], until: "2026-10-13", by: "extended security updates", ...PAGES.securityUpdates },
  { releases: ["2016"], until: "2027-01-12", by: "support", ...PAGES.securityUpdates },
];
