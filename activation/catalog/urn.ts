import { IMAGE_ALIASES } from "./aliases";
import type { PlatformImage } from "./platform-image-id";
import { platformImage } from "./platform-image-id";

/** No URN has more parts, and splitting need not look further. */
const MOST_PARTS = 5;

function split(urn: string): PlatformImage | undefined {
  const parts = urn.split(":", MOST_PARTS);
  return parts.length === 3 || parts.length === 4 ? platformImage(parts[0], parts[1], parts[2], parts[3]) : undefined;
}

/**
 * The image of a URN `Publisher:Offer:Sku:Version`, whose version may be left out, or of an alias of the Azure CLI such
 * as `Win2022Datacenter`, in any case. Undefined for any other text.
 */
export function parseUrn(text: string): PlatformImage | undefined {
  const name = text.trim();
  const alias = IMAGE_ALIASES.find((row) => row.alias.toLowerCase() === name.toLowerCase());
  return split(alias?.urn ?? name);
}
