import type { Edition, Release } from "./windows";

/** Where a machine runs, as far as activation cares. */
export const CLOUDS = ["azure-stack-hub", "azure", "azure-us-government", "azure-china", "azure-local"] as const;
export type Cloud = (typeof CLOUDS)[number];

/** What an image already holds when a machine starts from it. */
export const BAKED_IN = ["mak", "avma", "kms", "none"] as const;
export type BakedIn = (typeof BAKED_IN)[number];

/** How a key arrives by means that no program shows: VAMT, a golden image, an operator; or the organization's KMS. */
export const DELIVERY_PATHS = ["mak", "kms"] as const;
export type DeliveryPath = (typeof DELIVERY_PATHS)[number];

/** Patterns are globs, compared without regard to case; every field named in one `match` must match. */
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
  /** Glob over the URN or the name of the resource, or over a place inside it, as `<URN>#<path>#<name>`. */
  readonly resource: string;
  /** Globs over the values of tags that the resource must have too. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly owner: string;
  /** ISO 8601 date; the waiver holds to the end of that day, UTC. */
  readonly expires: string;
}

/** The value of `activation-settings`: what the organization knows and no program says. The first rule that matches wins. */
export interface Settings {
  readonly clouds?: readonly CloudRule[];
  readonly defaultCloud?: Cloud;
  readonly images?: readonly ImageRule[];
  readonly keyDelivery?: readonly KeyDeliveryRule[];
  /** Hosts of the organization's own KMS. A port or scheme is ignored. */
  readonly organizationKms?: readonly string[];
  readonly waivers?: readonly Waiver[];
}
