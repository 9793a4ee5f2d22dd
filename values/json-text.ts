/** Copies one string from its opening quote on; control characters inside, such as line ends, become escapes. Gives the place after it. */
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

/** The place after white space and comments. */
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
 * Parses the JSON that Azure's tools accept for templates: with comments, strings over several lines, a byte order mark
 * and trailing commas. `jsonc-parser` and its like refuse the strings, and recurse. `undefined`: not JSON.
 */
export function parseText(text: string): unknown {
  const out: string[] = [];
  let at = skip(text, text.startsWith("\uFEFF") ? 1 : 0);
  while (at < text.length) {
    const char = text.charAt(at);
    const next = char === '"' ? copyString(text, at, out) : at + 1;
    at = skip(text, next);
    if (char === '"') continue;
    // White space between two words must stay: `1 2` is not `12`.
    if (char !== "," || !"]}".includes(text.charAt(at) || " ")) out.push(char, at > next ? " " : "");
  }
  try {
    const value: unknown = JSON.parse(out.join(""));
    return value;
  } catch {
    return undefined;
  }
}
