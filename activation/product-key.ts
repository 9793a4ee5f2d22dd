import { KEY_LIKE, SHAPE, SPELLED_KEY, isKeyLike, mayHoldKey } from "../values/key-text";
import { AVMA_KEYS } from "./tables/avma-keys";
import { GENERIC_INSTALL_KEYS } from "./tables/generic-install-keys";
import { KMS_CLIENT_KEYS } from "./tables/kms-client-keys";
import type { PublishedFor, PublishedKey } from "./tables/published-key";
import type { Release } from "./windows";

/** The generation of a key's syntax: keys for Windows 8, Windows Server 2012 and later contain exactly one N. */
export type KeyGeneration = "windows-8-and-later" | "before-windows-8";

/** The kind of placeholder that a program has instead of a key. */
export type PlaceholderWhy = "empty" | "output" | "repeated" | "sequence" | "variable" | "words";

/** Why a text isn't a product key. */
export type MalformedWhy = "not-five-groups-of-five" | "other-separators" | "outside-the-alphabet" | "more-than-one-n";

/**
 * The kind of a product key, by the published tables and the syntax, never by a variable's name.
 *
 * A `possible-mak` is any well-formed key that no table lists. KMS host keys (CSVLK), retail keys and OEM keys have the
 * same syntax as MAKs, so they can't be distinguished.
 */
export type KeyKind =
  | { readonly kind: "avma"; readonly rows: readonly [PublishedFor, ...PublishedFor[]] }
  | { readonly kind: "kms-client"; readonly rows: readonly [PublishedFor, ...PublishedFor[]] }
  | { readonly kind: "generic-install"; readonly rows: readonly [PublishedFor, ...PublishedFor[]] }
  | { readonly kind: "placeholder"; readonly why: PlaceholderWhy }
  | { readonly kind: "malformed"; readonly why: MalformedWhy }
  | { readonly kind: "possible-mak"; readonly generation: KeyGeneration };

/** The text that replaces every product key. */
export const MASK = "•••••-•••••-•••••-•••••-•••••";

/** The 24 letters and digits of product keys, and N. Computed from every key that Microsoft publishes. */
const ALPHABET = /^[BCDFGHJKMNPQRTVWXY2346789-]+$/;

/** Characters of unfilled variables: `<AVMA key>`, `${key}`, `{{ key }}`, `%KEY%`, `[parameters('key')]`. */
const VARIABLE = /[<>{}$%[\]()]/;

/**
 * How Pulumi's SDKs begin what they write for an output in a plain string: "Calling [toString] on an [Output<T>] is not
 * supported" (Node.js), "Calling __str__ on an Output[T]" (Python). A script passes the first word as the key.
 */
const OUTPUT = /^CALLING(?: |$)/;

/** A product key. Its text is private, and everything that could print it returns `MASK`. */
export class ProductKey {
  readonly #text: string;

  /** The kind of key. It doesn't contain the key itself. */
  readonly kind: KeyKind;

  private constructor(text: string) {
    this.#text = text;
    this.kind = kindOf(text);
  }

  /** Parses any text. Case and surrounding spaces don't matter; invisible characters do. */
  static of(text: string): ProductKey {
    return new ProductKey(text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "").toUpperCase());
  }

  /** Whether two keys are equal. */
  equals(other: ProductKey): boolean {
    return this.#text === other.#text;
  }

  /**
   * Whether this can be a MAK for a release, by its syntax: for Windows 8, Windows Server 2012 and later it needs
   * exactly one N, and for earlier releases none. Generic keys, placeholders and malformed keys fit no release.
   */
  canBeMakFor(release: Release): boolean {
    return this.kind.kind === "possible-mak" && this.kind.generation === generationOf(release);
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return MASK;
  }
}

/** Masks everything in a text that a person would recognize as a product key. */
export function maskProductKeys(text: string): string {
  return replaceProductKeys(text, () => MASK);
}

/** Replaces everything in a text that a person would recognize as a product key. */
export function replaceProductKeys(text: string, replacement: (key: string) => string): string {
  if (!mayHoldKey(text)) return text;
  return text.replace(KEY_LIKE, replacement).replace(SPELLED_KEY, replacement);
}

const BEFORE_WINDOWS_8: ReadonlySet<Release> = new Set<Release>([
  "2003",
  "2008",
  "2008-r2",
  "client-vista",
  "client-7",
]);

/** Returns the key syntax of a release. */
export function generationOf(release: Release): KeyGeneration {
  return BEFORE_WINDOWS_8.has(release) ? "before-windows-8" : "windows-8-and-later";
}

function kindOf(text: string): KeyKind {
  const placeholder = placeholderIn(text);
  if (placeholder !== undefined) return { kind: "placeholder", why: placeholder };
  if (!SHAPE.test(text)) {
    return { kind: "malformed", why: isKeyLike(text) ? "other-separators" : "not-five-groups-of-five" };
  }

  const avma = AVMA_ROWS.get(text);
  if (avma !== undefined) return { kind: "avma", rows: avma };
  const kmsClient = KMS_CLIENT_ROWS.get(text);
  if (kmsClient !== undefined) return { kind: "kms-client", rows: kmsClient };
  const install = GENERIC_INSTALL_ROWS.get(text);
  if (install !== undefined) return { kind: "generic-install", rows: install };

  if (!ALPHABET.test(text)) return { kind: "malformed", why: "outside-the-alphabet" };
  const ns = text.split("N").length - 1;
  if (ns > 1) return { kind: "malformed", why: "more-than-one-n" };
  return { kind: "possible-mak", generation: ns === 1 ? "windows-8-and-later" : "before-windows-8" };
}

function placeholderIn(text: string): PlaceholderWhy | undefined {
  const letters = text.replaceAll("-", "");
  if (letters === "") return "empty";
  if (OUTPUT.test(text)) return "output";
  if (VARIABLE.test(text)) return "variable";
  if (isRepeated(text.split("-"))) return "repeated";
  if (SEQUENCES.some((sequence) => letters.startsWith(sequence))) return "sequence";
  if (WORDS.some((word) => letters.includes(word))) return "words";
  return undefined;
}

/**
 * Whether groups repeat: `XXXXX-XXXXX-…`, `12345-12345-…`, `AAAAA-BBBBB-…`, or a masked key that shows only one group.
 */
function isRepeated(groups: readonly string[]): boolean {
  if (groups.every((group) => new Set(group).size === 1)) return true;
  return groups.length > 2 && new Set(groups).size < 3;
}

/** Sequences that people type to fill five groups, without hyphens. */
const SEQUENCES = ["1234567890", "0123456789", "ABCDEFGHIJ"];

/** Words that no product key contains, because each has a letter outside the alphabet. */
const WORDS = ["KEY", "LICENSE", "LICENCE", "YOUR", "PLACEHOLDER", "CHANGE", "REPLACE", "SECRET", "TODO", "EXAMPLE"];

function rowsByKey(table: readonly PublishedKey[]): ReadonlyMap<string, readonly [PublishedFor, ...PublishedFor[]]> {
  const rows = new Map<string, readonly [PublishedFor, ...PublishedFor[]]>();
  for (const { key, ...row } of table) rows.set(key, [...(rows.get(key) ?? []), row] as const);
  return rows;
}

const AVMA_ROWS = rowsByKey(AVMA_KEYS);
const KMS_CLIENT_ROWS = rowsByKey(KMS_CLIENT_KEYS);
const GENERIC_INSTALL_ROWS = rowsByKey(GENERIC_INSTALL_KEYS);
