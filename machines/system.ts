import { identifyImage, parsePlatformImageId } from "../activation/catalogue";
import { matches } from "../activation/glob";
import type { ImageRule, Settings } from "../activation/settings";
import { UNKNOWN, known, type Value } from "../activation/value";
import type { OperatingSystem } from "../activation/windows";
import type { ImageShape, MachineShape } from "./shape";

function fits(glob: string | undefined, value: Value<string>): boolean {
  return glob === undefined || (typeof value === "string" && matches(glob, value));
}

/**
 * The first rule of the settings that fits what a machine is made from: its image, or the disk or VHD that it is given
 * instead. A rule needs a known value for every field that it names.
 */
export function imageRule({ image, disk }: MachineShape, settings: Settings): ImageRule | undefined {
  const id = image.id ?? disk.attached ?? disk.vhd;
  return settings.images?.find(
    ({ match }) =>
      fits(match.id, id) &&
      fits(match.publisher, image.publisher) &&
      fits(match.offer, image.offer) &&
      fits(match.sku, image.sku),
  );
}

/** The image for people. */
export function imageText({ image, disk }: MachineShape): string {
  if (known(image.publisher) !== undefined || known(image.offer) !== undefined || known(image.sku) !== undefined) {
    return [image.publisher, image.offer, image.sku].map((part) => known(part) ?? "?").join(":");
  }
  if (known(image.id) !== undefined) return known(image.id) ?? "";
  return known(disk.attached) ?? known(disk.vhd) ?? "";
}

/** What an image says by the words that it is known under. */
function identifyByName(image: ImageShape): OperatingSystem | undefined {
  const id = known(image.id);
  const platform = id === undefined ? undefined : parsePlatformImageId(id);
  if (platform) return identifyImage(platform);
  const words = { publisher: known(image.publisher), offer: known(image.offer), sku: known(image.sku) };
  if (words.publisher === undefined && words.offer === undefined && words.sku === undefined) return undefined;
  return identifyImage({
    ...(words.publisher !== undefined && { publisher: words.publisher }),
    ...(words.offer !== undefined && { offer: words.offer }),
    ...(words.sku !== undefined && { sku: words.sku }),
  });
}

function openReason({ image, disk }: MachineShape): string {
  const values = [image.publisher, image.offer, image.sku, image.id, disk.attached, disk.vhd];
  if (values.includes(UNKNOWN)) return "its image is not known yet";
  if (known(image.id) !== undefined) return "its image is one of your own";
  return known(disk.attached) === undefined && known(disk.vhd) === undefined
    ? "it names no image"
    : "its disk comes from elsewhere";
}

/**
 * The operating system of a machine: what the settings say of its image, else what the image says, else what the chain
 * of images and disks that it is made from says, else the signs that it carries itself.
 */
export function systemOf(
  shape: MachineShape,
  settings: Settings,
  chain: () => OperatingSystem | undefined,
): OperatingSystem {
  const rule = imageRule(shape, settings);
  if (rule?.release !== undefined) {
    return {
      kind: "windows",
      release: rule.release,
      edition: rule.edition,
      because: "a rule of activation-settings.images",
    };
  }
  const named = identifyByName(shape.image) ?? chain();
  if (named && named.kind !== "unknown") return named;
  if (shape.linuxSign !== undefined && shape.windowsSign === undefined)
    return { kind: "not-windows", because: shape.linuxSign };
  const because = openReason(shape);
  if (shape.windowsSign === undefined) return { kind: "unknown", because };
  return {
    kind: "windows-of-unknown-release",
    family: undefined,
    because: `${because}; ${shape.windowsSign} tells that it is Windows`,
  };
}
