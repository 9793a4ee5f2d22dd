/** An image by the words that it is known under. */

import {
  type ImageRule,
  type OperatingSystem,
  type Settings,
  type Value,
  identifyImage,
  known,
  parsePlatformImageId,
} from "../activation";
import { matches } from "../activation/glob";
import { nested } from "../values/nested";
import type { ImageShape, MachineShape } from "./shape";

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

export function fits(glob: string | undefined, value: string | undefined): boolean {
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

export function textOf({ publisher = "?", offer = "?", sku = "?" }: ImageWords): string {
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
export interface NamedImage {
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
