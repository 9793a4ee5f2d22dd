import { identifyImage } from "../activation/catalog";
import { fits as fitsValue, matches } from "../activation/glob";
import type { ImageRule, Settings } from "../activation/settings";
import type { OperatingSystem } from "../activation/windows";
import { innerMap } from "../values/inner-map";
import { type Value, known } from "../values/value";
import type { ImageShape, MachineShape } from "./shape";

/** An image's publisher, offer and SKU. */
export interface ImageWords {
  readonly publisher: string | undefined;
  readonly offer: string | undefined;
  readonly sku: string | undefined;
}

/**
 * The settings' rules that match an image: the machine's own, or one that it's made from. Rules are kept instead of
 * names, because a chain of disks may be of any length.
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

/** Returns the rules that match an id. An unknown one matches `*`, unless a rule before it may match it, too. */
function rulesForId(id: Value<string>, images: readonly ImageRule[]): readonly ImageRule[] {
  const open = images.findIndex(({ match }) => fitsValue(match.id, id) === "maybe");
  const certain = open === -1 ? images : images.slice(0, open);
  return certain.filter(({ match }) => fitsValue(match.id, id) === "yes");
}

/** Returns the rules that match one of these ids, and those that match one of these images. */
export function rulesFor(
  ids: readonly Value<string>[],
  words: readonly ImageWords[],
  images: readonly ImageRule[],
): FittingRules {
  return {
    byId: new Set(ids.flatMap((id) => rulesForId(id, images))),
    byWords: new Set(images.filter((rule) => words.some((one) => fitsWords(rule, one)))),
  };
}

function union<T>(sets: readonly ReadonlySet<T>[]): ReadonlySet<T> {
  return new Set(sets.flatMap((one) => [...one]));
}

/** Returns the rules that match any of several images. */
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

/** Returns the display name of an image, as `publisher:offer:sku`. */
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
  private readonly named = new Map<Value<string>, Map<Value<string>, Map<Value<string>, NamedImage>>>();

  of(image: ImageShape): NamedImage {
    const bySku = innerMap(innerMap(this.named, image.publisher), image.offer);
    const before = bySku.get(image.sku);
    if (before) return before;
    const [words] = wordsOf(image);
    const named = { text: words && textOf(words), system: words && identifyImage(words) };
    bySku.set(image.sku, named);
    return named;
  }
}
