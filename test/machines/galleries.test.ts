import { type Written, judged, machineIn } from "../policies/declare";
import { LATER } from "./network-stack";

const platform = (sku: string): string =>
  `/Subscriptions/s/Providers/Microsoft.Compute/Locations/local/Publishers/MicrosoftWindowsServer/ArtifactTypes/VMImage/Offers/WindowsServer/Skus/${sku}/Versions/1`;

function native(type: string, name: string, properties: Record<string, unknown>): Written {
  return { type: `azure-native:${type}`, name, properties };
}

const GALLERY = { resourceGroupName: "rg", galleryName: "g" };
const DEFINITION = native("compute:GalleryImage", "definition", {
  ...GALLERY,
  galleryImageName: "i",
  osType: "Windows",
});
const ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/galleries/g/images/i";

/** A version of the definition, made from a platform image of this SKU. */
function version(name: unknown, sku: string, more: object = {}, definition = "i"): Written {
  return native("compute:GalleryImageVersion", `version-${sku}`, {
    ...GALLERY,
    galleryImageName: definition,
    galleryImageVersionName: name,
    storageProfile: { source: { id: platform(sku) } },
    ...more,
  });
}

function classicVersion(name: unknown, sku: string, more: object = {}): Written {
  const properties = { ...GALLERY, imageName: "i", name, managedImageId: platform(sku), ...more };
  return {
    type: "azure:compute/sharedImageVersion:SharedImageVersion",
    name: `version-${sku}`,
    properties: { ...properties },
  };
}

function systemFrom(id: string, ...stack: readonly Written[]): string {
  const machine = native("compute:VirtualMachine", "web", { storageProfile: { imageReference: { id } } });
  const { system } = machineIn(judged([...stack, machine]), "web").machine;
  return system.kind === "windows" ? system.release : system.kind;
}

const EXCLUDED = { publishingProfile: { excludeFromLatest: true } };

test.each<[what: string, versions: readonly Written[], system: string]>([
  ["the only one", [version("1.0.0", "2016-Datacenter")], "2016"],
  ["the higher number", [version("1.2.0", "2016-Datacenter"), version("1.10.0", "2019-Datacenter")], "2019"],
  [
    "the higher number, whatever it's called",
    [version("1.2.0", "2019-Datacenter"), version("1.10.0", "2016-Datacenter")],
    "2016",
  ],
  [
    "the lower one of a longer number",
    [version("1.2.0", "2016-Datacenter"), version("1.2", "2019-Datacenter")],
    "2016",
  ],
  ["the higher last number", [version("1.2.1", "2019-Datacenter"), version("1.2.3", "2016-Datacenter")], "2016"],
  [
    "a name that this run hides, whatever it's called",
    [version("9.0.0", "2019-Datacenter"), version(LATER, "2016-Datacenter")],
    "2016",
  ],
  ["the higher major number", [version("2.0.0", "2016-Datacenter"), version("10.0.0", "2019-Datacenter")], "2019"],
  ["the higher number before a lower one", [version("9.1.0", "2019-Datacenter"), version("9.0.5", "2016")], "2019"],
  ["the longer number", [version("1.2", "2016-Datacenter"), version("1.2.0", "2019-Datacenter")], "2019"],
  ["a name that only this run hides", [version("9.0.0", "2016-Datacenter"), version(LATER, "2019-Datacenter")], "2019"],
  [
    "no hidden name in another gallery",
    [version("9.0.0", "2016-Datacenter"), version(LATER, "2019-Datacenter", { galleryName: "h" })],
    "2016",
  ],
  [
    "a name that only this run hides, of an output's image",
    [
      version("9.0.0", "2016-Datacenter"),
      version(LATER, "2019-Datacenter", { galleryImageName: "${definition.name}", galleryName: LATER }),
    ],
    "2019",
  ],
  [
    "the last of two with one number",
    [version("1.0.0", "2019-Datacenter"), version("1.0.0", "2016-Datacenter")],
    "2019",
  ],
  [
    "unknown next to one that may be of this image",
    [version("1.0.0", "2016-Datacenter"), version("2.0.0", "2019-Datacenter", { galleryImageName: LATER })],
    "windows-of-unknown-release",
  ],
  [
    "unknown next to one in a gallery that may be this one",
    [version("1.0.0", "2016-Datacenter"), version("0.9.0", "2019-Datacenter", { galleryName: LATER })],
    "windows-of-unknown-release",
  ],
  [
    "none of an image that this run hides in another gallery",
    [
      version("1.0.0", "2016-Datacenter"),
      version("2.0.0", "2019-Datacenter", { galleryName: "h", galleryImageName: LATER }),
    ],
    "2016",
  ],
  [
    "none of an image that this run hides, where it's excluded",
    [
      version("1.0.0", "2016-Datacenter"),
      version("2.0.0", "2019-Datacenter", { galleryImageName: LATER, ...EXCLUDED }),
    ],
    "2016",
  ],
  ["none of another definition", [version("1.0.0", "2019-Datacenter", {}, "j")], "windows-of-unknown-release"],
  ["none", [], "windows-of-unknown-release"],
  [
    "none that is excluded",
    [version("1.0.0", "2016-Datacenter"), version("2.0.0", "2019-Datacenter", EXCLUDED)],
    "2016",
  ],
  [
    "not the only one, where it's excluded",
    [version("1.0.0", "2019-Datacenter", EXCLUDED)],
    "windows-of-unknown-release",
  ],
  [
    "the higher number in the classic provider",
    [classicVersion("1.10.0", "2019-Datacenter"), classicVersion("1.2.0", "2016-Datacenter")],
    "2019",
  ],
  [
    "none that is excluded in the classic provider",
    [
      classicVersion("1.10.0", "2019-Datacenter", { excludeFromLatest: true }),
      classicVersion("1.2.0", "2016-Datacenter"),
    ],
    "2016",
  ],
])("the latest version of an image is %s", (_, versions, system) => {
  for (const stack of [versions, [...versions].reverse()]) {
    expect(systemFrom("${definition.id}", DEFINITION, ...stack)).toBe(system);
    expect(systemFrom(ID, DEFINITION, ...stack)).toBe(system);
  }
});

