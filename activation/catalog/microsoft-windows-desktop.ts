import type { ClientRelease, OperatingSystem } from "../windows";
import { CLIENT_RELEASES } from "../windows";
import type { ImageName, NamePart } from "./name";
import { allEvidence, evidence } from "./name";
import { CLIENT_VERSIONS, windowsNames } from "./windows-names";

const VERSION = new RegExp(`(?<![a-z0-9])(?:rs[1-5]|th[12]|${CLIENT_VERSIONS})(?![0-9])`, "g");

/**
 * Returns the release that a version belongs to, or `undefined` if several have it: Windows 10 ended with 22H2, and
 * Windows 11 also has 21H2 and 22H2. Sources: https://learn.microsoft.com/windows/release-health/release-information
 * and https://learn.microsoft.com/windows/release-health/windows11-release-information, 2025.
 */
function releaseOfVersion(version: string): ClientRelease | undefined {
  const half = /(\d\d)h([12])/.exec(version);
  if (half === null) return "client-10";
  const order = Number(half[1]) * 2 + Number(half[2]);
  if (order < 21 * 2 + 2) return "client-10";
  return order > 22 * 2 + 2 ? "client-11" : undefined;
}

/** Enterprise multi-session: `win11-23h2-avd`, `20h2-evd`, `win10-21h2-avd-m365`. */
const MULTI_SESSION = /(?<![a-z])(?:avd|evd|multi-?session)(?![a-z])/;

/** Returns the releases that a part names, or if none, the releases of the versions that it names. */
function releasesIn({ words }: NamePart): readonly (ClientRelease | "other")[] {
  const names = windowsNames(words);
  if (names.length > 0) {
    return names.map(({ release }) => CLIENT_RELEASES.find((known) => known === release) ?? "other");
  }
  return Array.from(words.matchAll(VERSION)).flatMap(([version]) => releaseOfVersion(version) ?? []);
}

/**
 * Identifies images of MicrosoftWindowsDesktop: Windows 7 to 11, multi-session, Microsoft 365 and Cloud PC. The SKU or
 * offer contains the release (`win11-23h2-ent`, `Windows-10`) or a version of only one release (`rs5-pro`, `20h2-evd`).
 */
export function microsoftWindowsDesktop(image: ImageName): OperatingSystem {
  const releases = new Set([image.sku, image.offer].flatMap(releasesIn));
  const [release] = releases;
  if (release === undefined || release === "other" || releases.size > 1) {
    return { kind: "windows-of-unknown-release", family: "client", because: allEvidence(image) };
  }
  const part = releasesIn(image.sku).length > 0 ? image.sku : image.offer;
  const windows = { kind: "windows", release, edition: "client", because: evidence(image, part) } as const;
  return MULTI_SESSION.test(image.sku.words) ? { ...windows, installation: "multi-session" } : windows;
}
