import type { Settings } from "../../activation/settings";
import { judge } from "../../policies/judge";
import { type Written, judged, machineIn, stackOf } from "../policies/declare";

const HUB = {
  type: "pulumi:providers:azure-native",
  name: "hub",
  properties: { metadataHost: "h.azurestack.example" },
};

function native(type: string, name: string, properties: Record<string, unknown>): Written {
  return { type: `azure-native:${type}`, name, properties, provider: "hub" };
}

function machineFrom(id: string): Written {
  return native("compute:VirtualMachine", "web", { storageProfile: { imageReference: { id } } });
}

const IMAGE = "compute:Image";
const DISK = "compute:Disk";
const gallery = (more: Record<string, unknown>): Written =>
  native("compute:GalleryImage", "definition", { galleryName: "g", galleryImageName: "i", ...more });
const platform =
  "/Subscriptions/s/Providers/Microsoft.Compute/Locations/local/Publishers/MicrosoftWindowsServer/ArtifactTypes/VMImage/Offers/WindowsServer/Skus/2012-Datacenter/Versions/1";
const literal = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/galleries/g/images/i/versions/1.0.0";

const version = native("compute:GalleryImageVersion", "version", {
  ...{ galleryName: "g", galleryImageName: "i", galleryImageVersionName: "1.0.0", resourceGroupName: "rg" },
  storageProfile: { source: { id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/gold-2012" } },
});

/** What a machine is made from, what is then known of its system and of its disk, and what the reason names. */
const CHAINS: [what: string, stack: Written[], system: string, disk: string, because: RegExp][] = [
  ["a platform image by id", [machineFrom(platform)], "windows", "image", /2012-Datacenter/],
  ["an image that is declared elsewhere", [machineFrom(literal)], "unknown", "image", /custom image/],
  [
    "an image of a VHD",
    [
      native(IMAGE, "image", { storageProfile: { osDisk: { osType: "Windows", blobUri: "https://x/a.vhd" } } }),
      machineFrom("${image.id}"),
    ],
    "windows-of-unknown-release",
    "imported",
    /custom VHD/,
  ],
  [
    "an image of a disk of a platform image",
    [
      native(DISK, "disk", { creationData: { createOption: "FromImage", imageReference: { id: platform } } }),
      native(IMAGE, "image", { storageProfile: { osDisk: { osType: "Windows", managedDisk: { id: "${disk.id}" } } } }),
      machineFrom("${image.id}"),
    ],
    "windows",
    "image",
    /2012-Datacenter/,
  ],
  [
    "a specialized image",
    [
      native(IMAGE, "image", { storageProfile: { osDisk: { osType: "Windows", osState: "Specialized" } } }),
      machineFrom("${image.id}"),
    ],
    "windows-of-unknown-release",
    "attached",
    /custom image/,
  ],
  [
    "a definition whose identifier only hints",
    [
      gallery({
        osType: "Windows",
        identifier: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" },
      }),
      machineFrom("${definition.id}"),
    ],
    "windows-of-unknown-release",
    "image",
    /a hint, not proof/,
  ],
  [
    "a version of a specialized definition",
    [
      gallery({ osType: "Windows", osState: "Specialized" }),
      { ...machineFrom("${definition.id}"), dependsOn: ["definition"] },
    ],
    "windows-of-unknown-release",
    "attached",
    /custom image/,
  ],
  [
    "a version of a specialized definition, by itself",
    [gallery({ osType: "Windows", osState: "Specialized" }), version, machineFrom("${version.id}")],
    "windows-of-unknown-release",
    "attached",
    /custom image/,
  ],
  [
    "an image of a disk of a specialized image",
    [
      native(IMAGE, "image", { storageProfile: { osDisk: { osType: "Windows", osState: "Specialized" } } }),
      native(DISK, "disk", { creationData: { createOption: "FromImage", imageReference: { id: "${image.id}" } } }),
      native(IMAGE, "copy", { storageProfile: { osDisk: { managedDisk: { id: "${disk.id}" } } } }),
      machineFrom("${copy.id}"),
    ],
    "windows-of-unknown-release",
    "attached",
    /custom image/,
  ],
  [
    "image builder, from an image of no known publisher",
    [
      native("virtualmachineimages:VirtualMachineImageTemplate", "builder", {
        source: { publisher: "contoso", offer: "gold", sku: "1" },
        distribute: [{ imageId: "${image.id}" }],
      }),
      native(IMAGE, "image", { imageName: "i" }),
      machineFrom("${image.id}"),
    ],
    "unknown",
    "image",
    /custom image/,
  ],
  [
    "disks in a circle",
    [
      native(DISK, "disk", { diskName: "d", creationData: { sourceResourceId: "${snapshot.id}" } }),
      native("compute:Snapshot", "snapshot", { snapshotName: "s", creationData: { sourceResourceId: "${disk.id}" } }),
      machineFrom("${disk.id}"),
    ],
    "unknown",
    "image",
    /cycle/,
  ],
  [
    "an image of itself",
    [
      native(IMAGE, "image", { imageName: "i", storageProfile: { osDisk: { managedDisk: { id: "${image.id}" } } } }),
      machineFrom("${image.id}"),
    ],
    "unknown",
    "image",
    /cycle/,
  ],
  [
    "a machine that is made from itself",
    [native(IMAGE, "image", { sourceVirtualMachine: { id: "${web.id}" } }), machineFrom("${image.id}")],
    "unknown",
    "image",
    /cycle/,
  ],
];

test.each(CHAINS)("%s", (_, stack, system, disk, because) => {
  const { machine } = machineIn(judged([HUB, ...stack]), "web");
  expect([machine.system.kind, machine.disk]).toEqual([system, disk]);
  expect(machine.system.because).toMatch(because);
});

test.each<[what: string, match: NonNullable<Settings["images"]>[number]["match"], fits: boolean]>([
  ["the id that the machine names", { id: "*/galleries/g/images/i/versions/*" }, true],
  ["the id at the far end of the chain", { id: "*/images/gold-2012" }, true],
  ["the identifier of the definition", { publisher: "contoso", sku: "gold" }, true],
  ["an identifier and an id together", { publisher: "contoso", id: "*gold-2012" }, true],
  ["an id of another image", { id: "*gold-2016" }, false],
  ["an identifier that fits in a part only", { publisher: "contoso", sku: "silver" }, false],
  ["the id that its definition will have", { id: "/resourceGroups/rg/*/galleries/g/images/i" }, true],
  ["the id that its definition would have in another group", { id: "/resourceGroups/other/*" }, false],
])("a rule of the settings asks for %s", (_, match, fits) => {
  const definition = gallery({
    resourceGroupName: "rg",
    osType: "Windows",
    identifier: { publisher: "contoso", offer: "o", sku: "gold" },
  });
  const settings: Settings = { images: [{ match, release: "2012", edition: "datacenter", bakedIn: "mak" }] };
  const stack = [HUB, definition, version, { ...machineFrom(literal), dependsOn: ["version"] }];
  expect(machineIn(judged(stack, settings), "web").verdict.kind).toBe(fits ? "activates" : "undecided");
});

test.each<[what: string, image: object]>([
  ["itself", { storageProfile: { imageReference: { id: platform } } }],
  ["its disk", { storageProfile: { osDisk: { createOption: "Attach", managedDisk: { id: "${disk.id}" } } } }],
])("a rule of the settings by the words in the platform image id of %s", (_, properties) => {
  const disk = native(DISK, "disk", { creationData: { createOption: "FromImage", imageReference: { id: platform } } });
  const stack = [HUB, disk, native("compute:VirtualMachine", "web", { ...properties })];
  const verdicts = ["2012-Datacenter", "2016-Datacenter"].map((sku) => {
    const settings: Settings = { images: [{ match: { publisher: "MicrosoftWindowsServer", sku }, bakedIn: "mak" }] };
    return machineIn(judged(stack, settings), "web").verdict.kind;
  });
  expect(verdicts).toEqual(["activates", "needs-key"]);
});

test.each<[what: string, id: string | undefined, group: string | undefined, match: string, fits: boolean]>([
  ["its id", "/subscriptions/s/resourceGroups/rg/providers/x/images/gold", "rg", "/subscriptions/s/*gold", true],
  ["the names it would have", "/subscriptions/s/resourceGroups/rg/providers/x/images/gold", "rg", "*/images/i", false],
  ["its names", undefined, "rg", "/resourceGroups/rg/providers/microsoft.compute/images/i", true],
  ["its names in an unknown group", undefined, undefined, "/providers/microsoft.compute/images/i", true],
  ["its names in another group", undefined, "other", "/resourceGroups/rg/*", false],
])("a rule of the settings by id asks for %s", (_, id, resourceGroupName, match, fits) => {
  const named = native(IMAGE, "image", {
    imageName: "i",
    ...(resourceGroupName !== undefined && { resourceGroupName }),
  });
  const { resources, ...stack } = stackOf([HUB, named, machineFrom("${image.id}")]);
  const all = resources.map((one) => (one.name === "image" ? { ...one, id } : one));
  const settings: Settings = { images: [{ match: { id: match }, release: "2012", bakedIn: "mak" }] };
  const { verdict } = machineIn(judge({ ...stack, resources: all }, settings), "web");
  expect(verdict.kind).toBe(fits ? "activates" : "undecided");
});

test("a rule of the settings by the id of a machine's VHD", () => {
  const storageProfile = { osDisk: { createOption: "FromImage", image: { uri: "https://x/gold.vhd" } } };
  const stack = [HUB, native("compute:VirtualMachine", "web", { storageProfile })];
  const releases = ["*gold.vhd", "*silver.vhd"].map((id) => {
    const settings: Settings = { images: [{ match: { id }, release: "2012" }] };
    return machineIn(judged(stack, settings), "web").machine.system.kind;
  });
  expect(releases).toEqual(["windows", "unknown"]);
});

test("a rule of the settings by the words that a definition hints at", () => {
  const definition = gallery({ identifier: { publisher: "contoso", offer: "o", sku: "gold" } });
  const releases = ["gold", "silver"].map((sku) => {
    const settings: Settings = { images: [{ match: { sku }, release: "2012" }] };
    return machineIn(judged([HUB, definition, machineFrom("${definition.id}")], settings), "web").machine.system.kind;
  });
  expect(releases).toEqual(["windows", "unknown"]);
});
