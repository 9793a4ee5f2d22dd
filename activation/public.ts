/**
 * What `pulumi-windows-activation/activation` exports: whether Windows activates where, what an image runs, and what a
 * product key is. Pure: it imports nothing of Pulumi and reads no clock, file or environment. docs/api.md describes it,
 * and docs/releases.md says what a version may change.
 * @module pulumi-windows-activation/activation
 */
export type { Carrier, Delivery, DeliveryDoubt, NamedKmsHost, PossibleKmsHost, UndecidedDelivery } from "./delivery";
export { identifyImage } from "./catalog";
export type { ImageReference } from "./catalog";
export { decide } from "./decide";
export type { DiskOrigin, Machine, MoveSign, Place } from "./machine";
export { CLOUD_NAMES, systemName, windowsName } from "./names";
export { plainMachine } from "./plain-machine";
export { ProductKey, maskProductKeys } from "./product-key";
export type { KeyGeneration, KeyKind, MalformedWhy, PlaceholderWhy } from "./product-key";
export type { Obstacle, Reach } from "./reach";
export { CLOUDS } from "./settings";
export type { BakedIn, Cloud, DeliveryPath, Settings } from "./settings";
export { ACTIVATION_ERRORS, ACTIVATION_SYMPTOMS } from "./tables/errors";
export type { ActivationError, ActivationErrorCode } from "./tables/errors";
export type { PublishedFor } from "./tables/published-key";
export type { Sourced } from "./tables/source";
export { PATHS } from "./verdict";
export type { Failing, Gap, Impossibility, Need, Path, Verdict } from "./verdict";
export { EDITIONS, RELEASES } from "./windows";
export type { Edition, OperatingSystem, Release, Windows } from "./windows";
export type { LicenseStatus } from "../values/license-status";
export { UNKNOWN, known } from "../values/value";
export type { Unknown, Value } from "../values/value";
