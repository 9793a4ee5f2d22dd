import { KEY, mayHoldKey, normalKey } from "../../../values/key-text";
import { decodeBase64Script } from "../encoded";

/** The length of the shortest base64 that can contain a key. */
const SHORTEST = 36;
/** Base64 of that length and more. Longer runs are split into groups of four. */
const ENCODED = /[A-Za-z0-9+/]{36,1000000}={0,2}/g;
const NONE: readonly never[] = [];

/** Returns the scripts that a text contains in base64. */
function decoded(text: string): readonly string[] {
  const runs = text.length < SHORTEST ? null : text.match(ENCODED);
  return runs?.map((run) => decodeBase64Script(run) ?? "") ?? NONE;
}

const MAX_NESTING = 3;

/** Returns a key in upper case, without the quotes, braces and punctuation around it. */
export function tidyKey(text: string): string {
  const bare = text.replace(/["'`]/g, "").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  const inner = /^[{[(<]{0,2}([A-Z0-9-]{29})[}\])>]{0,2}[.,;:)]{0,3}$/i.exec(bare)?.[1] ?? bare;
  return inner.slice(0, 200).replace(/[,;]$/, "").toUpperCase();
}

/**
 * Returns each text that looks like a product key, in canonical form and without duplicates, including inside base64
 * (plain, UTF-16 or gzip). It says nothing about what a key is for; use it to find exposed keys.
 */
export function findKeys(text: string): readonly string[] {
  const found = new Set<string>();
  let level: readonly string[] = [text];
  for (let depth = 0; depth <= MAX_NESTING && level.length > 0; depth += 1) {
    for (const part of level.filter(mayHoldKey)) for (const match of part.matchAll(KEY)) found.add(normalKey(match[0]));
    level = level.flatMap(decoded);
  }
  return [...found];
}
