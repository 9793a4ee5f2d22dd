import type { Cloud, DeliveryPath, KeyDeliveryRule, Settings } from "../../activation/settings";
import { UNKNOWN, type Value } from "../../values/value";
import { type Written, judged, machineIn } from "../policies/declare";
import { LATER } from "./network-stack";

const AZURE_VHD = "https://disks.blob.core.windows.net/vhds/os.vhd";
const HUB_VHD = "https://disks.blob.hub1.corp.example/vhds/os.vhd";
const COMPUTE = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute";
const DISK = { managedDisk: { id: `${COMPUTE}/disks/os` } };
const WORDS = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2019-Datacenter" };

function native(type: string, name: string, properties: Record<string, unknown>): Written {
  return { type: `azure-native:${type}`, name, properties };
}

function machineOf(properties: Record<string, unknown>, others: readonly Written[] = [], settings: Settings = {}) {
  return machineIn(judged([...others, native("compute:VirtualMachine", "web", properties)], settings), "web").machine;
}

const image = (more: object): Written =>
  native("compute:Image", "image", { storageProfile: { osDisk: { osType: "Windows", ...more } } });
const disk = (creationData: object): Written => native("compute:Disk", "disk", { osType: "Windows", creationData });
const IMAGE = { id: "${image.id}" };

/** A storage profile, what is then said of the disk, and the signs that the machine is from elsewhere. */
test.each<[what: string, profile: object, others: readonly Written[], origin: string, signs: readonly string[]]>([
  ["nothing", {}, [], "unknown", []],
  ["a new disk of nothing", { osDisk: { createOption: "FromImage" } }, [], "unknown", []],
  ["a marketplace image", { imageReference: WORDS }, [], "image", []],
  ["an image with an offer only", { imageReference: { offer: "WindowsServer" } }, [], "image", []],
  ["an image with a SKU only", { imageReference: { sku: "2019-Datacenter" } }, [], "image", []],
  ["an image elsewhere", { imageReference: { id: `${COMPUTE}/images/i` } }, [], "image", []],
  ["a disk elsewhere", { osDisk: DISK }, [], "attached", ["attached-disk"]],
  ["a disk elsewhere, attached", { osDisk: { ...DISK, createOption: "ATTACH" } }, [], "attached", ["attached-disk"]],
  ["an image and the id of its disk", { imageReference: WORDS, osDisk: DISK }, [], "image", []],
  [
    "an image with an offer only and the id of its disk",
    { imageReference: { offer: "WindowsServer" }, osDisk: DISK },
    [],
    "image",
    [],
  ],
  ["the id of a new disk", { osDisk: { ...DISK, createOption: "FromImage" } }, [], "attached", []],
  [
    "an attached VHD",
    { osDisk: { createOption: "Attach", vhd: { uri: AZURE_VHD } } },
    [],
    "attached",
    ["imported-disk"],
  ],
  [
    "an attached VHD, next to an image",
    { imageReference: WORDS, osDisk: { createOption: "Attach", vhd: { uri: AZURE_VHD } } },
    [],
    "attached",
    ["imported-disk"],
  ],
  ["a copied VHD", { osDisk: { createOption: "FromImage", image: { uri: AZURE_VHD } } }, [], "imported", []],
  [
    "a copied VHD on a Hub",
    { osDisk: { createOption: "FromImage", image: { uri: HUB_VHD } } },
    [],
    "imported",
    ["hub-blob-endpoint"],
  ],
  ["a VHD that says no more", { osDisk: { image: { uri: AZURE_VHD } } }, [], "imported", ["imported-disk"]],
  ["an image of a VHD", { imageReference: IMAGE }, [image({ blobUri: AZURE_VHD })], "imported", []],
  [
    "a specialized image of a VHD",
    { imageReference: IMAGE },
    [image({ blobUri: AZURE_VHD, osState: "Specialized" })],
    "attached",
    ["imported-disk"],
  ],
  ["a specialized image", { imageReference: IMAGE }, [image({ osState: "Specialized" })], "attached", []],
  [
    "a disk made from an image of a VHD",
    { osDisk: { createOption: "Attach", managedDisk: { id: "${disk.id}" } } },
    [image({ blobUri: AZURE_VHD }), disk({ createOption: "FromImage", imageReference: IMAGE })],
    "imported",
    [],
  ],
  [
    "a disk imported from a VHD",
    { osDisk: { createOption: "Attach", managedDisk: { id: "${disk.id}" } } },
    [disk({ createOption: "Import", sourceUri: AZURE_VHD })],
    "attached",
    ["imported-disk"],
  ],
])("a machine with %s", (_, storageProfile, others, origin, signs) => {
  const { disk: found, moveSigns } = machineOf({ storageProfile }, others);
  expect([found, moveSigns.map(({ sign }) => sign)]).toEqual([origin, signs]);
});