test.each<[id: string, system: string]>([
  [`${ID}/versions/1.0.0`, "windows-of-unknown-release"],
  [`${ID}/Versions/latest/`, "windows-of-unknown-release"],
  [`${ID}/versions/`, "windows-of-unknown-release"],
  [`${ID}/versions/1.0.0/replicas/a`, "unknown"],
  [`${ID}2/versions/1.0.0`, "unknown"],
])("a version that isn't declared, %s, leads to its definition or not", (id, system) => {
  expect(systemFrom(id, DEFINITION)).toBe(system);
});

const builder = (distribute: unknown): Written =>
  native("virtualmachineimages:VirtualMachineImageTemplate", "builder", {
    imageTemplateName: "b",
    source: {
      type: "PlatformImage",
      publisher: "MicrosoftWindowsServer",
      offer: "WindowsServer",
      sku: "2016-Datacenter",
    },
    distribute,
  });
const IMAGE = native("compute:Image", "image", { resourceGroupName: "rg", imageName: "m" });
const IMAGE_ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/m";

test.each<[what: string, distribute: unknown, id: string, stack: readonly Written[], system: string]>([
  ["its definition", [{ galleryImageId: "${definition.id}" }], "${definition.id}", [DEFINITION], "2016"],
  ["its definition's id", [{ galleryImageId: ID.toUpperCase() }], ID, [], "2016"],
  ["a version of its definition", [{ galleryImageId: ID }], `${ID}/versions/1.0.0`, [], "2016"],
  ["its version", [{ galleryImageId: `${ID}/versions/1.0.0` }], `${ID}/versions/1.0.0`, [], "2016"],
  ["an image", [{ imageId: "${image.id}" }], "${image.id}", [IMAGE], "2016"],
  ["an image's id", [{ imageId: IMAGE_ID }], IMAGE_ID, [], "2016"],
  ["one of two", [{ imageId: `${IMAGE_ID}2` }, { imageId: IMAGE_ID }], IMAGE_ID, [], "2016"],
  ["another image", [{ imageId: `${IMAGE_ID}2` }], IMAGE_ID, [], "unknown"],
  ["unknown places", LATER, "${image.id}", [IMAGE], "unknown"],
  ["an unknown place", [{ imageId: LATER }], "${image.id}", [IMAGE], "unknown"],
  ["no place", undefined, "${image.id}", [IMAGE], "unknown"],
])("image builder distributes to %s", (_, distribute, id, stack, system) => {
  expect(systemFrom(id, ...stack, builder(distribute))).toBe(system);
});
