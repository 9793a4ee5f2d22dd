import { identifyImage, parsePlatformImageId } from "../activation/catalogue";
import { matches } from "../activation/glob";
import { nested } from "../activation/nested";
import type { ImageRule, Settings } from "../activation/settings";
import { UNKNOWN, known, type Value } from "../activation/value";
import type { OperatingSystem } from "../activation/windows";
import type { ImageShape, MachineShape } from "./shape";

/** An image by the words that it is known under. */
export interface ImageWords {
  readonly publisher: string | undefined;
  readonly offer: string | undefined;
  readonly sku: string | undefined;
}

/** Everything that the settings may know an image by, of a machine and of what it is made from. */
export interface ImageNames {
  readonly ids: readonly string[];
  readonly words: readonly ImageWords[];
}

/** The words of an image, if it has any; those of a platform image's id count. */
export function wordsOf(image: ImageShape): readonly ImageWords[] {
  const [publisher, offer, sku] = [known(image.publisher), known(image.offer), known(image.sku)];
  return publisher === undefined && offer === undefined && sku === undefined ? [] : [{ publisher, offer, sku }];
}

function fits(glob: string | undefined, value: string | undefined): boolean {
  return glob === undefined || (value !== undefined && matches(glob, value));
}

/** The first rule of the settings that fits. A rule needs a known value for every field that it names. */
export function firstRule({ ids, words }: ImageNames, settings: Settings): ImageRule | undefined {
  return settings.images?.find(({ match }) => {
    const byId = match.id === undefined || ids.some((id) => fits(match.id, id));
    const asksWords = match.publisher !== undefined || match.offer !== undefined || match.sku !== undefined;
    return (
      byId &&
      (!asksWords ||
        words.some(
          (one) => fits(match.publisher, one.publisher) && fits(match.offer, one.offer) && fits(match.sku, one.sku),
        ))
    );
  });
}

function textOf({ publisher = "?", offer = "?", sku = "?" }: ImageWords): string {
  return `${publisher}:${offer}:${sku}`;
}

/** The image for people where it has no words. */
export function wordlessImage({ image, disk }: MachineShape): string {
  return known(image.id) ?? known(disk.attached) ?? known(disk.vhd) ?? "";
}

/** What an image says by the words that it is known under, or by the id of a platform image. */
export function identifyWords(image: ImageShape): OperatingSystem | undefined {
  const id = known(image.id);
  const platform = id === undefined ? undefined : parsePlatformImageId(id);
  if (platform) return identifyImage(platform);
  const [words] = wordsOf(image);
  return words && identifyImage(words);
}

/** What an image says by its words. */
interface NamedImage {
  /** For people; absent where it has no words. */
  readonly text: string | undefined;
  readonly system: OperatingSystem | undefined;
}

/** What images say by their words, told once for all machines of a stack that are made from the same. */
export class NamedImages {
  private readonly told = new Map<Value<string>, Map<Value<string>, Map<Value<string>, NamedImage>>>();

  of(image: ImageShape): NamedImage {
    const told = nested(nested(this.told, image.publisher), image.offer);
    const before = told.get(image.sku);
    if (before) return before;
    const [words] = wordsOf(image);
    const named = { text: words && textOf(words), system: words && identifyImage(words) };
    told.set(image.sku, named);
    return named;
  }
}

function openReason({ image, disk }: MachineShape): string {
  const values = [image.publisher, image.offer, image.sku, image.id, disk.attached, disk.vhd];
  if (values.includes(UNKNOWN)) return "its image is not known yet";
  if (known(image.id) !== undefined) return "its image is one of your own";
  return known(disk.attached) === undefined && known(disk.vhd) === undefined
    ? "it names no image"
    : "its disk comes from elsewhere";
}

/** What tells the operating system of a machine besides the signs that it carries itself. */
export interface Evidence {
  /** The rule of the settings that fits its image. */
  readonly rule: ImageRule | undefined;
  /** What its image says. */
  readonly named: OperatingSystem | undefined;
  /** What the images and disks say that it is made from. */
  readonly inherited: OperatingSystem | undefined;
}

/**
 * The operating system of a machine: what the settings say of its image, else what the image says, else what the images
 * and disks say that it is made from, else the signs that it carries itself.
 */
export function systemOf(shape: MachineShape, evidence: Evidence): OperatingSystem {
  const told = toldSystem(shape, evidence);
  // A rule may name the edition alone, of an image whose release something else tells.
  const edition = evidence.rule?.edition;
  return told.kind === "windows" && edition !== undefined ? { ...told, edition } : told;
}

function toldSystem(shape: MachineShape, { rule, named, inherited }: Evidence): OperatingSystem {
  if (rule?.release !== undefined) {
    return {
      kind: "windows",
      release: rule.release,
      edition: undefined,
      because: "a rule of activation-settings.images",
    };
  }
  if (named && named.kind !== "unknown") return named;
  const linuxSign = shape.windowsSign === undefined ? shape.linuxSign : undefined;
  const tells = inherited !== undefined && inherited.kind !== "unknown";
  if (tells && !(linuxSign !== undefined && inherited.kind === "windows-of-unknown-release")) return inherited;
  if (linuxSign !== undefined) return { kind: "not-windows", because: linuxSign };
  const because = inherited?.because ?? named?.because ?? openReason(shape);
  if (shape.windowsSign === undefined) return { kind: "unknown", because };
  return {
    kind: "windows-of-unknown-release",
    family: undefined,
    because: `${because}; ${shape.windowsSign} tells that it is Windows`,
  };
}
