import { LIST, NOT_FOLLOWED, UNKNOWN_VALUE, hasHole } from "../words/marks";
import { elementsOf, isTable } from "./tables";

/** Patterns that PowerShell and JavaScript read alike, and that take linear time: plain text, or one class of characters. */
const PLAIN = /^[\w \-:,;/=#<>"'@%&!~]+$/;
const CLASS = /^(?:\\[sSdDwW]|\[\^?(?:\\[sdw]|[\w \-:,;/])+\])\+?$/;
/** Five characters that others follow, as between the groups of a key. */
const GROUP = /^\((?:\.|\\w)\{5\}\)\(\?(?:!\$|=\.)\)$/;
const BEFORE_DASH = "$1-";

/** Applies an operator of PowerShell to a text, with what is to its right. What isn't known here is not followed. */
export function applied(operator: string, text: string, right: string): string {
  if (isTable(text)) return NOT_FOLLOWED;
  if (operator === "-join") return hasHole(right) ? right : elementsOf(text).join(right);
  if (operator === "-f") return formatted(text, elementsOf(right));
  const [, casing, replaces] = /^-([ci]?)(replace)$/.exec(operator) ?? [];
  if (replaces === undefined) return NOT_FOLLOWED;
  const [pattern = "", replacement = ""] = elementsOf(right);
  return replaced(text, pattern, replacement, casing === "c" ? "g" : "gi");
}

/** Evaluates `-f`; how values are aligned or converted isn't followed. */
function formatted(text: string, values: readonly string[]): string {
  if (/\{\{|\}\}|\{\d*[^\d}]/.test(text)) return NOT_FOLLOWED;
  const indexes = Array.from(text.matchAll(/\{(\d{1,2})\}/g), ([, index]) => Number(index));
  if (indexes.some((index) => index >= values.length)) return NOT_FOLLOWED;
  return text.replace(/\{(\d{1,2})\}/g, (_, index) => values[Number(index)] ?? NOT_FOLLOWED);
}

function replaced(text: string, pattern: string, replacement: string, flags: string): string {
  if (hasHole(text)) return text.includes(UNKNOWN_VALUE) ? UNKNOWN_VALUE : NOT_FOLLOWED;
  const isSimple = (PLAIN.test(pattern) || CLASS.test(pattern)) && !replacement.includes("$");
  if (!isSimple && !(GROUP.test(pattern) && replacement === BEFORE_DASH)) return NOT_FOLLOWED;
  const search = new RegExp(pattern, flags);
  return elementsOf(text)
    .map((element) => element.replace(search, replacement))
    .join(LIST);
}
