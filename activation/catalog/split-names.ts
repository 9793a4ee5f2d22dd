import type { OperatingSystem } from "../windows";
import { anyPublisher } from "./any-publisher";
import type { ImageName } from "./name";

/**
 * Identifies images of publishers that split a name between offer and SKU: microsoft-dsvm `dsvm-windows` with
 * `server-2019`, microsoft-aks `aks-windows` with `2022-datacenter-core`, pivotal `bosh-windows-server` with
 * `2019-sku`.
 */
export function splitNames(image: ImageName): OperatingSystem {
  return anyPublisher({ ...image, sku: { ...image.sku, words: `${image.offer.words}-${image.sku.words}` } });
}
