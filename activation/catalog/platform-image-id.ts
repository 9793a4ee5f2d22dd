/** A platform or marketplace image with all its parts. */
export interface PlatformImage {
  readonly publisher: string;
  readonly offer: string;
  readonly sku: string;
  /** Absent if the text has no version. */
  readonly version?: string;
}

/** Returns an image with these parts, or `undefined` if one is blank. A blank version is dropped. */
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
 * Parses the resource id of an image:
 * `/Subscriptions/…/Providers/Microsoft.Compute/Locations/…/Publishers/…/ArtifactTypes/VMImage/Offers/…/Skus/…/Versions/…`,
 * in any case, with any prefix, with or without artifact type and version. Returns `undefined` for other ids.
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
