import { equalsIgnoreCase } from "../../../values/equals-ignore-case";
import { at, text, textBelow } from "../../../values/read";
import type { Value } from "../../../values/value";
import { type DiskShape, type ImageShape, NO_DISK, NO_IMAGE } from "../../shape";

/**
 * Reads an image reference in ARM's and azure-native's form.
 *
 * @param input the top-level input that contains it
 */
export function imageOf(reference: Value<unknown>, input: string): ImageShape {
  if (reference === undefined) return NO_IMAGE;
  return {
    publisher: textBelow(reference, "publisher"),
    offer: textBelow(reference, "offer"),
    sku: textBelow(reference, "sku"),
    id:
      textBelow(reference, "id") ??
      textBelow(reference, "sharedGalleryImageId") ??
      textBelow(reference, "communityGalleryImageId"),
    input,
  };
}

/** Returns the image reference at a path. */
export function imageAt(props: unknown, path: readonly string[]): ImageShape {
  return imageOf(at(props, ...path), path[0] ?? "");
}

/**
 * Reads an operating system disk in ARM's and azure-native's form. `vhd.uri` is where an unmanaged disk is stored; the
 * content comes from there only if the disk is attached.
 */
export function diskOf(disk: Value<unknown>, input: string): DiskShape {
  if (disk === undefined) return NO_DISK;
  const createOption = textBelow(disk, "createOption");
  const attaches = equalsIgnoreCase(createOption, "Attach");
  return {
    osType: textBelow(disk, "osType"),
    createOption,
    attached: text(disk, "managedDisk", "id"),
    input,
    vhd: text(disk, "image", "uri") ?? (attaches ? text(disk, "vhd", "uri") : undefined),
  };
}
