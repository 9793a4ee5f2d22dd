import { gunzipSync } from "node:zlib";

/** Bytes that a decoded script may have; a longer one is not decoded. */
const MAX_BYTES = 1024 * 1024;

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
// eslint-disable-next-line no-control-regex -- control characters are what tells a binary from a script
const BINARY = /[\0-\x08\x0E-\x1A\uFFFD]/;

/**
 * The text that base64 holds: UTF-8 or UTF-16, plain or compressed with gzip, as `-EncodedCommand`, `FromBase64String`
 * and the `script` of a custom script extension carry it. `undefined` if it is no base64, no text or too long.
 */
export function decodeBase64Script(text: string): string | undefined {
  const packed = text.replace(/\s+/g, "");
  if (packed.length > MAX_BYTES * 2 || !BASE64.test(packed)) return undefined;
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

/** Most characters of a script are Latin: in UTF-16 every second byte is zero. */
function decode(bytes: Buffer): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe;
  const sample = bytes.subarray(0, 400);
  const zeros = sample.filter((byte, index) => index % 2 === 1 && byte === 0).length;
  const wide = marked || zeros > sample.length / 6;
  return bytes.toString(wide ? "utf16le" : "utf8").replace(/^\uFEFF/, "");
}
