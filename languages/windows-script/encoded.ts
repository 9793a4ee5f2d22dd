import { gunzipSync } from "node:zlib";

/** Most bytes of a decoded script. Longer ones aren't decoded. */
const MAX_BYTES = 1024 * 1024;

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** A first byte above 0xF7, as of a path in base64 letters: only UTF-16's mark, 0xFFFE, begins a text so. */
const NO_TEXT = /^(?:\+|\/(?!\/4))/;
// eslint-disable-next-line no-control-regex -- control characters distinguish a binary from a script
const BINARY = /[\0-\x08\x0E-\x1A\uFFFD]/;

/**
 * Decodes a script from base64: UTF-8 or UTF-16, plain or gzipped, as in `-EncodedCommand`, `FromBase64String` and the
 * `script` of a custom script extension. Returns `undefined` if it isn't base64 text or is too long.
 */
export function decodeBase64Script(text: string): string | undefined {
  const packed = text.replace(/\s+/g, "");
  if (packed.length > MAX_BYTES * 2 || NO_TEXT.test(packed) || !BASE64.test(packed)) return undefined;
  const bytes = unpack(Buffer.from(packed, "base64"));
  if (bytes === undefined || bytes.length === 0 || bytes.length > MAX_BYTES) return undefined;
  const decoded = decode(bytes);
  return BINARY.test(decoded) ? undefined : decoded;
}

function unpack(bytes: Buffer): Buffer | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    return undefined;
  }
}

/** Decodes bytes. In UTF-16, most scripts have a zero in every second byte, because they're mostly Latin. */
function decode(bytes: Buffer): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe;
  const length = Math.min(bytes.length, 400);
  let zeros = 0;
  for (let index = 1; index < length; index += 2) if (bytes[index] === 0) zeros += 1;
  const wide = marked || zeros > length / 6;
  return bytes.toString(wide ? "utf16le" : "utf8").replace(/^\uFEFF/, "");
}