test.each<[what: string, properties: Record<string, unknown>, names: Value<readonly string[]>]>([
  ["none", {}, undefined],
  ["two", { tags: { a: "x", b: LATER } }, ["a", "b"]],
  ["unknown ones", { tags: LATER }, UNKNOWN],
  ["ones of another shape", { tags: "a" }, UNKNOWN],
])("the names of a machine's tags: %s", (_, properties, names) => {
  expect(machineOf({ vmName: "web", ...properties }).tagNames).toEqual(names);
});

test("a machine inside another resource has no tags of its own", () => {
  const role = native("hybridnetwork:VendorSkus", "sku", {
    tags: { a: "x" },
    networkFunctionTemplate: { networkFunctionRoleConfigurations: [{ storageProfile: { imageReference: WORDS } }] },
  });
  expect(machineIn(judged([role]), "sku").machine.tagNames).toBe(UNKNOWN);
});

function deliveryTo(vmName: string, match: KeyDeliveryRule["match"]): Value<DeliveryPath> {
  const tags = { activation: "vamt", site: "berlin" };
  return machineOf({ vmName, tags }, [], { keyDelivery: [{ match, path: "mak" }] }).declaredDelivery;
}

test("keys are perhaps delivered otherwise to a machine with unknown tags", () => {
  const keyDelivery: readonly KeyDeliveryRule[] = [{ match: { tags: { activation: "vamt" } }, path: "mak" }];
  const byTags = (tags: unknown) => machineOf({ vmName: "web", tags }, [], { keyDelivery }).declaredDelivery;
  expect([byTags(LATER), byTags({ activation: LATER }), byTags({ owner: LATER })]).toEqual([
    UNKNOWN,
    UNKNOWN,
    undefined,
  ]);
});

test.each<[match: KeyDeliveryRule["match"], applies: boolean]>([
  [{ name: "web" }, true],
  [{ name: "azure-*" }, true],
  [{ name: "db*" }, false],
  [{ tags: { activation: "vamt" } }, true],
  [{ tags: { activation: "mak" } }, false],
  [{ tags: { activation: "vamt", site: "ber*" } }, true],
  [{ tags: { activation: "vamt", site: "par*" } }, false],
  [{ tags: { constructor: "*" } }, false],
  [{ tags: { owner: "*" } }, false],
  [{ name: "web", tags: { activation: "vamt" } }, true],
  [{ name: "db", tags: { activation: "vamt" } }, false],
  [{ name: "web", tags: { activation: "mak" } }, false],
  [{ tags: { Activation: "VAMT" } }, true],
])("keys are delivered otherwise to %j or not", (match, applies) => {
  expect(deliveryTo("azure-web", match)).toBe(applies ? "mak" : undefined);
});

test("keys are perhaps delivered otherwise to a name that is unknown", () => {
  expect([deliveryTo(LATER, { name: "azure-*" }), deliveryTo(LATER, { name: "web" })]).toEqual([UNKNOWN, "mak"]);
});

test.each<[cloud: Cloud, hasNetwork: boolean]>([
  ["azure", true],
  ["azure-us-government", true],
  ["azure-china", true],
  ["azure-stack-hub", false],
  ["azure-local", false],
])("the network of a machine in %s counts or not", (defaultCloud, hasNetwork) => {
  const { attachment } = machineOf({ storageProfile: { imageReference: WORDS } }, [], { defaultCloud });
  expect(attachment !== undefined).toBe(hasNetwork);
});
