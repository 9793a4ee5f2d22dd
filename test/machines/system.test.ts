import type { OperatingSystem } from "../../activation/windows";
import { plainShape } from "../../machines/readers/parts/plain";
import { type DiskShape, type ImageShape, type MachineShape, NO_DISK, NO_IMAGE } from "../../machines/shape";
import { type SystemEvidence, systemOf } from "../../machines/system";
import { UNKNOWN } from "../../values/value";

const OPEN = plainShape({}, "virtual machine", "vm");
const NOTHING: SystemEvidence = { rule: undefined, named: undefined, inherited: undefined };
const SERVER: OperatingSystem = { kind: "windows", release: "2016", edition: "standard", because: "its name" };
const SOME: OperatingSystem = { kind: "windows-of-unknown-release", family: undefined, because: "its disk" };
const LINUX: OperatingSystem = { kind: "not-windows", because: "its image" };
const UNCLEAR: OperatingSystem = { kind: "unknown", because: "its image is custom" };
const WINDOWS_SIGN = { windowsSign: "its disk" };
const LINUX_SIGN = { linuxSign: "its configuration" };
const REPORTED = { reported: "Windows Server 2022 Datacenter" };
const RULE = { match: {}, release: "2012" } as const;
const EDITION = { match: {}, edition: "datacenter" } as const;

test.each<[what: string, shape: Partial<MachineShape>, evidence: Partial<SystemEvidence>, expected: string]>([
  ["a rule's release, whatever else is known", REPORTED, { rule: RULE, named: SERVER, inherited: SERVER }, "2012"],
  ["a rule's edition", {}, { rule: EDITION, named: SERVER }, "2016 datacenter"],
  ["a rule's edition, and no release", {}, { rule: EDITION, inherited: SOME }, "windows-of-unknown-release"],
  ["its report before its image", REPORTED, { named: SERVER, inherited: LINUX }, "2022 datacenter"],
  ["an empty report", { reported: "" }, { named: SERVER }, "2016 standard"],
  ["its image's name before its disk", {}, { named: SERVER, inherited: LINUX }, "2016 standard"],
  ["its image's name before its signs", LINUX_SIGN, { named: SOME }, "windows-of-unknown-release"],
  ["its disk, where its image's name says nothing", {}, { named: UNCLEAR, inherited: SERVER }, "2016 standard"],
  ["its disk before its signs", LINUX_SIGN, { inherited: SERVER }, "2016 standard"],
  ["its signs before a disk that only says Windows", LINUX_SIGN, { inherited: SOME }, "not-windows"],
  [
    "a disk that only says Windows, where signs differ",
    { ...WINDOWS_SIGN, ...LINUX_SIGN },
    { inherited: SOME },
    "windows-of-unknown-release",
  ],
  ["a sign of Windows", WINDOWS_SIGN, { inherited: UNCLEAR }, "windows-of-unknown-release"],
  ["a sign of Linux", LINUX_SIGN, { inherited: UNCLEAR }, "not-windows"],
  ["signs of both", { ...WINDOWS_SIGN, ...LINUX_SIGN }, {}, "windows-of-unknown-release"],
  ["a disk of Linux", WINDOWS_SIGN, { inherited: LINUX }, "not-windows"],
  ["nothing", {}, {}, "unknown"],
])("a machine's system follows from %s", (_, shape, evidence, expected) => {
  const system = systemOf({ ...OPEN, ...shape }, { ...NOTHING, ...evidence });
  const { kind } = system;
  expect(kind === "windows" ? [system.release, system.edition].filter(Boolean).join(" ") : kind).toBe(expected);
});

test.each<[what: string, image: Partial<ImageShape>, disk: Partial<DiskShape>, because: string]>([
  ["no image", {}, {}, "it names no image"],
  ["an unknown publisher", { publisher: UNKNOWN }, {}, "its image is unknown"],
  ["an unknown offer", { offer: UNKNOWN }, {}, "its image is unknown"],
  ["an unknown SKU", { sku: UNKNOWN }, {}, "its image is unknown"],
  ["an unknown id", { id: UNKNOWN }, {}, "its image is unknown"],
  ["an unknown disk", {}, { attached: UNKNOWN }, "its image is unknown"],
  ["an unknown VHD", {}, { vhd: UNKNOWN }, "its image is unknown"],
  ["an id", { id: "image" }, { attached: "disk" }, "it uses a custom image"],
  ["a disk", {}, { attached: "disk" }, "its disk's origin is unknown"],
  ["a VHD", {}, { vhd: "https://a/b.vhd" }, "its disk's origin is unknown"],
])("why the system of a machine with %s is unknown", (_, image, disk, because) => {
  const shape = { ...OPEN, image: { ...NO_IMAGE, ...image }, disk: { ...NO_DISK, ...disk } };
  expect(systemOf(shape, NOTHING)).toEqual({ kind: "unknown", because });
});

test("what an image says is why its system is unknown", () => {
  const because = (evidence: Partial<SystemEvidence>) => systemOf(OPEN, { ...NOTHING, ...evidence }).because;
  expect(because({ inherited: UNCLEAR, named: { ...UNCLEAR, because: "its name" } })).toBe(UNCLEAR.because);
  expect(because({ named: UNCLEAR })).toBe(UNCLEAR.because);
});
