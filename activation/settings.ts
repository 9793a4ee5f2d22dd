import type { Edition, Release } from "./windows";

/** The clouds and platforms that differ in how Windows activates. */
export const CLOUDS = ["azure-stack-hub", "azure", "azure-us-government", "azure-china", "azure-local"] as const;
export type Cloud = (typeof CLOUDS)[number];

/** The kinds of key that an image may already contain. */
export const BAKED_IN = ["mak", "avma", "kms", "none"] as const;
export type BakedIn = (typeof BAKED_IN)[number];

/** The ways a key arrives outside the program: a MAK (VAMT, golden image, operator) or the organization's KMS. */
export const DELIVERY_PATHS = ["mak", "kms"] as const;
export type DeliveryPath = (typeof DELIVERY_PATHS)[number];

/** A rule that assigns a cloud. Patterns are case-insensitive globs, and all fields in a `match` must match. */
export interface CloudRule {
  readonly match: {
    readonly metadataHost?: string;
    readonly provider?: string;
    readonly location?: string;
    readonly resourceGroup?: string;
    readonly stack?: string;
  };
  readonly cloud: Cloud;
  /** Azure Stack Hub's build, such as `2311`. */
  readonly build?: string;
}

export interface ImageRule {
  readonly match: { readonly id?: string; readonly publisher?: string; readonly offer?: string; readonly sku?: string };
  readonly release?: Release;
  readonly edition?: Edition;
  readonly bakedIn?: BakedIn;
}

export interface KeyDeliveryRule {
  readonly match: { readonly tags?: Readonly<Record<string, string>>; readonly name?: string };
  readonly path: DeliveryPath;
}

export interface Waiver {
  readonly policy: string;
  /** Glob over the URN or name of the resource, or over a path inside it: `<URN>#<path>#<name>`. */
  readonly resource: string;
  /** Globs over tag values that the resource must also have. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly owner: string;
  /** ISO 8601 date; the waiver is valid through the end of that day, UTC. */
  readonly expires: string;
}

/**
 * The value of `activation-settings`: what the organization knows and no program declares. In each list, the first
 * match wins.
 */
export interface Settings {
  readonly clouds?: readonly CloudRule[];
  readonly defaultCloud?: Cloud;
  readonly images?: readonly ImageRule[];
  readonly keyDelivery?: readonly KeyDeliveryRule[];
  /** The organization's KMS hosts. A port or scheme is ignored. */
  readonly organizationKms?: readonly string[];
  readonly waivers?: readonly Waiver[];
}
