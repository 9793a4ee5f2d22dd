import { UNKNOWN, type Value } from "../../activation/value";
import { extensionShape, scriptCarrier, unattendShape } from "./carrier-shapes";
import { at, below, entries, has, list, text, textBelow } from "../read";
import { decodeBase64Script } from "../script";
import {
  NO_DISK,
  NO_IMAGE,
  type CarrierShape,
  type DiskShape,
  type ImageShape,
  type MachineShape,
  type PlainText,
  type Reference,
} from "../shape";

/** Joins a property path for people: `a.b[0].c`. */
export function pathText(path: readonly string[]): string {
  return path.join(".").replace(/\.(\d+)(?=\.|$)/g, "[$1]");
}

/**
 * An image reference as ARM and azure-native write it.
 * @param input the top-level input that it stands in
 */
function imageOf(reference: Value<unknown>, input: string): ImageShape {
  if (reference === undefined) return NO_IMAGE;
  return {
    publisher: textBelow(reference, "publisher"),
    offer: textBelow(reference, "offer"),
    sku: textBelow(reference, "sku"),
    id:
      textBelow(reference, "id") ??
      textBelow(reference, "sharedGalleryImageId") ??
      textBelow(reference, "communityGalleryImageId"),
    input,
  };
}

/** The image reference at a path. */
export function imageAt(props: unknown, path: readonly string[]): ImageShape {
  return imageOf(at(props, ...path), path[0] ?? "");
}

/**
 * An operating system disk as ARM and azure-native write it. `vhd.uri` says where an unmanaged disk is kept; only where the
 * disk is attached does it come from there.
 */
function diskOf(disk: Value<unknown>, input: string): DiskShape {
  if (disk === undefined) return NO_DISK;
  const createOption = textBelow(disk, "createOption");
  const attaches = typeof createOption === "string" && createOption.toLowerCase() === "attach";
  return {
    osType: textBelow(disk, "osType"),
    createOption,
    attached: text(disk, "managedDisk", "id"),
    input,
    vhd: text(disk, "image", "uri") ?? (attaches ? text(disk, "vhd", "uri") : undefined),
  };
}

const NO_TAGS: Readonly<Record<string, string>> = {};

/** Tags as texts; those whose value is not a known text are left out, for they cannot match a pattern. */
export function tagsOf(props: unknown): Readonly<Record<string, string>> {
  const tags = below(props, "tags");
  const all = tags === undefined ? undefined : entries(tags);
  if (all === UNKNOWN || all === undefined) return NO_TAGS;
  return Object.fromEntries(all.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}

const NOTHING: readonly never[] = [];

/** Texts that anyone who may read the resource can read: tags, and user data, which is written in base64. */
export function plainTextsOf(
  tags: MachineShape["tags"],
  userData?: Value<string>,
  path?: string,
): readonly PlainText[] {
  if (tags === NO_TAGS && userData === undefined) return NOTHING;
  const texts: PlainText[] = Object.entries(tags).map(([name, value]) => ({ path: `tags.${name}`, text: value }));
  if (userData === undefined || path === undefined) return texts;
  const decoded = typeof userData === "string" ? (decodeBase64Script(userData) ?? userData) : userData;
  return [...texts, { path, text: decoded }];
}

/** What the configuration of the operating system, the disk or the licence type says besides the image. */
export function signsOf(
  osType: Value<string>,
  windows: Value<true>,
  linux: Value<true>,
  licenseType: Value<string>,
): { windowsSign: string | undefined; linuxSign: string | undefined } {
  const os = typeof osType === "string" ? osType.toLowerCase() : undefined;
  const licence = typeof licenseType === "string" ? licenseType.toLowerCase() : "";
  const windowsSign =
    os === "windows"
      ? "the operating system type of its disk"
      : windows === true
        ? "its Windows configuration"
        : licence.startsWith("windows")
          ? "its Windows licence type"
          : undefined;
  const linuxSign =
    os === "linux" ? "the operating system type of its disk" : linux === true ? "its Linux configuration" : undefined;
  return { windowsSign, linuxSign };
}

/** Extensions that stand inside a profile, either flat or below `properties`. */
export function inlineExtensions(props: unknown, path: readonly string[]): CarrierShape[] {
  const all = list(props, ...path);
  if (all === undefined) return [];
  if (all === UNKNOWN) return [scriptCarrier("extension", [{ text: UNKNOWN, path: pathText(path), secret: false }])];
  return all.map((_, index) => {
    const here = [...path, String(index)];
    return extensionShape(props, has(props, ...here, "properties") === true ? [...here, "properties"] : here);
  });
}

/** A machine of which nothing is known yet but what every resource has. */
export function plainShape(props: unknown, noun: string, azureName: Value<string>): MachineShape {
  const tags = tagsOf(props);
  return {
    noun,
    path: "",
    azureName,
    resourceGroup: text(props, "resourceGroupName"),
    location: text(props, "location"),
    tags,
    image: NO_IMAGE,
    disk: NO_DISK,
    windowsSign: undefined,
    linuxSign: undefined,
    licenseType: undefined,
    carriers: NOTHING,
    plainTexts: plainTextsOf(tags),
    managedBy: undefined,
    applications: NOTHING,
    arcMachine: undefined,
  };
}

/** The gallery applications that a list names by the id of a version. */
export function applicationsAt(props: unknown, path: readonly string[], leaf: string): readonly Reference[] {
  const all = list(props, ...path);
  if (all === undefined || all === UNKNOWN) return NOTHING;
  return all.map((_, index) => ({ input: path[0] ?? "", id: text(props, ...path, String(index), leaf) }));
}

/** What differs between the resources that hold a virtual machine profile. */
export interface ProfilePlace {
  readonly noun: string;
  /** Path of the profile in the properties; empty where the resource is the machine itself. */
  readonly profile: readonly string[];
  readonly path?: string;
  /** Paths of extension lists. */
  readonly extensions?: readonly (readonly string[])[];
}

/**
 * Reads a virtual machine profile: `storageProfile`, `osProfile`, `licenseType`, `userData` and inline extensions, as
 * VirtualMachine, scale sets, fleets and their kin share them. Written out in one object, for it is read once for each
 * of what may be tens of thousands of machines.
 */
export function profileShape(props: unknown, azureName: Value<string>, place: ProfilePlace): MachineShape {
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
  return {
    noun: place.noun,
    path: place.path ?? "",
    azureName,
    resourceGroup: textBelow(props, "resourceGroupName"),
    location: textBelow(props, "location"),
    tags,
    image: imageOf(below(storage, "imageReference"), path[0] ?? "storageProfile"),
    disk,
    windowsSign,
    linuxSign,
    licenseType,
    carriers: profileCarriers(props, place, presence(below(windows, "additionalUnattendContent"))),
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

function profileCarriers(props: unknown, place: ProfilePlace, unattend: Value<true>): readonly CarrierShape[] {
  const { profile, extensions = NOTHING } = place;
  if (unattend === undefined && extensions.length === 0) return NOTHING;
  return [
    ...unattendShape(props, [...profile, "osProfile", "windowsConfiguration", "additionalUnattendContent"]),
    ...extensions.flatMap((path) => inlineExtensions(props, path)),
  ];
}
