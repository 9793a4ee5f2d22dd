import { parseText } from "../../../values/json-text";
import { standsIn } from "../../../values/stand-in";
import { type Json, record } from "../json";
import { VALUE_DEPTH } from "../limits";
import { Refused } from "../syntax";
import { type FunctionTable, type Result, keepingStandIns, one, text, two } from "./function";

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** `encodeURIComponent` throws on these. */
const LONE_SURROGATES = /\p{Surrogate}/gu;
const DATA = /^data:[^,;]*(?:;charset=[^,;]*)?(;base64)?,/i;

/**
 * Converts the result of `JSON.parse` to an evaluator value. Too deep ones are cut, and refused later for their depth.
 */
function converted(value: unknown, depth = 0): Json {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "object" || value === null || depth > VALUE_DEPTH) return null;
  if (Array.isArray(value)) return value.map((part: unknown) => converted(part, depth + 1));
  return record(Object.entries(value).map(([name, part]: [string, unknown]) => [name, converted(part, depth + 1)]));
}

const STRINGS = /"(?:[^"\\]|\\.)*"|'((?:[^'\\]|\\.)*)'/gs;

/** Returns JSON with double quotes in place of single ones. */
function doubleQuoted(source: string): string {
  return source.replace(STRINGS, (whole, single?: string) =>
    single === undefined ? whole : `"${single.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`,
  );
}

/**
 * Reads JSON as Azure does, with comments, and with single quotes as in Microsoft's example of `base64ToJson`. Source:
 * learn.microsoft.com, "String functions for ARM templates", 2026-07.
 */
function json(source: string): Result {
  const value = parseText(source) ?? parseText(doubleQuoted(source));
  return value === undefined ? new Refused("a text that isn't JSON") : converted(value);
}

function base64(value: string): string {
  return Buffer.from(value).toString("base64");
}

function fromBase64(source: string): string | undefined {
  return BASE64.test(source) ? Buffer.from(source, "base64").toString() : undefined;
}

function fromDataUri(source: string): string | undefined {
  const head = DATA.exec(source);
  if (!head) return undefined;
  const rest = source.slice(head[0].length);
  return head[1] === undefined ? decoded(rest) : fromBase64(rest);
}

function decoded(source: string): string | undefined {
  try {
    return decodeURIComponent(source);
  } catch {
    return undefined;
  }
}

/** Returns an address. One with a placeholder still ends in the same way. */
function address(base: string, relative: string): Result {
  if (standsIn(base)) return `${base}/${relative}`;
  if (standsIn(relative)) return `${base.slice(0, base.lastIndexOf("/") + 1)}${relative}`;
  try {
    return new URL(relative, base).href;
  } catch {
    return new Refused("an invalid address");
  }
}

/** Functions that re-encode a value. Source: learn.microsoft.com, "String functions for ARM templates", 2026-07. */
export const encodings: FunctionTable = {
  json: one(text, json),
  base64: one(text, base64),
  base64tostring: one(text, fromBase64),
  base64tojson: one(text, (value) => {
    const source = fromBase64(value);
    return source === undefined ? undefined : json(source);
  }),
  uri: keepingStandIns(two(text, text, address)),
  uricomponent: one(text, (value) => encodeURIComponent(value.replace(LONE_SURROGATES, "\uFFFD"))),
  uricomponenttostring: one(text, decoded),
  datauri: one(text, (value) => `data:text/plain;charset=utf8;base64,${base64(value)}`),
  datauritostring: one(text, fromDataUri),
};
