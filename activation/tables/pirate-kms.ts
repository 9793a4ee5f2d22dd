import { normalHost } from "./azure-kms";
import type { Sourced } from "./source";

/** A KMS host on the internet that hands out activation without a license. */
export interface PirateKmsHost extends Sourced {
  readonly host: string;
}

const SEEN = {
  source: "public scripts that set it with slmgr /skms",
  date: "undated",
  note: "No first-party list exists. A KMS host belongs to Azure or to the organization; any other is foreign, listed here or not.",
} as const;

/** Pirate KMS hosts that public scripts name. */
export const PIRATE_KMS_HOSTS: readonly PirateKmsHost[] = [
  { host: "kms8.msguides.com", ...SEEN },
  { host: "www.zoxe.top", ...SEEN },
];

/** Whether a host is a pirate KMS that is known by name. */
export function isPirateKms(host: string): boolean {
  const name = normalHost(host);
  return PIRATE_KMS_HOSTS.some((row) => name === row.host);
}
