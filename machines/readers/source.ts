import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import { flag, text } from "../../values/read";
import type { Value } from "../../values/value";
import type { Reference, SourceShape } from "../shape";
import { NO_IMAGE } from "../shape";
import { imageAt } from "./parts/image";

const NOTHING: SourceShape = {
  osType: undefined,
  specialized: false,
  image: NO_IMAGE,
  references: [],
  vhd: undefined,
  imported: false,
  hint: NO_IMAGE,
};

function isSpecialized(state: Value<string>): boolean {
  return equalsIgnoreCase(state, "Specialized");
}

function references(props: unknown, ...paths: readonly (readonly [string, ...string[]])[]): Reference[] {
  return paths.flatMap((path): Reference[] => {
    const id = text(props, ...path);
    return id === undefined ? [] : [{ input: path[0], id }];
  });
}

/** Reads a managed image. */
export function image(props: unknown): SourceShape {
  const disk = ["storageProfile", "osDisk"] as const;
  return {
    ...NOTHING,
    osType: text(props, ...disk, "osType"),
    specialized: isSpecialized(text(props, ...disk, "osState")),
    references: references(
      props,
      ["sourceVirtualMachine", "id"],
      [...disk, "snapshot", "id"],
      [...disk, "managedDisk", "id"],
    ),
    vhd: text(props, ...disk, "blobUri"),
  };
}

/** Reads a disk or snapshot, given the images that it may be created from and the other resources that it may copy. */
function diskFrom(
  props: unknown,
  images: readonly Reference[],
  others: readonly Reference[],
  vhd: Value<string>,
): SourceShape {
  return {
    ...NOTHING,
    osType: text(props, "osType"),
    references: [...images, ...others],
    vhd,
    disk: images.length > 0 ? "image" : "elsewhere",
  };
}

/** Reads a managed disk or snapshot. */
export function disk(props: unknown): SourceShape {
  const from = ["creationData"] as const;
  const leaves = ["id", "sharedGalleryImageId", "communityGalleryImageId"];
  const named = ["imageReference", "galleryImageReference"].flatMap((block) =>
    leaves.map((leaf) => [...from, block, leaf] as const),
  );
  return diskFrom(
    props,
    references(props, ...named),
    references(props, [...from, "sourceResourceId"]),
    text(props, ...from, "sourceUri"),
  );
}

/** Reads the definition of a gallery image. */
export function galleryImage(props: unknown): SourceShape {
  return {
    ...NOTHING,
    osType: text(props, "osType"),
    specialized: isSpecialized(text(props, "osState")),
    hint: imageAt(props, ["identifier"]),
  };
}

/** Reads a version of a gallery image. */
export function galleryVersion(props: unknown): SourceShape {
  const profile = ["storageProfile"] as const;
  return {
    ...NOTHING,
    references: references(
      props,
      [...profile, "source", "id"],
      [...profile, "source", "virtualMachineId"],
      [...profile, "source", "communityGalleryImageId"],
      [...profile, "osDiskImage", "source", "id"],
    ),
    vhd: text(props, ...profile, "osDiskImage", "source", "uri"),
  };
}

/** Reads what an image builder template starts from. */
export function imageTemplate(props: unknown): SourceShape {
  return {
    ...NOTHING,
    image: imageAt(props, ["source"]),
    references: references(props, ["source", "imageId"], ["source", "imageVersionId"]),
  };
}

/** Reads an Azure Local image. */
export function localImage(props: unknown): SourceShape {
  return {
    ...NOTHING,
    osType: text(props, "osType"),
    hint: imageAt(props, ["identifier"]),
    references: references(props, ["sourceVirtualMachineId"]),
    vhd: text(props, "imagePath"),
  };
}

/** Reads an Azure Local marketplace image, whose identifier is the marketplace's own. */
export function marketplaceImage(props: unknown): SourceShape {
  return { ...NOTHING, osType: text(props, "osType"), image: imageAt(props, ["identifier"]) };
}

/** Reads an Azure Local disk. */
export function localDisk(props: unknown): SourceShape {
  return { ...NOTHING, specialized: true, vhd: text(props, "downloadUrl") };
}

/** Reads a lab's custom image. */
export function labImage(props: unknown): SourceShape {
  const state = text(props, "vm", "windowsOsInfo", "windowsOsState");
  const isWindows = state !== undefined;
  return {
    ...NOTHING,
    osType: text(props, "vhd", "osType") ?? (isWindows ? "Windows" : undefined),
    specialized: equalsIgnoreCase(state, "NonSysprepped"),
    references: references(props, ["managedImageId"], ["managedSnapshotId"], ["vm", "sourceVmId"]),
    vhd: text(props, "vhd", "imageName"),
  };
}

/** Reads a managed image of the classic provider or azurestack. */
export function classicImage(props: unknown): SourceShape {
  return {
    ...NOTHING,
    osType: text(props, "osDisk", "osType"),
    specialized: isSpecialized(text(props, "osDisk", "osState")),
    references: references(props, ["sourceVirtualMachineId"], ["osDisk", "managedDiskId"]),
    vhd: text(props, "osDisk", "blobUri"),
  };
}

/** Reads a managed disk or snapshot of the classic provider or azurestack. */
export function classicDisk(props: unknown): SourceShape {
  return diskFrom(
    props,
    references(props, ["imageReferenceId"], ["galleryImageReferenceId"]),
    references(props, ["sourceResourceId"]),
    text(props, "sourceUri"),
  );
}

/** Reads the definition of a gallery image of the classic provider. */
export function sharedImage(props: unknown): SourceShape {
  return {
    ...NOTHING,
    osType: text(props, "osType"),
    specialized: flag(props, "specialized") === true,
    hint: imageAt(props, ["identifier"]),
  };
}

/** Reads a version of a gallery image of the classic provider. */
export function sharedVersion(props: unknown): SourceShape {
  return {
    ...NOTHING,
    references: references(props, ["managedImageId"], ["osDiskSnapshotId"]),
    vhd: text(props, "blobUri"),
  };
}

/** Adds where a disk's content comes from, by its creation options. */
export function withOrigin(source: SourceShape, props: unknown): SourceShape {
  const option = text(props, "creationData", "createOption") ?? text(props, "createOption");
  const imports = typeof option === "string" && /^(?:import|upload)/i.test(option);
  return { ...source, imported: source.vhd !== undefined || imports };
}
