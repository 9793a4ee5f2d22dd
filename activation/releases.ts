import { AVMA_KEYS } from "./tables/avma-keys";
import { KMS_CLIENT_KEYS } from "./tables/kms-client-keys";
import { CLIENT_RELEASES, type ClientRelease, type Release, SAC_RELEASES, type SacRelease } from "./windows";

const CLIENTS: ReadonlySet<Release> = new Set(CLIENT_RELEASES);
const SEMI_ANNUAL: ReadonlySet<Release> = new Set(SAC_RELEASES);
const WITH_AVMA_KEY: ReadonlySet<Release> = new Set(AVMA_KEYS.flatMap((row) => row.releases));
const WITH_KMS_CLIENT_KEY: ReadonlySet<Release> = new Set(KMS_CLIENT_KEYS.flatMap((row) => row.releases));

/** Whether a release is client Windows, which AVMA never activates. */
export function isClient(release: Release): release is ClientRelease {
  return CLIENTS.has(release);
}

/** Whether a release belongs to the semi-annual channel of Windows Server. */
export function isSemiAnnual(release: Release): release is SacRelease {
  return SEMI_ANNUAL.has(release);
}

/** Whether any edition of a release has an AVMA key. */
export function hasAvmaKey(release: Release): boolean {
  return WITH_AVMA_KEY.has(release);
}

/** Whether any edition of a release has a KMS client key, so a KMS host can activate it. */
export function hasKmsClientKey(release: Release): boolean {
  return WITH_KMS_CLIENT_KEY.has(release);
}
