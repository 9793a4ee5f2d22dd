/** A platform or marketplace image, named in full. */
export interface PlatformImage {
  readonly publisher: string;
  readonly offer: string;
  readonly sku: string;
  /** Absent where the text names no version. */
  readonly version?: string;
}

/** The image of these parts; undefined if one is blank. A blank version is none. */
export function platformImage(
  publisher: string | undefined,
  offer: string | undefined,
  sku: string | undefined,
  version: string | undefined,
): PlatformImage | undefined {
  const image = { publisher: (publisher ?? "").trim(), offer: (offer ?? "").trim(), sku: (sku ?? "").trim() };
  if (image.publisher === "" || image.offer === "" || image.sku === "") return undefined;
  const named = (version ?? "").trim();
  return named === "" ? image : { ...image, version: named };
}

/**
 * The image that a resource id names:
 * `/Subscriptions/…/Providers/Microsoft.Compute/Locations/…/Publishers/…/ArtifactTypes/VMImage/Offers/…/Skus/…/Versions/…`,
 * in any case, after any prefix, with or without the artifact type and the version. Undefined for any other id.
 */
export function parsePlatformImageId(id: string): PlatformImage | undefined {
  const segments = id.trim().split("/");
  const keys = segments.map((segment) => segment.trim().toLowerCase());
  const start = keys.findIndex((key, at) => key === "publishers" && at + 2 < keys.length);
  if (start < 0) return undefined;
  const typed = keys[start + 2] === "artifacttypes";
  if (typed && keys[start + 3] !== "vmimage") return undefined;
  const offers = start + (typed ? 4 : 2);
  if (keys[offers] !== "offers" || keys[offers + 2] !== "skus") return undefined;
  const version = keys[offers + 4] === "versions" ? segments[offers + 5] : undefined;
  return platformImage(segments[start + 1], segments[offers + 1], segments[offers + 3], version);
}
