import type { Declared } from "../../../stack/declared";
import { equalsIgnoreCase } from "../../../values/equals-ignore-case";
import { has, text, textBelow } from "../../../values/read";
import { type Value, known } from "../../../values/value";
import { type CarrierShape, type DiskShape, type ImageShape, type MachineShape, NO_DISK, NO_IMAGE } from "../../shape";
import { customDataShape } from "../carriers/custom-data";
import { inlineExtensions } from "../carriers/extension";
import { applicationsAt } from "../carriers/gallery-application";
import { unattendShape } from "../carriers/unattend";
import { plural } from "../parts/classic";
import { imageAt } from "../parts/image";
import { plainShape, plainTextsOf, signsOf, tagsOf } from "../parts/plain";
import { type ProfileSpot, profileShape } from "./profile";

const VIRTUAL_MACHINE: ProfileSpot = { noun: "virtual machine", profile: [] };

/** Reads a virtual machine. */
export function virtualMachine({ props, seen }: Declared): MachineShape[] {
  const azureName = textBelow(props, "vmName") ?? textBelow(props, "name");
  const shape = profileShape(props, azureName, VIRTUAL_MACHINE);
  const reported = seen === "running" ? reportedName(props) : undefined;
  return [reported === undefined ? shape : { ...shape, reported }];
}

/** Returns the name that a running machine's agent reports. Resource Graph nests it in `extended`. */
function reportedName(props: unknown): string | undefined {
  return known(text(props, "instanceView", "osName")) ?? known(text(props, "extended", "instanceView", "osName"));
}

/** Reads a scale set. A flexible one without a profile has machines that are declared separately. */
export function scaleSet({ props }: Declared): MachineShape[] {
  if (has(props, "virtualMachineProfile") === undefined) return [];
  const extensions = ["virtualMachineProfile", "extensionProfile", "extensions"];
  const azureName = text(props, "vmScaleSetName") ?? text(props, "name");
  return [
    profileShape(props, azureName, { noun: "scale set", profile: ["virtualMachineProfile"], extensions: [extensions] }),
  ];
}

/** Reads a scale set instance, which is checked separately only if it declares its own image or disk. */
export function scaleSetMachine({ props }: Declared): MachineShape[] {
  if (has(props, "storageProfile") === undefined) return [];
  return [profileShape(props, text(props, "vmScaleSetName"), { noun: "scale set instance", profile: [] })];
}

/** Returns the image of `sourceImageId` or the `sourceImageReference` block. */
function sourceImage(props: unknown): ImageShape {
  return has(props, "sourceImageId") === undefined
    ? imageAt(props, ["sourceImageReference"])
    : { ...NO_IMAGE, id: text(props, "sourceImageId"), input: "sourceImageId" };
}

/** Returns the gallery applications of a machine or scale set of the classic provider. */
function applications(props: unknown): MachineShape["applications"] {
  return applicationsAt(props, plural(props, [], "galleryApplication"), "versionId");
}

/** Returns a reader for what machines and scale sets of azurerm 2.0 and later have in common. */
export function modern(noun: string, system: "Windows" | "Linux") {
  return ({ props }: Declared): MachineShape[] => {
    const attached = text(props, "osManagedDiskId");
    const image = sourceImage(props);
    return [
      {
        ...plainShape(props, noun, text(props, "name")),
        image,
        disk: { ...NO_DISK, attached, input: "osManagedDiskId" },
        windowsSign: system === "Windows" ? "the resource type" : undefined,
        linuxSign: system === "Linux" ? "the resource type" : undefined,
        licenseType: text(props, "licenseType"),
        carriers: [
          ...customDataShape(props, image, [["customData"], ["userData"]]),
          ...unattendShape(props, plural(props, [], "additionalUnattendContent"), "setting"),
          ...inlineExtensions(props, plural(props, [], "extension")),
        ],
        plainTexts: plainTextsOf(tagsOf(props), text(props, "userData"), "userData"),
        applications: applications(props),
      },
    ];
  };
}

/** Reads what azurerm 1 resources have in common. Which block is present determines the operating system. */
function legacy(props: unknown, noun: string, image: ImageShape, disk: DiskShape): MachineShape {
  const windows = plural(props, [], "osProfileWindowsConfig");
  const linux = plural(props, [], "osProfileLinuxConfig");
  const licenseType = text(props, "licenseType");
  return {
    ...plainShape(props, noun, text(props, "name")),
    image,
    disk,
    ...signsOf(disk.osType, has(props, ...windows), has(props, ...linux), licenseType),
    licenseType,
    carriers: [
      ...customDataShape(props, image, [["osProfile", "customData"]]),
      ...unattendShape(props, plural(props, windows, "additionalUnattendConfig")),
      ...inlineExtensions(props, plural(props, [], "extension")),
    ],
  };
}

/** Reads a virtual machine of azurerm 1 or azurestack. */
export function legacyMachine({ props }: Declared): MachineShape[] {
  const disk: DiskShape = {
    osType: text(props, "storageOsDisk", "osType"),
    createOption: text(props, "storageOsDisk", "createOption"),
    attached: text(props, "storageOsDisk", "managedDiskId"),
    input: "storageOsDisk",
    vhd: text(props, "storageOsDisk", "imageUri") ?? attachedVhd(props),
  };
  return [legacy(props, "virtual machine", imageAt(props, ["storageImageReference"]), disk)];
}

/** Returns `vhdUri` of an attached disk. For a disk created from an image, it's the destination instead. */
function attachedVhd(props: unknown): Value<string> {
  const option = text(props, "storageOsDisk", "createOption");
  const attaches = equalsIgnoreCase(option, "Attach");
  return attaches ? text(props, "storageOsDisk", "vhdUri") : undefined;
}

/** Reads a scale set of azurerm 1 or azurestack. */
export function legacyScaleSet({ props }: Declared): MachineShape[] {
  const disk: DiskShape = {
    ...NO_DISK,
    osType: text(props, "storageProfileOsDisk", "osType"),
    createOption: text(props, "storageProfileOsDisk", "createOption"),
    vhd: text(props, "storageProfileOsDisk", "image"),
  };
  return [legacy(props, "scale set", imageAt(props, ["storageProfileImageReference"]), disk)];
}

/** Reads a flexible scale set of the classic provider. One without a profile has machines that are declared separately. */
export function orchestrated({ props }: Declared): MachineShape[] {
  const image = sourceImage(props);
  const windows = ["osProfile", "windowsConfiguration"];
  const hasProfile = [has(props, "osProfile"), image.id, image.sku, image.offer, has(props, "osDisk")];
  if (hasProfile.every((value) => value === undefined)) return [];
  const licenseType = text(props, "licenseType");
  const linux = has(props, "osProfile", "linuxConfiguration");
  const carriers: CarrierShape[] = [
    ...customDataShape(props, image, [["osProfile", "customData"], ["userDataBase64"]]),
    ...unattendShape(props, plural(props, windows, "additionalUnattendContent"), "setting"),
    ...inlineExtensions(props, plural(props, [], "extension")),
  ];
  return [
    {
      ...plainShape(props, "scale set", text(props, "name")),
      image,
      ...signsOf(undefined, has(props, ...windows), linux, licenseType),
      licenseType,
      carriers,
      plainTexts: plainTextsOf(tagsOf(props), text(props, "userDataBase64"), "userDataBase64"),
      applications: applications(props),
    },
  ];
}
