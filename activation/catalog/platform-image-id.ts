/** A platform or marketplace image with all its parts. */
export interface PlatformImage {
  readonly publisher: string;
  readonly offer: string;
  readonly sku: string;
  /** Absent if the text has no version. */
  readonly version?: string;
}

/** Returns an image with these parts, or `undefined` if one is blank. A blank version is dropped. */
export function platformImage(publisher = "", offer = "", sku = "", version = ""): PlatformImage | undefined {
  const image = { publisher: publisher.trim(), offer: offer.trim(), sku: sku.trim() };
  if (Object.values(image).includes("")) return undefined;
  const named = version.trim();
  return named === "" ? image : { ...image, version: named };
}

const ID =
  /(?:^|\/)publishers\/([^/]*)\/(?:artifacttypes\/vmimage\/)?offers\/([^/]*)\/skus\/([^/]*)(?:\/versions\/([^/]*))?/i;

/**
 * Parses the resource id of an image:
 * `/Subscriptions/…/Providers/Microsoft.Compute/Locations/…/Publishers/…/ArtifactTypes/VMImage/Offers/…/Skus/…/Versions/…`,
 * in any case, with any prefix, with or without artifact type and version. Returns `undefined` for other ids.
 */
export function parsePlatformImageId(id: string): PlatformImage | undefined {
  const [, publisher, offer, sku, version] = ID.exec(id) ?? [];
  return platformImage(publisher, offer, sku, version);
}
