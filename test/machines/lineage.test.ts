import type { OperatingSystem } from "../../activation/windows";
import { better, ownSystem } from "../../machines/images/lineage";
import { sourceOf } from "../../machines/readers/registry";
import { declare, native } from "./network-stack";

const SERVER: OperatingSystem = { kind: "windows", release: "2016", edition: "standard", because: "its name" };
const SOME: OperatingSystem = { kind: "windows-of-unknown-release", family: undefined, because: "its disk" };
const LINUX: OperatingSystem = { kind: "not-windows", because: "its image" };
const UNCLEAR: OperatingSystem = { kind: "unknown", because: "its image is custom" };
const UNKNOWN_SOURCE: OperatingSystem = { kind: "unknown", because: "its source is unknown" };

test.each<[what: string, own: OperatingSystem, made: OperatingSystem | undefined, expected: OperatingSystem]>([
  ["nothing", UNCLEAR, undefined, UNCLEAR],
  ["an unknown source", SOME, UNCLEAR, SOME],
  ["an unknown source of something unknown", UNCLEAR, UNKNOWN_SOURCE, UNKNOWN_SOURCE],
  ["some Windows, of Linux", LINUX, SOME, LINUX],
  ["some Windows, of some Windows", SOME, { ...SOME, because: "its source" }, SOME],
  ["some Windows, of something unknown", UNCLEAR, SOME, SOME],
  ["a release, of some Windows", SOME, SERVER, SERVER],
  ["Linux, of some Windows", SOME, LINUX, LINUX],
])("what is created from %s", (_, own, made, expected) => {
  expect(better(own, made)).toBe(expected);
});

const windows = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2016-Datacenter" };

test.each<[what: string, type: string, props: object, kind: string, because: string]>([
  ["an image", "Image", {}, "unknown", "it uses a custom image"],
  [
    "an image of a VHD",
    "Image",
    { storageProfile: { osDisk: { blobUri: "https://a/b.vhd" } } },
    "unknown",
    "its image is created from a custom VHD",
  ],
  ["a disk", "Disk", {}, "unknown", "the stack doesn't describe what its disk was copied or restored from"],
  [
    "a disk of a VHD",
    "Disk",
    { osType: "Windows", creationData: { sourceUri: "https://a/b.vhd" } },
    "windows-of-unknown-release",
    "its disk is created from a custom VHD",
  ],
  ["an image of Linux", "GalleryImage", { osType: "LINUX" }, "not-windows", "its image's operating system type"],
  [
    "an image of Windows",
    "GalleryImage",
    { osType: "Windows" },
    "windows-of-unknown-release",
    "it uses a custom image",
  ],
])("%s says itself", (_, type, props, kind, because) => {
  const [declared] = declare([native(`compute:${type}`, "source", props)]);
  const source = declared && sourceOf(declared);
  expect(source && ownSystem(source)).toMatchObject({ kind, because });
});

test.each<[what: string, props: object, kind: string, family: string | undefined, hints: boolean]>([
  ["Windows", { identifier: windows }, "windows-of-unknown-release", undefined, true],
  [
    "client Windows",
    { identifier: { publisher: "MicrosoftWindowsDesktop", offer: "windows", sku: "custom" } },
    "windows-of-unknown-release",
    "client",
    true,
  ],
  [
    "Linux",
    { identifier: { publisher: "Canonical", offer: "ubuntu-24_04-lts", sku: "server" } },
    "unknown",
    undefined,
    true,
  ],
  ["nothing", { identifier: { publisher: "contoso", offer: "a", sku: "b" } }, "unknown", undefined, false],
  [
    "Linux, of Windows",
    { osType: "Windows", identifier: { publisher: "Canonical", offer: "ubuntu-24_04-lts", sku: "server" } },
    "windows-of-unknown-release",
    undefined,
    true,
  ],
])("words that hint at %s are no proof", (_, props, kind, family, hints) => {
  const [declared] = declare([native("compute:GalleryImage", "source", props)]);
  const source = declared && sourceOf(declared);
  const system = source ? ownSystem(source) : UNCLEAR;
  expect(system).toMatchObject(family === undefined ? { kind } : { kind, family });
  expect(system.because).toMatch(
    hints ? /^it uses a custom image; .+ is a hint, not proof$/ : /^it uses a custom image$/,
  );
});
