/**
 * Copies the string that starts at `start`, escaping raw control characters such as line breaks. Returns the offset
 * after it.
 */
function copyString(text: string, start: number, out: string[]): number {
  let from = start;
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "\\") {
      at += 1;
    } else if (char === '"') {
      out.push(text.slice(from, at + 1));
      return at + 1;
    } else if (char < " ") {
      out.push(text.slice(from, at), JSON.stringify(char).slice(1, -1));
      from = at + 1;
    }
  }
  out.push(text.slice(from));
  return text.length;
}

/** Returns the offset after any white space and comments. */
export function skip(text: string, start: number): number {
  let at = start;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const two = text.slice(at, at + 2);
    if (two !== "//" && two !== "/*") return at;
    const end = two === "//" ? text.indexOf("\n", at) : text.indexOf("*/", at + 2);
    if (end === -1) return text.length;
    at = two === "//" ? end + 1 : end + 2;
  }
}

/**
 * Parses JSON as Azure's tools accept it in templates: with comments, multi-line strings, a byte order mark and
 * trailing commas. Returns `undefined` if the text isn't JSON. Parsers such as `jsonc-parser` reject multi-line
 * strings, and recurse.
 */
export function parseText(text: string): unknown {
  const out: string[] = [];
  let at = skip(text, text.startsWith("\uFEFF") ? 1 : 0);
  while (at < text.length) {
    const char = text.charAt(at);
    const next = char === '"' ? copyString(text, at, out) : at + 1;
    at = skip(text, next);
    if (char === '"') continue;
    // Keep white space between tokens: `1 2` is not `12`.
    if (char !== "," || !"]}".includes(text.charAt(at) || " ")) out.push(char, at > next ? " " : "");
  }
  try {
    const value: unknown = JSON.parse(out.join(""));
    return value;
  } catch {
    return undefined;
  }
}
