import type { OperatingSystem } from "../windows";
import { anyPublisher } from "./any-publisher";
import type { ImageName } from "./name";
import { evidence, lastPart } from "./name";
import { BEFORE_RELEASE, R2, SAC_VERSIONS, YEARS, editionIn, releaseCalled, windowsNames } from "./windows-names";

/** `2012-r2-datacenter-smalldisk-g2`, `windows-server-2025-azure-edition`: the year leads. */
const LONG_TERM = new RegExp(`^(?:windows-?|win-?|ws-?)?(?:server-?)?(${YEARS})(?![0-9]|h[0-9])${R2}(.*)$`);

/** `datacenter-core-1903-with-containers-smalldisk`, `windows-server-1709`. */
const SEMI_ANNUAL = new RegExp(
  `^(?:windows-?server-?)?(?:(?:datacenter|standard|core)-){0,2}(${SAC_VERSIONS})(?![0-9a-z])`,
);
const ANY_YEAR = new RegExp(`(?<![0-9])(?:${YEARS})(?![0-9])`);
const PREVIEW = /(?<![a-z])preview/;

function unknownRelease(because: string): OperatingSystem {
  return { kind: "windows-of-unknown-release", family: "server", because };
}

function longTerm(because: string, release: string, rest: string): OperatingSystem {
  const known = releaseCalled(release);
  if (known === undefined || BEFORE_RELEASE.test(rest) || PREVIEW.test(rest) || ANY_YEAR.test(rest)) {
    return unknownRelease(because);
  }
  const windows = { kind: "windows", release: known, edition: editionIn(rest), because } as const;
  return /(?<![a-z])nano(?![a-z])/.test(rest) ? { ...windows, installation: "nano" } : windows;
}

function read(image: ImageName): OperatingSystem {
  const { offer, sku } = image;
  const because = evidence(image, lastPart(image));
  const years = LONG_TERM.exec(sku.words);
  if (years !== null) {
    return longTerm(because, (years[1] ?? "") + (years[2] === undefined ? "" : "-r2"), years[3] ?? "");
  }
  const semiAnnual = releaseCalled(`sac-${SEMI_ANNUAL.exec(sku.words)?.[1] ?? ""}`);
  if (semiAnnual !== undefined) {
    return { kind: "windows", release: semiAnnual, edition: editionIn(sku.words), because };
  }
  const named = anyPublisher({ ...image, offer: { ...offer, words: sku.words === "" ? offer.words : "" } });
  return named.kind === "windows" ? named : unknownRelease(because);
}

/**
 * Identifies images of MicrosoftWindowsServer. All its offers (WindowsServer, WindowsServer-HUB,
 * WindowsServerSemiAnnual, windows-cvm and so on) use the same naming. The release is unknown for previews,
 * annual-channel images (`23h2-datacenter-core`) and offers that contradict their SKU.
 */
export function microsoftWindowsServer(image: ImageName): OperatingSystem {
  if (image.offer.words === "windowsserverupgrade") {
    return { kind: "unknown", because: `${evidence(image, image.offer)}, which is upgrade media, not a system disk` };
  }
  const system = read(image);
  if (system.kind !== "windows") return system;
  const ofOffer = windowsNames(image.offer.words);
  const contradicted = ofOffer.some(({ release }) => release !== system.release);
  return contradicted ? unknownRelease(`${evidence(image, image.sku)} in the offer ${image.offer.shown}`) : system;
}
