import type { Settings } from "../../activation/settings";
import { type Written, judged, machineIn } from "../policies/declare";

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

const version = native("compute:GalleryImageVersion", "version", {
  ...{ galleryName: "g", galleryImageName: "i", galleryImageVersionName: "1.0.0", resourceGroupName: "rg" },
  storageProfile: { source: { id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/gold-2012" } },
});

test.each<[what: string, match: NonNullable<Settings["images"]>[number]["match"], fits: boolean]>([
  ["the id that the machine names", { id: "*/galleries/g/images/i/versions/*" }, true],
  ["the id at the far end of the chain", { id: "*/images/gold-2012" }, true],
  ["the identifier of the definition", { publisher: "contoso", sku: "gold" }, true],
  ["an identifier and an id together", { publisher: "contoso", id: "*gold-2012" }, true],
  ["an id of another image", { id: "*gold-2016" }, false],
  ["an identifier that fits in a part only", { publisher: "contoso", sku: "silver" }, false],
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
