import type { ServerRelease } from "../windows";
import { PAGES } from "./pages";
import type { Sourced } from "./source";

/** Windows Server releases that can be an AVMA host. */
export const AVMA_HOSTS = ["2012-r2", "2016", "2019", "2022", "2025"] as const satisfies readonly ServerRelease[];
export type AvmaHost = (typeof AVMA_HOSTS)[number];

/** The guests that one host release activates. The host must run an activated Datacenter edition with Hyper-V. */
export interface AvmaRow extends Sourced {
  readonly host: AvmaHost;
  /** Guest releases, in Datacenter, Standard and Essentials editions. */
  readonly guests: readonly ServerRelease[];
}

/** Host and guest releases of AVMA: a host activates guests of its own and older releases, never newer ones. */
export const AVMA_MATRIX: readonly AvmaRow[] = [
  { host: "2012-r2", guests: ["2012-r2"], ...PAGES.avma },
  { host: "2016", guests: ["2012-r2", "2016"], ...PAGES.avma },
  { host: "2019", guests: ["2012-r2", "2016", "2019"], ...PAGES.avma },
  { host: "2022", guests: ["2012-r2", "2016", "2019", "2022"], ...PAGES.avma },
  {
    host: "2025",
    guests: ["2016", "2019", "2022", "2025"],
    source: PAGES.localActivation.source,
    date: PAGES.localActivation.date,
    note: "The table of host keys on Azure Local; no copy of the AVMA page with a row for 2025 was found. It's unknown whether 2012 R2 belongs here. No Azure Stack Hub build has such a host.",
  },
];

/** Whether a host activates a guest by AVMA, according to the published matrix. */
export function avmaReaches(host: AvmaHost, guest: ServerRelease): boolean {
  return AVMA_MATRIX.some((row) => row.host === host && row.guests.includes(guest));
}
