import type { OperatingSystem } from "../windows";
import { anyPublisher } from "./any-publisher";
import { cloudInfrastructureServices } from "./cloud-infrastructure-services";
import { microsoftHpcPack } from "./microsoft-hpc-pack";
import { microsoftSqlServer } from "./microsoft-sql-server";
import { microsoftWindowsDesktop } from "./microsoft-windows-desktop";
import { microsoftWindowsServer } from "./microsoft-windows-server";
import type { ImageName } from "./name";
import { allEvidence } from "./name";
import { OTHER_PUBLISHERS } from "./other-publishers";
import { otherSystem } from "./other-systems";
import { splitNames } from "./split-names";
import { WINDOWS_PUBLISHERS } from "./windows-publishers";

type Grammar = (image: ImageName) => OperatingSystem;

/** Publishers with their own naming scheme. */
const GRAMMARS: readonly (readonly [publisher: string, grammar: Grammar])[] = [
  ["MicrosoftWindowsServer", microsoftWindowsServer],
  ["MicrosoftWindowsDesktop", microsoftWindowsDesktop],
  ["MicrosoftSQLServer", microsoftSqlServer],
  ["MicrosoftWindowsServerHPCPack", microsoftHpcPack],
  ["cloud-infrastructure-services", cloudInfrastructureServices],
  ["microsoft-dsvm", splitNames],
  ["microsoft-ads", splitNames],
  ["microsoft-aks", splitNames],
  ["pivotal", splitNames],
];

/** Returns a publisher's letters and digits, without the long number that the marketplace appends to some names. */
function publisherKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "")
    .replace(/(?<![0-9])[0-9]{6,}$/, "");
}

function byPublisher<Row>(rows: readonly Row[], publisher: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = publisherKey(publisher(row));
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

const grammars = byPublisher(GRAMMARS, ([publisher]) => publisher);
const windowsPublishers = byPublisher(WINDOWS_PUBLISHERS, ({ publisher }) => publisher);
const otherPublishers = byPublisher(OTHER_PUBLISHERS, ({ publisher }) => publisher);

function covering<Row extends { readonly offers?: string }>(rows: readonly Row[] | undefined, image: ImageName) {
  return rows?.find(({ offers }) => offers === undefined || image.offer.words.startsWith(offers));
}

/**
 * Identifies what an image runs, by its publisher's naming scheme, by known facts about the publisher, or by general
 * rules.
 */
export function systemOf(image: ImageName): OperatingSystem {
  const key = publisherKey(image.publisher.words);
  const grammar = grammars.get(key)?.[0]?.[1] ?? anyPublisher;
  const system = grammar(image);
  if (system.kind !== "unknown") return system;

  const windows = covering(windowsPublishers.get(key), image);
  if (windows !== undefined) {
    const because = `${allEvidence(image)}, whose images run Windows`;
    return { kind: "windows-of-unknown-release", family: windows.family, because };
  }
  const other = covering(otherPublishers.get(key), image);
  if (other !== undefined) {
    return { kind: "not-windows", because: `the publisher ${image.publisher.shown}, whose images run ${other.runs}` };
  }
  const named = otherSystem(image.publisher.words);
  return named === undefined
    ? system
    : { kind: "not-windows", because: `the publisher ${image.publisher.shown}, which names ${named}` };
}
