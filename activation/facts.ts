/**
 * Every table of this room, and what tells them apart by release, for the scripts that write docs/facts.md and list old
 * sources, and for the test of the tables. Code imports the modules themselves; what users may import is in `public.ts`.
 */
export { decide } from "./decide";
export { plainMachine } from "./plain-machine";
export { systemName, windowsName } from "./names";
export { hasAvmaKey } from "./releases";
export { RELEASES, SERVER_RELEASES } from "./windows";
export { AVMA_KEYS, WITHOUT_AVMA_KEY } from "./tables/avma-keys";
export { AVMA_MATRIX } from "./tables/avma-matrix";
export { AZURE_KMS_ADDRESSES, AZURE_KMS_HOSTS, KMS_PORT, azureKmsCloud, currentAzureKms } from "./tables/azure-kms";
export { LOCAL_GUESTS, LOCAL_LICENSING, LOCAL_VERIFICATION, NOT_LOCAL_GUESTS } from "./tables/azure-local";
export { CONTRADICTIONS } from "./tables/contradictions";
export { ACTIVATION_ERRORS, ACTIVATION_SYMPTOMS } from "./tables/errors";
export { GENERIC_INSTALL_KEYS } from "./tables/generic-install-keys";
export { HUB_BUILDS, OLDEST_SUPPORTED_BUILD, hubHost } from "./tables/hub-builds";
export { HUB_GUESTS, NOT_HUB_GUESTS } from "./tables/hub-guests";
export { KMS_CLIENT_KEYS, WITHOUT_KMS_CLIENT_KEY } from "./tables/kms-client-keys";
export { LICENSE_TYPES } from "./tables/license-types";
export { PAGES } from "./tables/pages";
export { PIRATE_KMS_HOSTS, isPirateKms } from "./tables/pirate-kms";
export { SECURITY_UPDATES } from "./tables/security-updates";
