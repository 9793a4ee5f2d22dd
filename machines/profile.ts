import { UNKNOWN, type Value } from "../activation/value";
import { extensionShape, scriptCarrier, unattendShape } from "./carrier-shapes";
import { at, entries, has, list, text } from "./read";
import { decodeBase64Script } from "./script";
import {
  NO_DISK,
  NO_IMAGE,
  type CarrierShape,
  type DiskShape,
  type ImageShape,
  type MachineShape,
  type PlainText,
  type Reference,
} from "./shape";

/** Joins a property path for people: `a.b[0].c`. */
export function pathText(path: readonly string[]): string {
  return path.join(".").replace(/\.(\d+)(?=\.|$)/g, "[$1]");
}

/** An image reference as ARM and azure-native write it. */
export function imageAt(props: unknown, path: readonly string[]): ImageShape {
  const own = text(props, ...path, "id");
  const shared = text(props, ...path, "sharedGalleryImageId");
  const community = text(props, ...path, "communityGalleryImageId");
  const leaf = own !== undefined ? "id" : shared !== undefined ? "sharedGalleryImageId" : "communityGalleryImageId";
  return {
    publisher: text(props, ...path, "publisher"),
    offer: text(props, ...path, "offer"),
    sku: text(props, ...path, "sku"),
    id: own ?? shared ?? community ?? (at(props, ...path) === UNKNOWN ? UNKNOWN : undefined),
    idPath: [...path, leaf],
  };
}

/**
 * An operating system disk as ARM and azure-native write it. `vhd.uri` says where an unmanaged disk is kept; only where the
 * disk is attached does it come from there.
 */
export function diskAt(props: unknown, path: readonly string[]): DiskShape {
  const createOption = text(props, ...path, "createOption");
  const attaches = typeof createOption === "string" && createOption.toLowerCase() === "attach";
  return {
    osType: text(props, ...path, "osType"),
    createOption,
    attached: text(props, ...path, "managedDisk", "id"),
    attachedPath: [...path, "managedDisk", "id"],
    vhd: text(props, ...path, "image", "uri") ?? (attaches ? text(props, ...path, "vhd", "uri") : undefined),
  };
}

/** Tags as texts; those whose value is not a known text are left out, for they cannot match a pattern. */
export function tagsOf(props: unknown): Readonly<Record<string, string>> {
  const all = entries(props, "tags");
  if (all === UNKNOWN || all === undefined) return {};
  return Object.fromEntries(all.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}

/** Texts that anyone who may read the resource can read: tags, and user data, which is written in base64. */
export function plainTextsOf(props: unknown, userData?: readonly string[]): PlainText[] {
  const tags = Object.entries(tagsOf(props)).map(([name, value]) => ({ path: `tags.${name}`, text: value }));
  const data = userData && text(props, ...userData);
  if (userData === undefined || data === undefined) return tags;
  const decoded = typeof data === "string" ? (decodeBase64Script(data) ?? data) : data;
  return [...tags, { path: pathText(userData), text: decoded }];
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
  return {
    noun,
    path: "",
    azureName,
    resourceGroup: text(props, "resourceGroupName"),
    location: text(props, "location"),
    tags: tagsOf(props),
    image: NO_IMAGE,
    disk: NO_DISK,
    windowsSign: undefined,
    linuxSign: undefined,
    licenseType: undefined,
    carriers: [],
    plainTexts: plainTextsOf(props),
    managedBy: undefined,
    applications: [],
    arcMachine: undefined,
  };
}

/** The gallery applications that a list names by the id of a version. */
export function applicationsAt(props: unknown, path: readonly string[], leaf: string): Reference[] {
  const all = list(props, ...path);
  if (all === undefined || all === UNKNOWN) return [];
  return all.map((_, index) => ({ input: path[0] ?? "", id: text(props, ...path, String(index), leaf) }));
}

/** What differs between the resources that hold a virtual machine profile. */
export interface ProfilePlace {
  readonly noun: string;
  /** Path of the profile in the properties; empty where the resource is the machine itself. */
  readonly profile: readonly string[];
  readonly azureName: Value<string>;
  readonly path?: string;
  /** Paths of extension lists. */
  readonly extensions?: readonly (readonly string[])[];
}

/**
 * Reads a virtual machine profile: `storageProfile`, `osProfile`, `licenseType`, `userData` and inline extensions, as
 * VirtualMachine, scale sets, fleets and their kin share them.
 */
export function profileShape(props: unknown, place: ProfilePlace): MachineShape {
  const at0 = (...path: readonly string[]): string[] => [...place.profile, ...path];
  const disk = diskAt(props, at0("storageProfile", "osDisk"));
  const licenseType = text(props, ...at0("licenseType"));
  const windows = has(props, ...at0("osProfile", "windowsConfiguration"));
  const linux = has(props, ...at0("osProfile", "linuxConfiguration"));
  const unattend = unattendShape(props, at0("osProfile", "windowsConfiguration", "additionalUnattendContent"));
  return {
    ...plainShape(props, place.noun, place.azureName),
    path: place.path ?? "",
    image: imageAt(props, at0("storageProfile", "imageReference")),
    disk,
    ...signsOf(disk.osType, windows, linux, licenseType),
    licenseType,
    carriers: [...unattend, ...(place.extensions ?? []).flatMap((path) => inlineExtensions(props, path))],
    plainTexts: plainTextsOf(props, at0("userData")),
    applications: applicationsAt(props, at0("applicationProfile", "galleryApplications"), "packageReferenceId"),
  };
}
