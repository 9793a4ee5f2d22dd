import { azureKmsCloud, normalHost } from "./azure-kms";
import type { Sourced } from "./source";

/** A public KMS host that activates Windows without a license. */
export interface PirateKmsHost extends Sourced {
  readonly host: string;
}

const SEEN = {
  source: "public scripts that set it with slmgr /skms",
  date: "undated",
  note: "No first-party list exists. A KMS host that is neither Azure's nor the organization's is foreign, listed here or not.",
} as const;

/** Pirate KMS hosts in public scripts. */
export const PIRATE_KMS_HOSTS: readonly PirateKmsHost[] = [
  { host: "kms8.msguides.com", ...SEEN },
  { host: "www.zoxe.top", ...SEEN },
];

/** Whether a host is a known pirate KMS. */
export function isPirateKms(host: string): boolean {
  const name = normalHost(host);
  return PIRATE_KMS_HOSTS.some((row) => name === row.host);
}

/** Whether a host may be the organization's: it's neither Azure's nor a known pirate KMS. */
export function mayBeOwnKms(host: string): boolean {
  return azureKmsCloud(host) === undefined && !isPirateKms(host);
}
