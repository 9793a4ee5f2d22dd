import { createHash } from "node:crypto";
import { escape } from "html-escaper";
import { oneLine, printable } from "../shown";

/** A text as HTML. */
export function text(value: string): string {
  return escape(printable(value));
}

/** A text on one line as HTML. */
export function line(value: string): string {
  return escape(oneLine(value));
}

const LINK = /https:\/\/[^\s"'<>`]*[^\s"'<>`.,;:)]/g;

function linked(part: string): string {
  let end = 0;
  let out = "";
  for (const { 0: link, index } of part.matchAll(LINK)) {
    out += `${escape(part.slice(end, index))}<a href="${escape(link)}">${escape(link)}</a>`;
    end = index + link.length;
  }
  return out + escape(part.slice(end));
}

/** A message as HTML: text between backticks is code, and addresses elsewhere are links. */
export function prose(message: string): string {
  return printable(message)
    .split("`")
    .map((part, index, all) =>
      index % 2 === 1 && index < all.length - 1 ? `<code>${escape(part)}</code>` : linked(part),
    )
    .join("");
}

/** An id that stays the same from run to run. */
export function idOf(prefix: string, ...parts: readonly (string | number | undefined)[]): string {
  return `${prefix}-${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16)}`;
}
