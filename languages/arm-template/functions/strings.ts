import { standsIn } from "../../../values/stand-in";
import { UNKNOWN } from "../../../values/value";
import { type Json, isList } from "../json";
import { Refused } from "../syntax";
import {
  type FunctionTable,
  type Result,
  anyArguments,
  each,
  joinedTexts,
  keepingStandIns,
  list,
  one,
  text,
  textOf,
  three,
  two,
  whatever,
} from "./function";

const PLACE = /\{\{|\}\}|\{([0-9]+)(?:,(-?[0-9]+))?(?::([A-Za-z])([0-9]*))?\}|[{}]/g;

/** Formats a value like .NET's composite formatting. Templates only use `D`. */
function written(value: Json | undefined, width: string, specifier: string, digits: string): string | undefined {
  const plain = value === null ? "" : value === undefined ? undefined : textOf(value);
  if (plain === undefined) return undefined;
  const whole = typeof value === "number" && specifier.toUpperCase() === "D";
  if (specifier !== "" && typeof value === "number" && !whole) return undefined;
  const sign = whole && plain.startsWith("-") ? "-" : "";
  const padded = whole ? sign + plain.slice(sign.length).padStart(Math.min(Number(digits), 99), "0") : plain;
  const places = Math.min(Math.abs(Number(width)), 1000);
  return width.startsWith("-") ? padded.padEnd(places) : padded.padStart(places);
}

function format(args: readonly Json[]): Result | undefined {
  const [pattern, ...values] = args;
  if (typeof pattern !== "string") return undefined;
  const out: string[] = [];
  let from = 0;
  for (const match of pattern.matchAll(PLACE)) {
    const [all, index, width = "", specifier = "", digits = ""] = match;
    const escaped = all === "{{" || all === "}}" ? all.charAt(0) : undefined;
    const value = index === undefined ? escaped : written(values[Number(index)], width, specifier, digits);
    if (value === undefined) return new Refused("an unsupported format");
    out.push(pattern.slice(from, match.index), value);
    from = match.index + all.length;
  }
  return joinedTexts([...out, pattern.slice(from)]);
}

/**
 * Splits a text. Of texts with placeholders only an id is split, at its slashes: the names in it contain none, but another
 * unknown value may.
 */
function split(source: string, separators: Json): Result | undefined {
  const isWhole = standsIn(source) && !(separators === "/" && /^\/subscriptions\/.*\/providers\//i.test(source));
  if (isWhole || (typeof separators === "string" && standsIn(separators))) return UNKNOWN;
  const marks = each(isList(separators) ? separators : [separators], text);
  return marks?.reduce((found, mark) => (mark === "" ? found : found.flatMap((part) => part.split(mark))), [source]);
}

function substring(source: string, start: number, length: number): Result {
  const inside = start >= 0 && length >= 0 && start + length <= source.length;
  return inside ? source.slice(start, start + length) : new Refused("a substring outside the text");
}

/** String functions. Source: learn.microsoft.com, "String functions for ARM templates", 2026-07. */
export const strings: FunctionTable = {
  format: keepingStandIns(anyArguments(1, Infinity, format)),
  string: anyArguments(1, 1, ([value = null]) => textOf(value)),
  tolower: keepingStandIns(one(text, (value) => value.toLowerCase())),
  toupper: one(text, (value) => value.toUpperCase()),
  trim: one(text, (value) => value.trim()),
  padleft: anyArguments(2, 3, ([value = null, width, fill = " "]) => {
    const source = typeof value === "string" || typeof value === "number" ? String(value) : undefined;
    if (source === undefined || typeof width !== "number" || typeof fill !== "string" || fill.length !== 1)
      return undefined;
    return width > 0xffff ? new Refused("a text of that length") : source.padStart(width, fill);
  }),
  split: { ...two(text, whatever, split), standIns: "listed" },
  join: two(list, text, (parts, separator) => {
    const texts = each(parts, textOf);
    return texts && joinedTexts(texts, separator);
  }),
  replace: three(text, text, text, (source, from, to) =>
    from === "" ? new Refused("a replacement of nothing") : joinedTexts(source.split(from), to),
  ),
  startswith: two(text, text, (source, start) => source.toLowerCase().startsWith(start.toLowerCase())),
  endswith: two(text, text, (source, end) => source.toLowerCase().endsWith(end.toLowerCase())),
  substring: anyArguments(2, 3, ([source, start, length]) => {
    if (typeof source !== "string" || typeof start !== "number") return undefined;
    if (length !== undefined && typeof length !== "number") return undefined;
    return substring(source, start, length ?? source.length - start);
  }),
};
