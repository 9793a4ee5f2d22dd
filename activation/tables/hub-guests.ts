import type { Release } from "../windows";
import { monthOf } from "./hub-builds";
import { PAGES } from "./pages";
import type { Sourced } from "./source";

/** A Windows release as a guest of Azure Stack Hub. */
export interface HubGuest extends Sourced {
  readonly release: Release;
  /** The first build that lists it, by year and month; `undefined` if every list has it. */
  readonly since: number | undefined;
  /** Where its image comes from. */
  readonly image: "marketplace" | "own-image";
}

/** The Windows guests that Azure Stack Hub supports, newest first. Others may run, but aren't supported. */
export const HUB_GUESTS: readonly HubGuest[] = [
  { release: "2025", since: 2108, image: "own-image", ...PAGES.hubGuests },
  { release: "2022", since: 2108, image: "marketplace", ...PAGES.hubGuests },
  { release: "sac-1709", since: undefined, image: "marketplace", ...PAGES.hubGuests },
  { release: "2019", since: undefined, image: "marketplace", ...PAGES.hubGuests },
  { release: "2016", since: undefined, image: "marketplace", ...PAGES.hubGuests },
  { release: "2012-r2", since: undefined, image: "marketplace", ...PAGES.hubGuests },
  { release: "2012", since: undefined, image: "marketplace", ...PAGES.hubGuests },
  { release: "2008-r2", since: undefined, image: "marketplace", ...PAGES.hubGuests },
  { release: "2008", since: undefined, image: "own-image", ...PAGES.hubGuests },
  { release: "client-10", since: undefined, image: "own-image", ...PAGES.hubGuests },
];

/** Windows releases that the list omits, so Azure Stack Hub doesn't support them as guests. */
export const NOT_HUB_GUESTS: readonly (Sourced & { readonly releases: readonly Release[] })[] = [
  { releases: ["2003"], ...PAGES.hubGuests },
  { releases: ["sac-1803", "sac-1809", "sac-1903", "sac-1909", "sac-2004", "sac-20h2"], ...PAGES.hubGuests },
  { releases: ["client-vista", "client-7", "client-8", "client-8.1", "client-11"], ...PAGES.hubGuests },
];

/** Whether a build of Azure Stack Hub came before the first that supports a release as a guest. */
export function isBeforeSupport(build: string | undefined, release: Release): boolean {
  const month = build === undefined ? undefined : monthOf(build);
  const since = HUB_GUESTS.find((guest) => guest.release === release)?.since;
  return month !== undefined && since !== undefined && month < since;
}
