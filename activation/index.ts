/**
 * Facts about Windows activation on Azure Stack Hub, Azure and Azure Local: releases, images, keys and hosts, and the
 * decision from a machine to a verdict. Pure: no Pulumi imports, no clock, files or environment.
 */
export { decide } from "./decide";
export { plainMachine } from "./plain-machine";
export { IMAGE_ALIASES, identifyImage, parsePlatformImageId } from "./catalog";
export type { ImageAlias, ImageReference, PlatformImage } from "./catalog";

export { MASK, ProductKey, generationOf, maskProductKeys } from "./product-key";
export type { KeyGeneration, KeyKind, MalformedWhy, PlaceholderWhy } from "./product-key";

export type { Carrier, Delivery, DeliveryDoubt, NamedKmsHost, PossibleKmsHost, UndecidedDelivery } from "./delivery";
export type { DiskOrigin, Machine, MoveSign, Place } from "./machine";
export { CLOUD_NAMES, systemName, windowsName } from "./names";
export type { Obstacle, Reach } from "./reach";
export { hasAvmaKey, hasKmsClientKey, isClient, isSemiAnnual } from "./releases";
export { BAKED_IN, CLOUDS, DELIVERY_PATHS } from "./settings";
export type { BakedIn, Cloud, CloudRule, DeliveryPath, ImageRule, KeyDeliveryRule, Settings, Waiver } from "./settings";
export { PATHS } from "./verdict";
export type { Gap, Impossibility, Need, Path, Verdict } from "./verdict";
export { CLIENT_RELEASES, EDITIONS, RELEASES, SAC_RELEASES, SERVER_RELEASES } from "./windows";
export type { ClientRelease, Edition, OperatingSystem, Release, SacRelease, ServerRelease, Windows } from "./windows";

export { AVMA_KEYS, WITHOUT_AVMA_KEY } from "./tables/avma-keys";
export { AVMA_HOSTS, AVMA_MATRIX, avmaReaches } from "./tables/avma-matrix";
export type { AvmaHost, AvmaRow } from "./tables/avma-matrix";
export {
  AZURE_KMS_ADDRESSES,
  AZURE_KMS_HOSTS,
  KMS_PORT,
  azureKmsCloud,
  currentAzureKms,
  normalHost,
} from "./tables/azure-kms";
export type { AzureKmsAddress, AzureKmsCloud, AzureKmsHost } from "./tables/azure-kms";
export { LOCAL_GUESTS, LOCAL_LICENSING, LOCAL_VERIFICATION, NOT_LOCAL_GUESTS } from "./tables/azure-local";
export type { LocalGuest, LocalLicense } from "./tables/azure-local";
export { CONTRADICTIONS } from "./tables/contradictions";
export type { Contradiction, Statement } from "./tables/contradictions";
export { ACTIVATION_ERRORS, ACTIVATION_SYMPTOMS } from "./tables/errors";
export type { ActivationError, ActivationErrorCode } from "./tables/errors";
export { GENERIC_INSTALL_KEYS } from "./tables/generic-install-keys";
export { HUB_BUILDS, OLDEST_SUPPORTED_BUILD, hubHost } from "./tables/hub-builds";
export type { HubBuildRange, HubHost, HubHostRelease } from "./tables/hub-builds";
export { HUB_GUESTS, NOT_HUB_GUESTS } from "./tables/hub-guests";
export type { HubGuest } from "./tables/hub-guests";
export { KMS_CLIENT_KEYS, WITHOUT_KMS_CLIENT_KEY } from "./tables/kms-client-keys";
export { LICENSE_TYPES } from "./tables/license-types";
export type { LicenseType } from "./tables/license-types";
export { PAGES } from "./tables/pages";
export { PIRATE_KMS_HOSTS, isPirateKms } from "./tables/pirate-kms";
export type { PirateKmsHost } from "./tables/pirate-kms";
export type { PublishedFor, PublishedKey } from "./tables/published-key";
export { SECURITY_UPDATES } from "./tables/security-updates";
export type { SecurityUpdates } from "./tables/security-updates";
export type { Sourced } from "./tables/source";
