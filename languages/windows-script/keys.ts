import { KEY, normalKey } from "../../values/key-text";
import { decodeBase64Script } from "./encoded";

/** Base64 long enough to hold a key. Longer runs are taken in parts, each of whole groups of four. */
const ENCODED = /[A-Za-z0-9+/]{36,1000000}={0,2}/g;

const MAX_NESTING = 3;

/** A key as written, without the quotes, braces and punctuation around it, in upper case. */
export function tidyKey(text: string): string {
  const bare = text.replace(/["'`]/g, "").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  const inner = /^[{[(<]{0,2}([A-Z0-9-]{29})[}\])>]{0,2}[.,;:)]{0,3}$/i.exec(bare)?.[1] ?? bare;
  return inner.slice(0, 200).replace(/[,;]$/, "").toUpperCase();
}

/**
 * Every text that looks like a product key, as the key would be written, each once, also inside base64 (plain, UTF-16 or gzip). It
 * says nothing of what the key is for: use it to find what lies open.
 */
export function findKeys(text: string): readonly string[] {
  const found = new Set<string>();
  let level = [text];
  for (let depth = 0; depth <= MAX_NESTING && level.length > 0; depth += 1) {
    for (const part of level) for (const match of part.matchAll(KEY)) found.add(normalKey(match[0]));
    level = level.flatMap((part) => [...part.matchAll(ENCODED)].map(([run]) => decodeBase64Script(run) ?? ""));
  }
  return [...found];
}
