import { UNKNOWN } from "../../../values/value";
import { elementAt, slice } from "../any-order";
import { type Json, type JsonObject, any, isList, isRecord, measure, property, record, same } from "../json";
import { Refused } from "../syntax";
import {
  type FunctionTable,
  type Result,
  type TemplateFunction,
  anyArguments,
  joinedTexts,
  keepingStandIns,
  list,
  number,
  object,
  one,
  seeing,
  textOf,
  two,
} from "./function";

const parts = (made: TemplateFunction) => seeing("parts", made);
const nothing = (made: TemplateFunction) => keepingStandIns(seeing("nothing", made));

function concat(args: readonly Json[]): Result | undefined {
  if (args.every(isList)) return args.flat();
  const texts = args
    .map((part) => (isList(part) || isRecord(part) ? undefined : textOf(part)))
    .filter((part) => part !== undefined);
  return texts.length === args.length ? joinedTexts(texts) : undefined;
}

/** Slices a text or list by index, for `skip`, `take`, `first` and `last`. */
function sliced(value: Json, from: number, to?: number): Result | undefined {
  if (typeof value === "string") return value.slice(from, to);
  return isList(value) ? slice(value, from, to) : undefined;
}

function edge(value: Json, index: number): Result | undefined {
  if (typeof value === "string") return value.at(index) ?? "";
  if (!isList(value)) return undefined;
  return elementAt(value, index < 0 ? value.length + index : index) ?? new Refused("an element of an empty list");
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
  if (measure(container).unknown) return UNKNOWN;
  const found = container.map((part) => same(part, item) === true);
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
  const [first, ...rest] = args;
  if (args.every(isList)) {
    const others = rest.filter(isList).map((values) => new Set(values.map((value) => JSON.stringify(value))));
    return distinct(args[0]?.filter((value) => others.every((values) => values.has(JSON.stringify(value)))) ?? []);
  }
  if (first === undefined || !isRecord(first) || !args.every(isRecord)) return undefined;
  const others = rest
    .filter(isRecord)
    .map((other) => new Map<string, Json>(Object.entries(other).map(([name, part]) => [name.toLowerCase(), part])));
  const inAll = ([name, value]: readonly [string, Json]) =>
    others.every((other) => same(value, other.get(name.toLowerCase()) ?? UNKNOWN) === true);
  return record(Object.entries(first).filter(inAll));
}

function createObject(args: readonly Json[]): Result | undefined {
  const pairs = args.flatMap((name, index) => (index % 2 === 0 ? [[name, args[index + 1]] as const] : []));
  const good = pairs.flatMap(([name, value]) =>
    typeof name === "string" && value !== undefined ? [[name, value] as const] : [],
  );
  return good.length === pairs.length ? record(good) : undefined;
}

function tryGet(args: readonly Json[]): Result {
  const [root = null, ...keys] = args;
  return keys.reduce<Json>((value, key) => {
    if (value === UNKNOWN || key === UNKNOWN) return UNKNOWN;
    if (isList(value) && typeof key === "number") return value[key] ?? null;
    return isRecord(value) && typeof key === "string" ? (property(value, key) ?? null) : null;
  }, root);
}

/** Array and object functions. Source: learn.microsoft.com, "Array functions" and "Object functions", 2026-07. */
export const collections: FunctionTable = {
  concat: keepingStandIns(parts(anyArguments(1, Infinity, concat))),
  createarray: nothing(anyArguments(0, Infinity, (args) => args)),
  createobject: nothing(anyArguments(0, Infinity, createObject)),
  array: nothing(anyArguments(1, 1, ([value = null]) => (value === UNKNOWN || isList(value) ? value : [value]))),
  length: parts(
    anyArguments(1, 1, ([value = null]) => {
      if (typeof value === "string" || isList(value)) return value.length;
      return isRecord(value) ? Object.keys(value).length : undefined;
    }),
  ),
  empty: keepingStandIns(
    parts(
      anyArguments(1, 1, ([value = null]) => {
        if (value === null) return true;
        if (typeof value === "string" || isList(value)) return value.length === 0;
        return isRecord(value) ? Object.keys(value).length === 0 : undefined;
      }),
    ),
  ),
  first: parts(anyArguments(1, 1, ([value = null]) => edge(value, 0))),
  last: parts(anyArguments(1, 1, ([value = null]) => edge(value, -1))),
  take: parts(
    two(
      (value) => value,
      number,
      (value, count) => sliced(value, 0, Math.max(0, count)),
    ),
  ),
  skip: parts(
    two(
      (value) => value,
      number,
      (value, count) => sliced(value, Math.max(0, count)),
    ),
  ),
  contains: parts(
    two(
      (value) => value,
      (value) => value,
      contains,
    ),
  ),
  indexof: parts(
    two(
      (value) => value,
      (value) => value,
      (value, item) => indexOf(value, item, false),
    ),
  ),
  lastindexof: parts(
    two(
      (value) => value,
      (value) => value,
      (value, item) => indexOf(value, item, true),
    ),
  ),
  union: parts(anyArguments(1, Infinity, (args) => union(args, true))),
  shallowmerge: parts(anyArguments(1, 1, ([value = null]) => (isList(value) ? union(value, false) : undefined))),
  intersection: anyArguments(2, Infinity, intersection),
  flatten: parts(one(list, (values) => (values.every(isList) ? values.flat() : undefined))),
  items: parts(
    one(object, (value) =>
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, part]) => ({ key, value: part })),
    ),
  ),
  objectkeys: parts(one(object, (value) => Object.keys(value).sort())),
  tryget: nothing(anyArguments(2, Infinity, tryGet)),
};
