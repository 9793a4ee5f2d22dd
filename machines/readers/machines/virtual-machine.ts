import type { Value } from "../../../activation";
import type { Declared } from "../../../stack/declared";
import { has, text, textBelow } from "../../../values/read";
import { known } from "../../../values/value";
import { type CarrierShape, type DiskShape, type ImageShape, type MachineShape, NO_DISK, NO_IMAGE } from "../../shape";
import { inlineExtensions } from "../carriers/extension";
import { applicationsAt } from "../carriers/gallery-application";
import { unattendShape } from "../carriers/unattend";
import { plural } from "../parts/classic";
import { imageAt } from "../parts/image";
import { plainShape, plainTextsOf, signsOf, tagsOf } from "../parts/plain";
import { type ProfileSpot, profileShape } from "./profile";

export const VIRTUAL_MACHINE: ProfileSpot = { noun: "virtual machine", profile: [] };

export function virtualMachine({ props, seen }: Declared): MachineShape[] {
  const azureName = textBelow(props, "vmName") ?? textBelow(props, "name");
  const shape = profileShape(props, azureName, VIRTUAL_MACHINE);
  const reported = seen === "running" ? reportedName(props) : undefined;
  return [reported === undefined ? shape : { ...shape, reported }];
}

/** What the agent of a running machine reports; Resource Graph has it below `extended`. */
function reportedName(props: unknown): string | undefined {
  return known(text(props, "instanceView", "osName")) ?? known(text(props, "extended", "instanceView", "osName"));
}

/** A scale set in flexible mode may have no profile: then the machines that join it are declared by themselves. */
export function scaleSet({ props }: Declared): MachineShape[] {
  if (has(props, "virtualMachineProfile") === undefined) return [];
  const extensions = ["virtualMachineProfile", "extensionProfile", "extensions"];
  const azureName = text(props, "vmScaleSetName") ?? text(props, "name");
  return [
    profileShape(props, azureName, { noun: "scale set", profile: ["virtualMachineProfile"], extensions: [extensions] }),
  ];
}

/** An instance of a scale set is judged by itself only where it declares an image or a disk of its own. */
export function scaleSetMachine({ props }: Declared): MachineShape[] {
  if (has(props, "storageProfile") === undefined) return [];
  return [profileShape(props, text(props, "vmScaleSetName"), { noun: "scale set instance", profile: [] })];
}

/** `sourceImageId`, or the `sourceImageReference` block. */
export function sourceImage(props: unknown): ImageShape {
  return has(props, "sourceImageId") === undefined
    ? imageAt(props, ["sourceImageReference"])
    : { ...NO_IMAGE, id: text(props, "sourceImageId"), input: "sourceImageId" };
}

export function applications(props: unknown): MachineShape["applications"] {
  return applicationsAt(props, plural(props, [], "galleryApplication"), "versionId");
}

/** What is alike in the machines and scale sets of azurerm 2.0 and later. */
export function modern(noun: string, system: "Windows" | "Linux") {
  return ({ props }: Declared): MachineShape[] => {
    const attached = text(props, "osManagedDiskId");
    return [
      {
        ...plainShape(props, noun, text(props, "name")),
        image: sourceImage(props),
        disk: { ...NO_DISK, attached, input: "osManagedDiskId" },
        windowsSign: system === "Windows" ? "the type of the resource" : undefined,
        linuxSign: system === "Linux" ? "the type of the resource" : undefined,
        licenseType: text(props, "licenseType"),
        carriers: [
          ...unattendShape(props, plural(props, [], "additionalUnattendContent"), "setting"),
          ...inlineExtensions(props, plural(props, [], "extension")),
        ],
        plainTexts: plainTextsOf(tagsOf(props), text(props, "userData"), "userData"),
        applications: applications(props),
      },
    ];
  };
}

/** What is alike in the resources of azurerm 1: the operating system is told by which block stands there. */
export function legacy(props: unknown, noun: string, image: ImageShape, disk: DiskShape): MachineShape {
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
      ...unattendShape(props, plural(props, windows, "additionalUnattendConfig")),
      ...inlineExtensions(props, plural(props, [], "extension")),
    ],
  };
}

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

/** `vhdUri` is where the disk is put when it is made from an image, and where it comes from when it is attached. */
export function attachedVhd(props: unknown): Value<string> {
  const option = text(props, "storageOsDisk", "createOption");
  const attaches = typeof option === "string" && option.toLowerCase() === "attach";
  return attaches ? text(props, "storageOsDisk", "vhdUri") : undefined;
}

export function legacyScaleSet({ props }: Declared): MachineShape[] {
  const disk: DiskShape = {
    ...NO_DISK,
    osType: text(props, "storageProfileOsDisk", "osType"),
    createOption: text(props, "storageProfileOsDisk", "createOption"),
    vhd: text(props, "storageProfileOsDisk", "image"),
  };
  return [legacy(props, "scale set", imageAt(props, ["storageProfileImageReference"]), disk)];
}

export function orchestrated({ props }: Declared): MachineShape[] {
  const image = sourceImage(props);
  const windows = ["osProfile", "windowsConfiguration"];
  const hasProfile = [has(props, "osProfile"), image.id, image.sku, image.offer, has(props, "osDisk")];
  if (hasProfile.every((value) => value === undefined)) return [];
  const licenseType = text(props, "licenseType");
  const linux = has(props, "osProfile", "linuxConfiguration");
  const carriers: CarrierShape[] = [
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
