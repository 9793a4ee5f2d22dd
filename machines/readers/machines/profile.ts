import { pathText } from "../../../values/path";
import { at, below, textBelow } from "../../../values/read";
import { UNKNOWN, type Value } from "../../../values/value";
import type { CarrierShape, ImageShape, MachineShape } from "../../shape";
import { customDataShape } from "../carriers/custom-data";
import { inlineExtensions } from "../carriers/extension";
import { applicationsAt } from "../carriers/gallery-application";
import { unattendShape } from "../carriers/unattend";
import { diskOf, imageOf } from "../parts/image";
import { NOTHING, hiddenTagsOf, plainTextsOf, signsOf, tagsOf } from "../parts/plain";

/** Where a resource has its virtual machine profile. */
export interface ProfileSpot {
  readonly noun: string;
  /** Path of the profile in the properties; empty if the resource itself is the machine. */
  readonly profile: readonly string[];
  readonly path?: string;
  /** Paths of extension lists. */
  readonly extensions?: readonly (readonly string[])[];
}

/**
 * Reads a virtual machine profile: `storageProfile`, `osProfile`, `licenseType`, `userData` and inline extensions, as
 * in virtual machines, scale sets, fleets and similar resources. Written as one object literal for speed, because a
 * stack may have tens of thousands of machines.
 */
export function profileShape(props: unknown, azureName: Value<string>, place: ProfileSpot): MachineShape {
  const path = place.profile;
  const profile = path.length === 0 ? props : at(props, ...path);
  const storage = below(profile, "storageProfile");
  const configuration = below(profile, "osProfile");
  const windows = below(configuration, "windowsConfiguration");
  const linux = below(configuration, "linuxConfiguration");
  const disk = diskOf(below(storage, "osDisk"), path[0] ?? "storageProfile");
  const licenseType = textBelow(profile, "licenseType");
  const { windowsSign, linuxSign } = signsOf(disk.osType, presence(windows), presence(linux), licenseType);
  const tags = tagsOf(props);
  const userData = textBelow(profile, "userData");
  const image = imageOf(below(storage, "imageReference"), path[0] ?? "storageProfile");
  return {
    noun: place.noun,
    path: place.path ?? "",
    azureName,
    resourceGroup: textBelow(props, "resourceGroupName"),
    location: textBelow(props, "location"),
    tags,
    hiddenTags: hiddenTagsOf(props),
    image,
    disk,
    windowsSign,
    linuxSign,
    licenseType,
    carriers: profileCarriers(props, place, image, presence(below(windows, "additionalUnattendContent"))),
    plainTexts: plainTextsOf(tags, userData, userData === undefined ? undefined : pathText([...path, "userData"])),
    managedBy: undefined,
    applications:
      below(profile, "applicationProfile") === undefined
        ? NOTHING
        : applicationsAt(props, [...path, "applicationProfile", "galleryApplications"], "packageReferenceId"),
    arcMachine: undefined,
  };
}

function presence(value: Value<unknown>): Value<true> {
  return value === UNKNOWN || value === undefined ? value : true;
}

function profileCarriers(
  props: unknown,
  { profile, extensions = NOTHING }: ProfileSpot,
  image: ImageShape,
  unattend: Value<true>,
): readonly CarrierShape[] {
  const data = customDataShape(props, image, [
    [...profile, "osProfile", "customData"],
    [...profile, "userData"],
  ]);
  if (unattend === undefined && extensions.length === 0) return data;
  return [
    ...data,
    ...unattendShape(props, [...profile, "osProfile", "windowsConfiguration", "additionalUnattendContent"]),
    ...extensions.flatMap((path) => inlineExtensions(props, path)),
  ];
}
