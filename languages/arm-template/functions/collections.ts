import { UNKNOWN } from "../../../values/value";
import { elementAt, slice } from "../any-order";
import { type Json, type JsonObject, any, certain, isList, isRecord, measure, property, record, same } from "../json";
import { memberOf } from "../member";
import { Refused } from "../syntax";
import {
  type FunctionTable,
  type Result,
  type TemplateFunction,
  anyArguments,
  each,
  joinedTexts,
  keepingStandIns,
  list,
  number,
  object,
  one,
  seeing,
  textOf,
  two,
  whatever,
} from "./function";

const parts = (made: TemplateFunction) => seeing("parts", made);
const nothing = (made: TemplateFunction) => keepingStandIns(seeing("nothing", made));

function concat(args: readonly Json[]): Result | undefined {
  if (args.every(isList)) return args.flat();
  const texts = each(args, (part) => (isList(part) || isRecord(part) ? undefined : textOf(part)));
  return texts && joinedTexts(texts);
}

/** Slices a text or list by index, for `skip`, `take`, `first` and `last`. */
function sliced(value: Json, from: number, to?: number): Result | undefined {
  if (typeof value === "string") return value.slice(from, to);
  return isList(value) ? slice(value, from, to) : undefined;
}

/** Returns the first or last character or element. An empty list has null (https://github.com/Azure/bicep/pull/9533). */
function edge(value: Json, index: 0 | -1): Result | undefined {
  if (typeof value === "string") return value.at(index) ?? "";
  if (!isList(value)) return undefined;
  return elementAt(value, index < 0 ? value.length + index : index) ?? null;
}

function contains(container: Json, item: Json): Result | undefined {
  if (isList(container)) return any(container.map((part) => same(part, item)));
  const wanted = textOf(item);
  if (wanted === undefined) return undefined;
  if (isRecord(container)) return property(container, wanted) !== undefined;
  return typeof container === "string" ? container.includes(wanted) : undefined;
}

function indexOf(container: Json, item: Json, last: boolean): Result | undefined {
  if (typeof container === "string" && typeof item === "string") {
    const [where, what] = [container.toLowerCase(), item.toLowerCase()];
    return last ? where.lastIndexOf(what) : where.indexOf(what);
  }
  if (!isList(container)) return undefined;
  const found = container.map((part) => same(part, item));
  if (found.includes(UNKNOWN)) return UNKNOWN;
  return last ? found.lastIndexOf(true) : found.indexOf(true);
}

