import { KEY_LIKE, SHAPE, isKeyLike } from "../values/key-text";
import { AVMA_KEYS } from "./tables/avma-keys";
import { GENERIC_INSTALL_KEYS } from "./tables/generic-install-keys";
import { KMS_CLIENT_KEYS } from "./tables/kms-client-keys";
import type { PublishedFor, PublishedKey } from "./tables/published-key";
import type { Release } from "./windows";

/** The generation whose syntax a key has: from Windows 8 and Windows Server 2012 on, a key holds exactly one N. */
export type KeyGeneration = "windows-8-and-later" | "before-windows-8";

/** What stands in a program where its author was to put a key. */
export type PlaceholderWhy = "empty" | "repeated" | "sequence" | "variable" | "words";

/** What keeps a text from being a product key. */
export type MalformedWhy = "not-five-groups-of-five" | "other-separators" | "outside-the-alphabet" | "more-than-one-n";

/**
 * What kind of product key a text is, by the published tables and the syntax, never by the name of a variable.
 *
 * A `possible-mak` is any well-formed key that no table lists. A KMS host key (CSVLK), a retail key and an OEM key have
 * the same syntax and cannot be told from a MAK.
 */
export type KeyKind =
  | { readonly kind: "avma"; readonly rows: readonly [PublishedFor, ...PublishedFor[]] }
  | { readonly kind: "kms-client"; readonly rows: readonly [PublishedFor, ...PublishedFor[]] }
  | { readonly kind: "generic-install"; readonly rows: readonly [PublishedFor, ...PublishedFor[]] }
  | { readonly kind: "placeholder"; readonly why: PlaceholderWhy }
  | { readonly kind: "malformed"; readonly why: MalformedWhy }
  | { readonly kind: "possible-mak"; readonly generation: KeyGeneration };

/** What is shown in place of every product key. */
export const MASK = "•••••-•••••-•••••-•••••-•••••";

/** The 24 letters and digits that product keys are written in, and N. Computed over every key that Microsoft publishes. */
const ALPHABET = /^[BCDFGHJKMNPQRTVWXY2346789-]+$/;

/** What marks a variable that nobody filled in: `<AVMA key>`, `${key}`, `{{ key }}`, `%KEY%`, `[parameters('key')]`. */
const VARIABLE = /[<>{}$%[\]()]/;

/**
 * A key spelled in another way: with blanks, underscores, other dashes, or nothing between its groups. Only the letters
 * that keys are written in count, so that prose is left. Commas and quotes are no separators: lists of numbers are left.
 */
const SPELLED_KEY =
  /[BCDFGHJKMNPQRTVWXY2346789]{5}(?:[\s_.~+*/\\|#`\p{Pd}\p{Cf}\p{Cc}\u2212\ufffd]{1,3}[BCDFGHJKMNPQRTVWXY2346789]{5}){4}|(?<![A-Z0-9])[BCDFGHJKMNPQRTVWXY2346789]{25}(?![A-Z0-9])/giu;

/** A product key. Its text is private, and everything that could print it gives {@link MASK}. */
export class ProductKey {
  readonly #text: string;

  /** What kind of key it is. Holds no key. */
  readonly kind: KeyKind;

  private constructor(text: string) {
    this.#text = text;
    this.kind = kindOf(text);
  }

  /** Takes any text; case and surrounding blanks do not matter, characters that nobody sees do. */
  static of(text: string): ProductKey {
    return new ProductKey(text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "").toUpperCase());
  }

  /** Whether both are the same key. */
  equals(other: ProductKey): boolean {
    return this.#text === other.#text;
  }

  /**
   * Whether this can be a MAK for a release, as far as its syntax tells: Windows Server 2012, Windows 8 and later need
   * the one N, everything before has none. A generic key, a placeholder and a malformed key fit nothing.
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

/** A text with everything in it masked that a person would take for a product key. */
export function maskProductKeys(text: string): string {
  return replaceProductKeys(text, () => MASK);
}

/** A text with something else in place of everything in it that a person would take for a product key. */
export function replaceProductKeys(text: string, replacement: (key: string) => string): string {
  return text.replace(KEY_LIKE, replacement).replace(SPELLED_KEY, replacement);
}

const BEFORE_WINDOWS_8: ReadonlySet<Release> = new Set<Release>([
  "2003",
  "2008",
  "2008-r2",
  "client-vista",
  "client-7",
]);

/** Which syntax the keys of a release have. */
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
  if (VARIABLE.test(text)) return "variable";
  if (isRepeated(text.split("-"))) return "repeated";
  if (SEQUENCES.some((sequence) => letters.startsWith(sequence))) return "sequence";
  if (WORDS.some((word) => letters.includes(word))) return "words";
  return undefined;
}

/** `XXXXX-XXXXX-…`, `12345-12345-…`, `AAAAA-BBBBB-…`, or a masked key of which one group is left. */
function isRepeated(groups: readonly string[]): boolean {
  if (groups.every((group) => new Set(group).size === 1)) return true;
  return groups.length > 2 && new Set(groups).size < 3;
}

/** What people type to fill five groups, without hyphens. */
const SEQUENCES = ["1234567890", "0123456789", "ABCDEFGHIJ"];

/** Words that no product key holds, for each has a letter outside the alphabet. */
const WORDS = ["KEY", "LICENSE", "LICENCE", "YOUR", "PLACEHOLDER", "CHANGE", "REPLACE", "SECRET", "TODO", "EXAMPLE"];

function rowsByKey(table: readonly PublishedKey[]): ReadonlyMap<string, readonly [PublishedFor, ...PublishedFor[]]> {
  const rows = new Map<string, readonly [PublishedFor, ...PublishedFor[]]>();
  for (const { key, ...row } of table) rows.set(key, [...(rows.get(key) ?? []), row] as const);
  return rows;
}

const AVMA_ROWS = rowsByKey(AVMA_KEYS);
const KMS_CLIENT_ROWS = rowsByKey(KMS_CLIENT_KEYS);
const GENERIC_INSTALL_ROWS = rowsByKey(GENERIC_INSTALL_KEYS);
