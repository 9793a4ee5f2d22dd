import { sourceOf } from "../../machines/readers/registry";
import type { Reference, SourceShape } from "../../machines/shape";
import { UNKNOWN, type Value } from "../../values/value";
import { LATER, declare } from "./network-stack";

const IMAGE = { publisher: "p", offer: "o", sku: "s" };
const NO_IMAGE = {
  publisher: undefined,
  offer: undefined,
  sku: undefined,
  id: undefined,
  input: "",
};
const NOTHING: SourceShape = {
  osType: undefined,
  specialized: false,
  image: NO_IMAGE,
  references: [],
  vhd: undefined,
  imported: false,
  hint: NO_IMAGE,
};

/** What a resource says that machines are made from. */
function shapeOf(type: string, props: object): SourceShape | undefined {
  const [one] = declare([{ type, name: "one", props }]);
  return one && sourceOf(one);
}

const ids = (input: string, ...all: readonly Value<string>[]): readonly Reference[] => all.map((id) => ({ input, id }));
const vhd = (address: string) => ({ vhd: address, imported: true });
const osDisk = (more: object): object => ({ storageProfile: { osDisk: more } });
const created = (creationData: object): object => ({ creationData });
const profile = (storageProfile: object): object => ({ storageProfile });
const [image, disk, definition, version] = ["Image", "Disk", "GalleryImage", "GalleryImageVersion"].map(
  (name) => `azure-native:compute:${name}`,
);
const snapshot = "azure-native:compute:Snapshot";
const old = (type: string): string => `azure:compute/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
const hint = { hint: { ...IMAGE, id: undefined, input: "identifier" } };

test.each<[what: string, type: string | undefined, props: object, expected: Partial<SourceShape>]>([
  ["an empty image", image, {}, {}],
  ["an image", image, osDisk({ osType: "Windows", osState: "SPECIALIZED" }), { osType: "Windows", specialized: true }],
  ["a generalized image", image, osDisk({ osState: "Generalized" }), { specialized: false }],
  [
    "an image of a machine",
    image,
    { sourceVirtualMachine: { id: "m" } },
    { references: ids("sourceVirtualMachine", "m") },
  ],
  [
    "an image of disks",
    image,
    osDisk({ snapshot: { id: "s" }, managedDisk: { id: LATER } }),
    { references: ids("storageProfile", "s", UNKNOWN) },
  ],
  ["an image of a VHD", image, osDisk({ blobUri: "v" }), vhd("v")],
  ["an empty disk", disk, {}, { disk: "elsewhere" }],
  ["a disk of a system", snapshot, { osType: "Linux" }, { osType: "Linux", disk: "elsewhere" }],
  [
    "a disk of images",
    disk,
    created({
      imageReference: {
        id: "a",
        sharedGalleryImageId: "b",
        communityGalleryImageId: "c",
      },
      galleryImageReference: {
        id: "d",
        sharedGalleryImageId: "e",
        communityGalleryImageId: "f",
      },
    }),
    {
      disk: "image",
      references: ids("creationData", "a", "b", "c", "d", "e", "f"),
    },
  ],
  [
    "a copied disk",
    disk,
    created({ createOption: "Copy", sourceResourceId: "s" }),
    { disk: "elsewhere", references: ids("creationData", "s") },
  ],
  [
    "a disk of both",
    disk,
    created({ sourceResourceId: "s", imageReference: { id: "a" } }),
    { disk: "image", references: ids("creationData", "a", "s") },
  ],
  ["a disk of a VHD", disk, created({ createOption: "Import", sourceUri: "v" }), { disk: "elsewhere", ...vhd("v") }],
  ["an uploaded disk", disk, created({ createOption: "UploadPreparedSecure" }), { disk: "elsewhere", imported: true }],
  ["a securely imported disk", disk, created({ createOption: "importSecure" }), { disk: "elsewhere", imported: true }],
  ["a disk that isn't imported", disk, created({ createOption: "ReImport" }), { disk: "elsewhere", imported: false }],
  [
    "a definition",
    definition,
    { osType: "Windows", osState: "Specialized", identifier: IMAGE },
    { osType: "Windows", specialized: true, ...hint },
  ],
  [
    "a version",
    version,
    profile({
      source: { id: "a", virtualMachineId: "b", communityGalleryImageId: "c" },
      osDiskImage: { source: { id: "d" } },
    }),
    { references: ids("storageProfile", "a", "b", "c", "d") },
  ],
  ["a version of a VHD", version, profile({ osDiskImage: { source: { uri: "v" } } }), vhd("v")],
  [
    "a template",
    "azure-native:virtualmachineimages:VirtualMachineImageTemplate",
    { source: { ...IMAGE, imageId: "a", imageVersionId: "b" } },
    {
      image: { ...IMAGE, id: undefined, input: "source" },
      references: ids("source", "a", "b"),
    },
  ],
  [
    "a local image",
    "azure-native:azurestackhci:GalleryImage",
    {
      osType: "Windows",
      identifier: IMAGE,
      sourceVirtualMachineId: "m",
      imagePath: "v",
    },
    {
      osType: "Windows",
      ...hint,
      references: ids("sourceVirtualMachineId", "m"),
      ...vhd("v"),
    },
  ],
  [
    "a marketplace image",
    "azure-native:azurestackhci:MarketplaceGalleryImage",
    { osType: "Windows", identifier: IMAGE },
    { osType: "Windows", image: hint.hint },
  ],
  [
    "a local disk",
    "azure-native:azurestackhci:VirtualHardDisk",
    { downloadUrl: "v" },
    { specialized: true, ...vhd("v") },
  ],
  ["an empty local disk", "azure-native:azurestackhci:VirtualHardDisk", {}, { specialized: true }],
  [
    "a lab's image",
    "azure-native:devtestlab:CustomImage",
    { managedImageId: "a", managedSnapshotId: "b", vm: { sourceVmId: "c" } },
    {
      references: [...ids("managedImageId", "a"), ...ids("managedSnapshotId", "b"), ...ids("vm", "c")],
    },
  ],
  [
    "a lab's image of Windows",
    "azure-native:devtestlab:CustomImage",
    { vm: { windowsOsInfo: { windowsOsState: "NonSysprepped" } } },
    { osType: "Windows", specialized: true },
  ],
  [
    "a lab's prepared image",
    "azure-native:devtestlab:CustomImage",
    { vm: { windowsOsInfo: { windowsOsState: "SysprepApplied" } } },
    { osType: "Windows", specialized: false },
  ],
  [
    "a lab's image of an unknown state",
    "azure-native:devtestlab:CustomImage",
    { vm: { windowsOsInfo: { windowsOsState: LATER } } },
    { osType: "Windows", specialized: false },
  ],
  [
    "a lab's image of a VHD",
    "azure-native:devtestlab:CustomImage",
    { vhd: { osType: "Linux", imageName: "v" } },
    { osType: "Linux", ...vhd("v") },
  ],
  [
    "a classic image",
    old("Image"),
    {
      sourceVirtualMachineId: "m",
      osDisk: { osType: "Windows", osState: "Specialized", managedDiskId: "d" },
    },
    {
      osType: "Windows",
      specialized: true,
      references: [...ids("sourceVirtualMachineId", "m"), ...ids("osDisk", "d")],
    },
  ],
  ["a classic image of a VHD", old("Image"), { osDisk: { blobUri: "v" } }, vhd("v")],
  [
    "a classic disk",
    old("ManagedDisk"),
    { osType: "Windows", createOption: "Import", sourceUri: "v" },
    { osType: "Windows", disk: "elsewhere", ...vhd("v") },
  ],
  [
    "a classic disk of images",
    old("Snapshot"),
    {
      imageReferenceId: "a",
      galleryImageReferenceId: "b",
      sourceResourceId: "c",
    },
    {
      disk: "image",
      references: [
        ...ids("imageReferenceId", "a"),
        ...ids("galleryImageReferenceId", "b"),
        ...ids("sourceResourceId", "c"),
      ],
    },
  ],
  ["a classic upload", old("ManagedDisk"), { createOption: "Upload" }, { disk: "elsewhere", imported: true }],
  [
    "a classic definition",
    old("SharedImage"),
    { osType: "Windows", specialized: true, identifier: IMAGE },
    { osType: "Windows", specialized: true, ...hint },
  ],
  ["a classic generalized definition", old("SharedImage"), { specialized: false }, {}],
  [
    "a classic version",
    old("SharedImageVersion"),
    { managedImageId: "a", osDiskSnapshotId: "b", blobUri: "v" },
    {
      references: [...ids("managedImageId", "a"), ...ids("osDiskSnapshotId", "b")],
      ...vhd("v"),
    },
  ],
])("%s", (_, type, props, expected) => {
  expect(shapeOf(type ?? "", props)).toEqual({ ...NOTHING, ...expected });
});

test("other resources aren't sources", () => {
  expect(shapeOf("azure-native:compute:VirtualMachine", {})).toBeUndefined();
});
