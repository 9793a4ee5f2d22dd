import { decodeBase64Script } from "../../../languages/windows-script";
import { below, entries, text } from "../../../values/read";
import type { PlainText } from "../../../values/texts";
import { UNKNOWN, type Value } from "../../../values/value";
import type { MachineShape } from "../../shape";
import { NO_DISK, NO_IMAGE, UNKNOWN_IMAGE } from "../../shape";

/** Returns `what` as a sign of Windows or Linux, if a text names either. */
export function signsIn(
  what: string,
  value: Value<string>,
  linux: RegExp,
): Pick<MachineShape, "windowsSign" | "linuxSign"> {
  const lower = typeof value === "string" ? value.toLowerCase() : "";
  return {
    windowsSign: lower.includes("windows") ? what : undefined,
    linuxSign: linux.test(lower) ? what : undefined,
  };
}

const NO_TAGS: Readonly<Record<string, string>> = {};
export const NOTHING: readonly never[] = [];

/** Returns tags with known text values; others can't match a pattern. */
export function tagsOf(props: unknown): Readonly<Record<string, string>> {
  const tags = below(props, "tags");
  const all = tags === undefined ? undefined : entries(tags);
  if (all === UNKNOWN || all === undefined) return NO_TAGS;
  return Object.fromEntries(all.filter((tag): tag is readonly [string, string] => typeof tag[1] === "string"));
}

/** Returns the names of tags whose values are unknown. */
export function hiddenTagsOf(props: unknown): Value<readonly string[]> {
  const tags = below(props, "tags");
  const all = tags === undefined ? undefined : entries(tags);
  if (all === UNKNOWN || all === undefined) return all;
  const hidden = all.filter(([, value]) => value === UNKNOWN);
  return hidden.length === 0 ? undefined : hidden.map(([name]) => name);
}

/** Returns texts that anyone with read access to the resource can read: tags, and base64-encoded user data. */
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

/** Returns the signs in the operating system configuration, the disk or the license type. */
export function signsOf(
  osType: Value<string>,
  windows: Value<true>,
  linux: Value<true>,
  licenseType: Value<string>,
): { windowsSign: string | undefined; linuxSign: string | undefined } {
  const os = typeof osType === "string" ? osType.toLowerCase() : undefined;
  const license = typeof licenseType === "string" ? licenseType.toLowerCase() : "";
  const windowsSign =
    os === "windows"
      ? "its disk's operating system type"
      : windows === true
        ? "its Windows configuration"
        : license.startsWith("windows")
          ? "its Windows license type"
          : undefined;
  const linuxSign =
    os === "linux" ? "its disk's operating system type" : linux === true ? "its Linux configuration" : undefined;
  return { windowsSign, linuxSign };
}

/** Returns a machine that may be behind an unknown value. */
export function unknownShape(props: unknown, noun: string, azureName: Value<string>): MachineShape {
  return { ...plainShape(props, noun, azureName), image: UNKNOWN_IMAGE };
}

/** Returns a machine with only the properties that every resource has. */
export function plainShape(props: unknown, noun: string, azureName: Value<string>): MachineShape {
  const tags = tagsOf(props);
  return {
    noun,
    path: "",
    azureName,
    resourceGroup: text(props, "resourceGroupName"),
    location: text(props, "location"),
    tags,
    hiddenTags: hiddenTagsOf(props),
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
