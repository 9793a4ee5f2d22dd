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

type SourceReader = (props: unknown) => SourceShape;

function isSpecialized(state: Value<string>): boolean {
  return typeof state === "string" && state.toLowerCase() === "specialized";
}

function references(props: unknown, ...paths: readonly (readonly [string, ...string[]])[]): Reference[] {
  return paths.flatMap((path): Reference[] => {
    const id = text(props, ...path);
    return id === undefined ? [] : [{ input: path[0], id }];
  });
}

function image(props: unknown): SourceShape {
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

function disk(props: unknown): SourceShape {
  const from = ["creationData"] as const;
  const leaves = ["id", "sharedGalleryImageId", "communityGalleryImageId"];
  const named = ["imageReference", "galleryImageReference"].flatMap((block) =>
    leaves.map((leaf) => [...from, block, leaf] as const),
  );
  return {
    ...NOTHING,
    osType: text(props, "osType"),
    references: references(props, ...named, [...from, "sourceResourceId"]),
    vhd: text(props, ...from, "sourceUri"),
  };
}

function galleryImage(props: unknown): SourceShape {
  return {
    ...NOTHING,
    osType: text(props, "osType"),
    specialized: isSpecialized(text(props, "osState")),
    hint: imageAt(props, ["identifier"]),
  };
}

function galleryVersion(props: unknown): SourceShape {
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

function imageTemplate(props: unknown): SourceShape {
  return {
    ...NOTHING,
    image: imageAt(props, ["source"]),
    references: references(props, ["source", "imageId"], ["source", "imageVersionId"]),
  };
}

function localImage(props: unknown): SourceShape {
  return {
    ...NOTHING,
    osType: text(props, "osType"),
    hint: imageAt(props, ["identifier"]),
    references: references(props, ["sourceVirtualMachineId"]),
    vhd: text(props, "imagePath"),
  };
}

/** The identifier of an image that Azure Local takes from the marketplace is the marketplace's own. */
function marketplaceImage(props: unknown): SourceShape {
  return { ...NOTHING, osType: text(props, "osType"), image: imageAt(props, ["identifier"]) };
}

function localDisk(props: unknown): SourceShape {
  return { ...NOTHING, specialized: true, vhd: text(props, "downloadUrl") };
}

function labImage(props: unknown): SourceShape {
  const state = text(props, "vm", "windowsOsInfo", "windowsOsState");
  const isWindows = state !== undefined;
  return {
    ...NOTHING,
    osType: text(props, "vhd", "osType") ?? (isWindows ? "Windows" : undefined),
    specialized: typeof state === "string" && state.toLowerCase() === "nonsysprepped",
    references: references(props, ["managedImageId"], ["managedSnapshotId"], ["vm", "sourceVmId"]),
    vhd: text(props, "vhd", "imageName"),
  };
}

function classicImage(props: unknown): SourceShape {
  return {
    ...NOTHING,
    osType: text(props, "osDisk", "osType"),
    specialized: isSpecialized(text(props, "osDisk", "osState")),
    references: references(props, ["sourceVirtualMachineId"], ["osDisk", "managedDiskId"]),
    vhd: text(props, "osDisk", "blobUri"),
  };
}

function classicDisk(props: unknown): SourceShape {
  return {
    ...NOTHING,
    osType: text(props, "osType"),
    references: references(props, ["imageReferenceId"], ["galleryImageReferenceId"], ["sourceResourceId"]),
    vhd: text(props, "sourceUri"),
  };
}

function sharedImage(props: unknown): SourceShape {
  return {
    ...NOTHING,
    osType: text(props, "osType"),
    specialized: flag(props, "specialized") === true,
    hint: imageAt(props, ["identifier"]),
  };
}

function sharedVersion(props: unknown): SourceShape {
  return {
    ...NOTHING,
    references: references(props, ["managedImageId"], ["osDiskSnapshotId"]),
    vhd: text(props, "blobUri"),
  };
}

/** Sources by kind, as azure-native declares them. */
const NATIVE: ReadonlyMap<string, SourceReader> = new Map([
  ["azurestackhci:galleryimage", localImage],
  ["azurestackhci:marketplacegalleryimage", marketplaceImage],
  ["azurestackhci:virtualharddisk", localDisk],
  ["compute:disk", disk],
  ["compute:galleryimage", galleryImage],
  ["compute:galleryimageversion", galleryVersion],
  ["compute:image", image],
  ["compute:snapshot", disk],
  ["devtestlab:customimage", labImage],
  ["virtualmachineimages:virtualmachineimagetemplate", imageTemplate],
]);

/** Sources by kind, as the classic provider and azurestack declare them. */
const CLASSIC: ReadonlyMap<string, SourceReader> = new Map([
  ["compute:image", classicImage],
  ["compute:manageddisk", classicDisk],
  ["compute:sharedimage", sharedImage],
  ["compute:sharedimageversion", sharedVersion],
  ["compute:snapshot", classicDisk],
  ["stack:hcimarketplacegalleryimage", marketplaceImage],
  ["stack:hcivirtualharddisk", localDisk],
]);

export const READERS: ReadonlyMap<string, ReadonlyMap<string, SourceReader>> = new Map([
  ["azure-native", NATIVE],
  ["azure", CLASSIC],
  ["azurestack", CLASSIC],
]);

/** Creation options of a disk whose content comes from outside. */
export function imports(props: unknown): boolean {
  const option = text(props, "creationData", "createOption") ?? text(props, "createOption");
  return typeof option === "string" && /^(?:import|upload)/i.test(option);
}
