/** An image's publisher, offer and SKU. */

import { identifyImage } from "../activation/catalog";
import { matches } from "../activation/glob";
import type { ImageRule, Settings } from "../activation/settings";
import type { OperatingSystem } from "../activation/windows";
import { nested } from "../values/nested";
import { type Value, known } from "../values/value";
import type { ImageShape, MachineShape } from "./shape";

export interface ImageWords {
  readonly publisher: string | undefined;
  readonly offer: string | undefined;
  readonly sku: string | undefined;
}

/**
 * Rules of the settings that names of an image fit, of a machine and of what it is made from. Rules and not names are
 * kept, because a chain of disks may be of any length.
 */
export interface FittingRules {
  readonly byId: ReadonlySet<ImageRule>;
  readonly byWords: ReadonlySet<ImageRule>;
}

export const NO_RULES: FittingRules = { byId: new Set(), byWords: new Set() };

/** Returns the words of an image, if any. */
export function wordsOf(image: ImageShape): readonly ImageWords[] {
  const [publisher, offer, sku] = [known(image.publisher), known(image.offer), known(image.sku)];
  return publisher === undefined && offer === undefined && sku === undefined ? [] : [{ publisher, offer, sku }];
}

/** Whether a value that may be absent matches a glob; without a glob, anything does. */
export function fits(glob: string | undefined, value: string | undefined): boolean {
  return glob === undefined || (value !== undefined && matches(glob, value));
}

function fitsWords({ match }: ImageRule, { publisher, offer, sku }: ImageWords): boolean {
  return fits(match.publisher, publisher) && fits(match.offer, offer) && fits(match.sku, sku);
}

/** The rules that one of these ids fits, and those that one of these words fits. */
export function rulesFor(
  ids: readonly string[],
  words: readonly ImageWords[],
  images: readonly ImageRule[],
): FittingRules {
  return {
    byId: new Set(images.filter(({ match }) => ids.some((id) => fits(match.id, id)))),
    byWords: new Set(images.filter((rule) => words.some((one) => fitsWords(rule, one)))),
  };
}

function union<T>(sets: readonly ReadonlySet<T>[]): ReadonlySet<T> {
  return new Set(sets.flatMap((one) => [...one]));
}

/** The rules that fit one of several. */
export function joinedRules(all: readonly FittingRules[]): FittingRules {
  return { byId: union(all.map(({ byId }) => byId)), byWords: union(all.map(({ byWords }) => byWords)) };
}

/** Returns the first matching rule of the settings. A rule matches only if every field that it names is known. */
export function firstRule({ byId, byWords }: FittingRules, settings: Settings): ImageRule | undefined {
  return settings.images?.find((rule) => {
    const { match } = rule;
    const asksWords = match.publisher !== undefined || match.offer !== undefined || match.sku !== undefined;
    return (match.id === undefined || byId.has(rule)) && (!asksWords || byWords.has(rule));
  });
}

export function textOf({ publisher = "?", offer = "?", sku = "?" }: ImageWords): string {
  return `${publisher}:${offer}:${sku}`;
}

/** Returns the display name of an image without words. */
export function wordlessImage({ image, disk }: MachineShape): string {
  return known(image.id) ?? known(disk.attached) ?? known(disk.vhd) ?? "";
}

/** Identifies an image by its words. */
export function identifyWords(image: ImageShape): OperatingSystem | undefined {
  const [words] = wordsOf(image);
  return words && identifyImage(words);
}

/** An image identified by its words. */
export interface NamedImage {
  /** Display name; absent if it has no words. */
  readonly text: string | undefined;
  readonly system: OperatingSystem | undefined;
}

/** Identifies images by their words, once per distinct image. */
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
