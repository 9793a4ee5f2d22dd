import { PAGES } from "./pages";
import type { Sourced } from "./source";

/** The Windows Server that an Azure Stack Hub build runs on its hosts. */
export type HubHostRelease = "2016" | "2019" | "2022";

/** A range of builds by year and month (`2311`), inclusive. */
export interface HubBuildRange extends Sourced {
  readonly from: number;
  /** The last known build of the range. */
  readonly to: number;
  readonly host: HubHostRelease;
}

/** Azure Stack Hub builds by the release of their hosts, oldest first. */
export const HUB_BUILDS: readonly HubBuildRange[] = [
  { from: 1707, to: 1907, host: "2016", ...PAGES.hub1908 },
  { from: 1908, to: 2306, host: "2019", ...PAGES.hub1908 },
  { from: 2311, to: 2506, host: "2022", ...PAGES.hubReleaseNotes },
  { from: 2507, to: 2601, host: "2022", ...PAGES.hub2601 },
];

/** The oldest build in support: 2601 is the newest that is known, and the two before it are 2506 and 2501. */
export const OLDEST_SUPPORTED_BUILD: Sourced & { readonly build: number } = { build: 2501, ...PAGES.hubServicing };

/** The hosts of a Hub, or why they're unknown. */
export type HubHost =
  | {
      readonly kind: "host";
      readonly release: HubHostRelease;
      /** What was assumed, if the build doesn't say. */
      readonly assumed: string | undefined;
    }
  | { readonly kind: "unknown-build"; readonly because: string };

/**
 * Returns the hosts of a Hub by its build: a release (`2311`) or a full version (`1.2311.1.22`). Without a build, the
 * Hub is assumed to be in support, so to run Windows Server 2022. A build newer than any known one is assumed to run
 * the same hosts as the last known.
 */
export function hubHost(build: string | undefined): HubHost {
  if (build === undefined) {
    return {
      kind: "host",
      release: "2022",
      assumed: "the Hub's build isn't declared; it's assumed to be supported, with Windows Server 2022 hosts",
    };
  }
  const month = monthOf(build);
  if (month === undefined)
    return { kind: "unknown-build", because: "the declared build of the Hub isn't in a known form" };
  const range = HUB_BUILDS.find(({ from, to }) => from <= month && month <= to);
  if (range !== undefined) return { kind: "host", release: range.host, assumed: undefined };
  if (month > LAST_KNOWN.to) {
    return {
      kind: "host",
      release: LAST_KNOWN.host,
      assumed: `the Hub's build is newer than ${String(LAST_KNOWN.to)}, the last known one; it's assumed to run the same Windows Server ${LAST_KNOWN.host} hosts`,
    };
  }
  return { kind: "unknown-build", because: "the declared build of Azure Stack Hub doesn't exist" };
}

const LAST_KNOWN = { to: 2601, host: "2022" } as const satisfies Pick<HubBuildRange, "to" | "host">;

/** Returns the year and month of `2311`, `1.2311.1.22` or `2311.1.22`; `undefined` for any other form. */
export function monthOf(build: string): number | undefined {
  const parts = build.trim().split(".");
  if (!parts.every((part) => /^\d{1,6}$/.test(part))) return undefined;
  const part = parts[0] === "1" ? parts[1] : parts[0];
  if (part?.length !== 4) return undefined;
  const month = Number(part.slice(2));
  return month >= 1 && month <= 12 ? Number(part) : undefined;
}
