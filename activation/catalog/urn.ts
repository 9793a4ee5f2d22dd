import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import { IMAGE_ALIASES } from "./aliases";
import type { PlatformImage } from "./platform-image-id";
import { platformImage } from "./platform-image-id";

/** The most parts in a URN, as a limit for splitting. */
const MOST_PARTS = 5;

function split(urn: string): PlatformImage | undefined {
  const parts = urn.split(":", MOST_PARTS);
  return parts.length === 3 || parts.length === 4 ? platformImage(...parts) : undefined;
}

/**
 * Parses an image URN, `Publisher:Offer:Sku:Version` with optional version, or an Azure CLI alias such as
 * `Win2022Datacenter`, in any case. Returns `undefined` for other text.
 */
export function parseUrn(text: string): PlatformImage | undefined {
  const name = text.trim();
  const alias = IMAGE_ALIASES.find((row) => equalsIgnoreCase(row.alias, name));
  return split(alias?.urn ?? name);
}
