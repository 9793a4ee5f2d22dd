/**
 * What `pulumi-windows-activation/activation` exports: whether Windows activates where, what an image runs, and what a
 * product key is. Pure: it imports nothing of Pulumi and reads no clock, file or environment. docs/api.md describes it,
 * and docs/releases.md says what a version may change.
 */
export { identifyImage } from "./catalog";
export type { ImageReference } from "./catalog";
export { decide } from "./decide";
export type { Machine, Place } from "./machine";
export { CLOUD_NAMES, systemName, windowsName } from "./names";
export { plainMachine } from "./plain-machine";
export { ProductKey, maskProductKeys } from "./product-key";
export type { KeyGeneration, KeyKind } from "./product-key";
export { CLOUDS } from "./settings";
export type { Cloud, Settings } from "./settings";
export { ACTIVATION_ERRORS, ACTIVATION_SYMPTOMS } from "./tables/errors";
export type { ActivationError } from "./tables/errors";
export type { Sourced } from "./tables/source";
export { PATHS } from "./verdict";
export type { Gap, Impossibility, Need, Path, Verdict } from "./verdict";
export { EDITIONS, RELEASES } from "./windows";
export type { Edition, OperatingSystem, Release, Windows } from "./windows";
export { UNKNOWN, known } from "../values/value";
export type { Unknown, Value } from "../values/value";
