import { azureCloudOf } from "../activation/cloud";
import { isGenericKeyFor } from "../activation/decide/held-key";
import { type Delivery, carrierNoun } from "../activation/delivery";
import type { Machine, MoveSign } from "../activation/machine";
import { azureKmsCloud } from "../activation/tables/azure-kms";
import type { Content } from "./images/lineage";
import type { MachineShape } from "./shape";

/** Suffixes of blob endpoints in the Azure clouds. Source: Azure CLI, azure/cli/core/cloud.py (suffixes), 2.60. */
const AZURE_BLOB_SUFFIXES = [
  ".core.windows.net",
  ".core.usgovcloudapi.net",
  ".core.chinacloudapi.cn",
  ".storage.azure.net",
];

/** Tags that say where a machine came from. */
const ORIGIN_TAGS: ReadonlySet<string> = new Set(["migratedfrom", "movedfrom", "source", "origin"]);

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** Whether an address is a blob on an Azure Stack Hub: `<account>.blob.<region>.<domain of the Hub>`. */
export function isHubBlob(uri: string | undefined): boolean {
  if (uri === undefined) return false;
  const host = /^https?:\/\/([^/:?#]+)/i.exec(uri)?.[1]?.toLowerCase() ?? "";
  if (host.split(".").some((label) => label === "azurestack")) return true;
  return host.split(".")[1] === "blob" && !AZURE_BLOB_SUFFIXES.some((suffix) => host.endsWith(suffix));
}

function ofDisk(origin: Content | undefined): MoveSign[] {
  if (origin === undefined || origin.kind === "azure") return [];
  if (origin.kind === "not-described") {
    return [{ sign: "attached-disk", because: "nothing in this stack describes its operating system disk" }];
  }
  return isHubBlob(origin.uri)
    ? [{ sign: "hub-blob-endpoint", because: "its disk comes from a VHD at the blob endpoint of an Azure Stack Hub" }]
    : [{ sign: "imported-disk", because: "its disk comes from a VHD" }];
}

function ofTags(tags: MachineShape["tags"]): MoveSign[] {
  return Object.entries(tags)
    .filter(([tag, value]) => {
      const from = letters(value);
      return ORIGIN_TAGS.has(letters(tag)) && (from.includes("azurestack") || from === "hub" || from === "stackhub");
    })
    .map(([tag, value]) => ({ sign: "tag", because: `its tag \`${tag}\` says \`${value}\`` }));
}

function ofKey(delivery: Delivery | undefined, sign: MoveSign["sign"], what: string): MoveSign[] {
  return delivery
    ? [{ sign, because: `${carrierNoun(delivery.carrier)} \`${delivery.carrier.name}\` installs ${what}` }]
    : [];
}

/** Returns the delivery of an AVMA key. */
function avmaKeyIn({ deliveries }: Traits): Delivery | undefined {
  return deliveries.find((one) => one.kind === "key" && one.key.kind.kind === "avma");
}

/**
 * Returns the delivery of a KMS client key that replaces an AVMA key. Windows refuses a key of another release or
 * edition and keeps its own.
 */
function kmsClientKeyIn({ deliveries, system }: Traits): Delivery | undefined {
  if (system.kind !== "windows") return undefined;
  return deliveries.find((one) => isGenericKeyFor(one, "kms-client", system));
}

/** What's already known about a machine before looking for signs. */
export type Traits = Pick<Machine, "place" | "system" | "deliveries" | "kmsHosts" | "bakedIn">;

/** Returns signs that a machine on Azure came from Azure Stack Hub or on-premises hardware, or the reverse. */
export function moveSignsOf(traits: Traits, { tags }: MachineShape, origin: Content | undefined): readonly MoveSign[] {
  if (azureCloudOf(traits.place) !== undefined) {
    const baked: MoveSign[] =
      traits.bakedIn === "avma"
        ? [{ sign: "image-setting", because: "activation-settings.images says that its image contains an AVMA key" }]
        : [];
    return [...ofDisk(origin), ...ofKey(avmaKeyIn(traits), "avma-key", "an AVMA key"), ...baked, ...ofTags(tags)];
  }
  if (traits.place.cloud !== "azure-stack-hub") return [];
  const named = traits.kmsHosts.find(({ host }) => azureKmsCloud(host) !== undefined);
  const hosts: MoveSign[] = named
    ? [
        {
          sign: "azure-kms-on-hub",
          because: `${carrierNoun(named.carrier)} \`${named.carrier.name}\` names Azure's KMS`,
        },
      ]
    : [];
  return [...hosts, ...ofKey(kmsClientKeyIn(traits), "kms-client-key-on-hub", "a KMS client key")];
}
