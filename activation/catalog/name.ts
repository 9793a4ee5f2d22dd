import { UNPRINTABLE } from "../../values/unprintable";
import { maskProductKeys } from "../product-key";

/** An image reference as declared; any part may be missing. */
export interface ImageReference {
  readonly publisher?: string | undefined;
  readonly offer?: string | undefined;
  readonly sku?: string | undefined;
}

/** One part of an image's name. */
export interface NamePart {
  readonly label: "publisher" | "offer" | "SKU";
  /**
   * The text as written, shortened and without control characters and product keys, so it's safe to print. Empty if
   * missing.
   */
  readonly shown: string;
  /**
   * The text in lower case, with a dash for each run of other characters than ASCII letters and digits: `2012_R2`
   * becomes `2012-r2`.
   */
  readonly words: string;
}

/** The three parts of an image's name. */
export interface ImageName {
  readonly publisher: NamePart;
  readonly offer: NamePart;
  readonly sku: NamePart;
}

const SHOWN_LENGTH = 64;

function shorten(text: string): string {
  const line = maskProductKeys(text.replace(UNPRINTABLE, " ")).trim();
  return line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH)}…` : line;
}

/** Returns a text as {@link NamePart.words}. */
export function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Parses one part of a name. */
export function namePart(label: NamePart["label"], text: string): NamePart {
  return { label, shown: shorten(text), words: wordsOf(text) };
}

/** Returns the most specific part: the SKU, or what comes before it if it's missing. */
export function lastPart({ publisher, offer, sku }: ImageName): NamePart {
  return [sku, offer].find(({ words }) => words !== "") ?? publisher;
}

/** Describes one part of a name as evidence: `the SKU 2012-R2-Datacenter of MicrosoftWindowsServer`. */
export function evidence(image: ImageName, part: NamePart): string {
  const publisher = image.publisher.shown;
  const of = part.label === "publisher" || publisher === "" ? "" : ` of ${publisher}`;
  return `the ${part.label} ${part.shown}${of}`;
}

/** Describes all given parts as evidence: `the offer CentOS and the SKU 7.5 of OpenLogic`. */
export function allEvidence(image: ImageName): string {
  const given = [image.offer, image.sku].filter((part) => part.words !== "");
  if (given.length === 0) return evidence(image, image.publisher);
  const publisher = image.publisher.shown;
  const parts = given.map((part) => `the ${part.label} ${part.shown}`).join(" and ");
  return publisher === "" ? parts : `${parts} of ${publisher}`;
}
