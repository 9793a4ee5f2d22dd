/** Whether every other byte at the start is zero, as in UTF-16 without a byte order mark. */
function alternates(bytes: Buffer, zero: 0 | 1): boolean {
  return bytes[zero] === 0 && bytes[zero + 2] === 0 && bytes[1 - zero] !== 0;
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}

/** Whether a text that was decoded as UTF-8 may be so: UTF-16 begins with an invalid character or has a zero byte. */
export function isUtf8(text: string): boolean {
  return !/^(?:\uFFFD|.?\0)/s.test(text);
}

/** Returns a text without its byte order mark. */
export function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/**
 * Decodes a file without its byte order mark. Windows PowerShell's `>` writes UTF-16; anything else is UTF-8. Source:
 * learn.microsoft.com, "about_Character_Encoding", 2026-11.
 */
export function decoded(bytes: Buffer): string {
  const [first, second] = bytes;
  const text =
    (first === 0xff && second === 0xfe) || alternates(bytes, 1)
      ? bytes.toString("utf16le")
      : (first === 0xfe && second === 0xff) || alternates(bytes, 0)
        ? swapped(bytes).toString("utf16le")
        : bytes.toString("utf8");
  return withoutMark(text);
}
