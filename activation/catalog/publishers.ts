import { Lists } from "../../values/lists";
import type { OperatingSystem } from "../windows";
import { anyPublisher } from "./any-publisher";
import { cloudInfrastructureServices } from "./cloud-infrastructure-services";
import { microsoftHpcPack } from "./microsoft-hpc-pack";
import { microsoftSqlServer } from "./microsoft-sql-server";
import { microsoftWindowsDesktop } from "./microsoft-windows-desktop";
import { microsoftWindowsServer } from "./microsoft-windows-server";
import type { ImageName } from "./name";
import { allEvidence, wordsOf } from "./name";
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
  return wordsOf(name)
    .replaceAll("-", "")
    .replace(/(?<![0-9])[0-9]{6,}$/, "");
}

const grammars = new Map(GRAMMARS.map(([publisher, grammar]) => [publisherKey(publisher), grammar]));
const windowsPublishers = new Lists(WINDOWS_PUBLISHERS, ({ publisher }) => publisherKey(publisher));
const otherPublishers = new Lists(OTHER_PUBLISHERS, ({ publisher }) => publisherKey(publisher));

function covering<Row extends { readonly offers?: string }>(rows: readonly Row[], image: ImageName): Row | undefined {
  return rows.find(({ offers }) => offers === undefined || image.offer.words.startsWith(offers));
}

/**
 * Identifies what an image runs, by its publisher's naming scheme, by known facts about the publisher, or by general
 * rules.
 */
export function systemOf(image: ImageName): OperatingSystem {
  const key = publisherKey(image.publisher.words);
  const grammar = grammars.get(key) ?? anyPublisher;
  const system = grammar(image);
  if (system.kind !== "unknown") return system;

  const windows = covering(windowsPublishers.of(key), image);
  if (windows !== undefined) {
    const because = `${allEvidence(image)}, whose images run Windows`;
    return { kind: "windows-of-unknown-release", family: windows.family, because };
  }
  const other = covering(otherPublishers.of(key), image);
  if (other !== undefined) {
    return { kind: "not-windows", because: `the publisher ${image.publisher.shown}, whose images run ${other.runs}` };
  }
  const named = otherSystem(image.publisher.words);
  return named === undefined
    ? system
    : { kind: "not-windows", because: `the publisher ${image.publisher.shown}, which names ${named}` };
}