/** Returns elements without duplicates, except those that are partly unknown. */
function distinct(values: readonly Json[]): Result {
  const seen = new Set<string>();
  return values.filter((value) => {
    if (measure(value).unknown) return true;
    const text = JSON.stringify(value);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** Whether an element itself is unknown, not only a part of it. */
function holdsUnknown(values: readonly Json[]): boolean {
  return values.some((value) => certain(value) === UNKNOWN);
}

/** Merges two objects: nested objects are merged, otherwise the right value wins. */
function merged(left: JsonObject, right: JsonObject, deep: boolean): JsonObject {
  const names = new Map(Object.keys(left).map((name) => [name.toLowerCase(), name]));
  const result = new Map<string, Json>(Object.entries(left));
  for (const [name, value] of Object.entries(right)) {
    const place = names.get(name.toLowerCase()) ?? name;
    const before: Json = result.get(place) ?? null;
    result.set(place, deep && isRecord(before) && isRecord(value) ? merged(before, value, deep) : value);
    names.set(name.toLowerCase(), place);
  }
  return record(result);
}

function union(args: readonly Json[], deep: boolean): Result | undefined {
  if (args.every(isList)) return distinct(args.flat());
  return args.every(isRecord) ? args.reduce((left, right) => merged(left, right, deep)) : undefined;
}

function intersection(args: readonly Json[]): Result | undefined {
  if (args.every(isList)) {
    const [first = [], ...rest] = args;
    const others = rest.map((values) => new Set(values.map((value) => JSON.stringify(value))));
    return distinct(first.filter((value) => others.every((values) => values.has(JSON.stringify(value)))));
  }
  if (!args.every(isRecord)) return undefined;
  const [first = {}, ...rest] = args;
  const others = rest.map(
    (other) => new Map<string, Json>(Object.entries(other).map(([name, part]) => [name.toLowerCase(), part])),
  );
  const inAll = ([name, value]: readonly [string, Json]) =>
    others.every((other) => same(value, other.get(name.toLowerCase()) ?? UNKNOWN) === true);
  return record(Object.entries(first).filter(inAll));
}

function createObject(args: readonly Json[]): Result | undefined {
  const pairs = args.flatMap((name, index) => (index % 2 === 0 ? [[name, args[index + 1]] as const] : []));
  if (holdsUnknown(pairs.map(([name]) => name))) return UNKNOWN;
  const good = pairs.flatMap(([name, value]) =>
    typeof name === "string" && value !== undefined ? [[name, value] as const] : [],
  );
  return good.length === pairs.length ? record(good) : undefined;
}

/** Returns an element of a list by its one-based place from the end. */
function fromEnd(value: Json, place: Json, safe: boolean): Result {
  if (certain(place) === UNKNOWN) return UNKNOWN;
  const counted = isList(value) && typeof place === "number" && place > 0;
  return memberOf(value, counted ? value.length - place : -1, safe);
}

/** Follows a key: a name, an index, or an object with an index that may count from the end. */
function follow(value: Json, key: Json): Result {
  if (!isRecord(key)) return memberOf(value, key, true);
  const place = property(key, "value") ?? UNKNOWN;
  const backward = property(key, "fromEnd") ?? false;
  if (typeof backward !== "boolean") return UNKNOWN;
  return backward ? fromEnd(value, place, true) : memberOf(value, place, true);
}

function followAll(root: Result, keys: readonly Json[]): Result {
  return keys.reduce<Result>((value, key) => (value instanceof Refused ? value : follow(value, key)), root);
}

const sortedNames = (value: JsonObject) => Object.keys(value).sort();

/** Array and object functions. Source: learn.microsoft.com, "Array functions" and "Object functions", 2026-07. */
export const collections: FunctionTable = {
  concat: keepingStandIns(parts(anyArguments(1, Infinity, concat))),
  createarray: nothing(anyArguments(0, Infinity, (args) => args)),
  createobject: nothing(anyArguments(0, Infinity, createObject)),
  array: keepingStandIns(parts(one(whatever, (value) => (isList(value) ? value : [value])))),
  length: parts(
    one(whatever, (value) => {
      if (typeof value === "string" || isList(value)) return value.length;
      return isRecord(value) ? Object.keys(value).length : undefined;
    }),
  ),
  empty: keepingStandIns(
    parts(
      one(whatever, (value) => {
        if (value === null) return true;
        if (typeof value === "string" || isList(value)) return value.length === 0;
        return isRecord(value) ? Object.keys(value).length === 0 : undefined;
      }),
    ),
  ),
  first: parts(one(whatever, (value) => edge(value, 0))),
  last: parts(one(whatever, (value) => edge(value, -1))),
  take: parts(two(whatever, number, (value, count) => sliced(value, 0, Math.max(0, count)))),
  skip: parts(two(whatever, number, (value, count) => sliced(value, Math.max(0, count)))),
  contains: parts(two(whatever, whatever, contains)),
  indexof: parts(two(whatever, whatever, (value, item) => indexOf(value, item, false))),
  lastindexof: parts(two(whatever, whatever, (value, item) => indexOf(value, item, true))),
  union: parts(anyArguments(1, Infinity, (args) => union(args, true))),
  shallowmerge: parts(one(list, (values) => (holdsUnknown(values) ? UNKNOWN : union(values, false)))),
  intersection: anyArguments(2, Infinity, intersection),
  flatten: parts(
    one(list, (values) => (holdsUnknown(values) ? UNKNOWN : values.every(isList) ? values.flat() : undefined)),
  ),
  items: parts(one(object, (value) => sortedNames(value).map((key) => ({ key, value: value[key] ?? null })))),
  objectkeys: parts(one(object, sortedNames)),
  tryget: nothing(anyArguments(2, Infinity, ([root = null, ...keys]) => followAll(root, keys))),
  indexfromend: nothing(two(whatever, whatever, (value, place) => fromEnd(value, place, false))),
  tryindexfromend: nothing(
    anyArguments(2, Infinity, ([root = null, place = null, ...keys]) => followAll(fromEnd(root, place, true), keys)),
  ),
};
