import type { Findings } from "./findings/findings";

/** Answer file elements that contain a key or a command, with or without a namespace prefix. */
const ELEMENT = /<(?:\w{1,30}:)?(ProductKey|CommandLine|Path|Command)\b[^<>]*>/gi;

/** Commands in answer files have at most 259 or 1024 characters; longer text is cut. */
const MAX_COMMAND = 10_000;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Reads an answer file: `ProductKey`, with or without a nested `Key`, and the commands that it runs. Source:
 * learn.microsoft.com/windows-hardware/customize/desktop/unattend, read 2025.
 *
 * @param command receives each command line
 */
export function readUnattend(xml: string, findings: Findings, command: (line: string) => void): void {
  const text = withoutComments(xml);
  let read = 0;
  for (const match of text.matchAll(ELEMENT)) {
    // What stands in a CDATA section is no element.
    if (match.index < read || match[0].endsWith("/>")) continue;
    const from = match.index + match[0].length;
    const [content, end] = contentOf(text, from);
    read = end;
    if (match[1]?.toLowerCase() !== "productkey") {
      command(unescaped(content));
    } else {
      const key = /^\s{0,200}<(?:\w{1,30}:)?Key>/i.exec(text.slice(from, from + 300));
      const [written] = key === null ? [content] : contentOf(text, from + key[0].length);
      const trimmed = unescaped(written).trim();
      if (trimmed !== "") findings.key([trimmed], "unattend");
    }
  }
}

/** Returns the text or CDATA section of an element, and where it ends. */
function contentOf(text: string, from: number): readonly [content: string, end: number] {
  const cdata = /^\s*<!\[CDATA\[/.exec(text.slice(from, from + 100));
  const begin = from + (cdata?.[0].length ?? 0);
  const close = text.indexOf(cdata ? "]]>" : "<", begin);
  const end = close < 0 ? text.length : close;
  return [text.slice(begin, cdata ? Math.min(end, begin + MAX_COMMAND) : end), end];
}

function withoutComments(xml: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let open = xml.indexOf("<!--"); open >= 0; open = xml.indexOf("<!--", at)) {
    parts.push(xml.slice(at, open));
    const close = xml.indexOf("-->", open);
    at = close < 0 ? xml.length : close + 3;
  }
  return parts.join("") + xml.slice(at);
}

function unescaped(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (_, name, decimal, hex) => {
    if (typeof name === "string") return ENTITIES[name.toLowerCase()] ?? "";
    const code = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : "";
  });
}
