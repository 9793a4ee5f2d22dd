import type { Fields } from "../../values/fields";
import { isObject, peel } from "../../values/read";
import { standInStart } from "../../values/stand-in";
import { UNKNOWN, type Unknown } from "../../values/value";
import { expressions } from "./expressions";
import { type Frame, type Loop, within } from "./frame";
import { type Json, Secure, bare, isList, isRecord, measure, property, record } from "./json";
import { COPY_COUNT } from "./limits";
import { parseExpression } from "./parse";
import { isPlain } from "./plain";
import { Refused } from "./syntax";
import { type Work, label } from "./work";

const evaluateExpression = expressions(evaluateValue);

/** Evaluates a text of the template: an expression in brackets, or the text itself. */
function evaluateText(text: string, frame: Frame): Json {
  if (!text.startsWith("[") || !text.endsWith("]")) return text;
  if (text.startsWith("[[")) return text.slice(1);
  const expression = parseExpression(text.slice(1, -1));
  return expression instanceof Refused
    ? frame.work.settle(expression, frame.path)
    : evaluateExpression(expression, frame);
}

/** One iteration of a copy loop. */
export interface Iteration {
  readonly loop: Loop;
  /** What paths call it: its number, or `?` if the number of iterations is unknown. */
  readonly label: string;
}

/**
 * Returns a copy loop's name and number of iterations. An invalid number is a problem, and unknown. An unknown number
 * is a problem for a resource, but makes a property just unknown.
 */
function loopOf(
  copy: Fields,
  ofResource: boolean,
  frame: Frame,
): { readonly name: string; readonly count: number | Unknown } {
  const place = { ...within(frame, "copy"), naming: false };
  const name = bare(evaluateValue(copy["name"], within(place, "name")));
  const count = bare(evaluateValue(copy["count"], within(place, "count")));
  // The loop of an output has no name.
  if (typeof name !== "string" && name !== null)
    frame.work.problem(`${place.path}.name`, "a copy loop whose name isn't text");
  const allowed = typeof count === "number" && Number.isInteger(count) && count >= 0 && count <= COPY_COUNT;
  if (!allowed && (ofResource || count !== UNKNOWN)) {
    const reason = count === UNKNOWN ? "an unknown number of copies" : "an invalid number of copies";
    frame.work.problem(`${place.path}.count`, reason);
  }
  return { name: typeof name === "string" ? name : "", count: allowed ? count : UNKNOWN };
}

function iterations(name: string, count: number, ofResource: boolean): readonly Iteration[] {
  return Array.from({ length: count }, (_, index) => ({ loop: { name, index, ofResource }, label: String(index) }));
}

/**
 * Returns the iterations of a resource's copy loop. If their number is unknown, one iteration without a number stands
 * for all.
 */
export function iterationsOf(copy: Fields, frame: Frame): readonly Iteration[] {
  const { name, count } = loopOf(copy, true, frame);
  if (count !== UNKNOWN) return iterations(name, count, true);
  return [{ loop: { name, index: UNKNOWN, ofResource: true }, label: "?" }];
}

/** Returns the loops of a `copy` property inside an object; `undefined` if it's an ordinary property. */
export function loopsIn(raw: unknown): readonly Fields[] | undefined {
  const peeled = peel(raw);
  const parts = Array.isArray(peeled) ? peeled.map((loop: unknown) => peel(loop)) : [];
  const loops = parts.filter(isObject).filter((loop) => "name" in loop && "count" in loop && "input" in loop);
  return loops.length > 0 && loops.length === parts.length ? loops : undefined;
}

/** Returns the property that a loop inside an object creates: its name and values, unknown if their number is. */
export function copied(copy: Fields, frame: Frame): readonly [string, Json] {
  const { name, count } = loopOf(copy, false, frame);
  if (count === UNKNOWN) return [name, UNKNOWN];
  const inside = within(frame, label(name));
  const values = iterations(name, count, false).map((iteration) =>
    evaluateValue(copy["input"], {
      ...within(inside, `[${iteration.label}]`),
      loops: [iteration.loop, ...frame.loops],
    }),
  );
  return [name, values];
}

/**
 * Returns an id in a network. It's unknown if it begins with something unknown, unless a parameter leads outside the
 * template.
 */
function asLink(value: Json, frame: Frame): Json {
  const plain = bare(value);
  if (typeof plain !== "string" || !plain.startsWith(standInStart(""))) return value;
  return frame.scope.context.alone === true && plain.startsWith(standInStart("parameters.")) ? value : UNKNOWN;
}

/** Returns an expression's value, with placeholders in its ids and names, as in literal ones. */
function withLinks(value: Json, naming: Json, frame: Frame): Json {
  if (isList(value) && isList(naming) && value.length === naming.length)
    return value.map((part, index) => withLinks(part, naming[index] ?? null, frame));
  if (!isRecord(value) || !isRecord(naming)) return value;
  const pairs = Object.entries(value).map(([name, part]): readonly [string, Json] => {
    const named = property(naming, name) ?? null;
    const lower = name.toLowerCase();
    if (part !== UNKNOWN) return [name, withLinks(part, named, frame)];
    return [name, lower === "id" ? asLink(named, frame) : lower === "name" ? named : part];
  });
  return record(pairs);
}

/** Evaluates a text; in links, with placeholders in its ids and names. */
function evaluateLinks(text: string, frame: Frame): Json {
  const value = evaluateText(text, frame);
  if (frame.linking !== true || frame.naming || !measure(value).unknown) return value;
  return withLinks(bare(value), bare(evaluateText(text, { ...frame, naming: true })), frame);
}

function evaluateMember(name: string, raw: unknown, frame: Frame): Json {
  if (isPlain(raw)) return evaluatePlain(raw, frame);
  const place = within(frame, label(name));
  const lower = name.toLowerCase();
  if (lower === "networkprofile") return evaluateValue(raw, { ...place, linking: true });
  if (frame.linking !== true || frame.naming) return evaluateValue(raw, place);
  if (lower === "id") return asLink(evaluateValue(raw, { ...place, naming: true }), place);
  return lower === "name" ? evaluateValue(raw, { ...place, naming: true }) : evaluateValue(raw, place);
}

function evaluateObject(raw: Fields, frame: Frame): Json {
  const pairs = Object.keys(raw).flatMap((key): (readonly [string, Json])[] => {
    const loops = key.toLowerCase() === "copy" ? loopsIn(raw[key]) : undefined;
    if (loops) return loops.map((loop) => copied(loop, frame));
    const name = key.startsWith("[") ? bare(evaluateText(key, within(frame, label(key)))) : key;
    return [[typeof name === "string" ? name : key, evaluateMember(key, raw[key], frame)]];
  });
  return record(pairs);
}

function evaluatePlain(raw: Json, { work }: Frame): Json {
  return work.spend(measure(raw).count) ? raw : UNKNOWN;
}

/** Returns a value without parts. */
function leaf(value: unknown): Json {
  if (value === undefined) return null;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : UNKNOWN;
}

/** Evaluates any part of the template. Never fails: an error becomes an unknown value and a problem. */
export function evaluateValue(raw: unknown, frame: Frame): Json {
  if (isPlain(raw)) return evaluatePlain(raw, frame);
  return frame.work.deeper(frame.path, () => {
    const value = peel(raw);
    if (typeof value === "string") return evaluateLinks(value, frame);
    if (Array.isArray(value)) {
      const parts = Array.from(value, (part: unknown, index) => evaluateValue(part, within(frame, `[${index}]`)));
      return frame.work.settle(parts, frame.path);
    }
    return isObject(value) ? frame.work.settle(evaluateObject(value, frame), frame.path) : leaf(value);
  });
}

/**
 * Returns a part of the declaration without evaluating expressions, such as the outermost deployment's parameters.
 * Problems are reported at `path`.
 */
export function literal(raw: unknown, work: Work, path: string): Json {
  return work.deeper(path, () => {
    const value = peel(raw);
    if (Array.isArray(value)) {
      const parts = Array.from(value, (part: unknown) => literal(part, work, path));
      return work.settle(parts, path);
    }
    if (!isObject(value)) return leaf(value);
    const pairs = Object.entries(value).map(([name, part]) => [name, literal(part, work, path)] as const);
    return work.settle(record(pairs), path);
  });
}

/** Returns a value without the marks of {@link Secure}, and adds the paths of its secure texts to `secure`. */
export function unmarked(value: Json, path: string, work: Work, secure: string[]): unknown {
  const { count, secure: holdsSecure } = measure(value);
  if (!work.spend(holdsSecure ? 1 : count)) return UNKNOWN;
  if (!holdsSecure) return value;
  if (value instanceof Secure) {
    secure.push(path);
    return value.value;
  }
  if (isList(value)) return value.map((part, index) => unmarked(part, `${path}[${index}]`, work, secure));
  if (!isRecord(value)) return value;
  const pairs = Object.entries(value).map(
    ([name, part]) => [name, unmarked(part, `${path}.${name}`, work, secure)] as const,
  );
  return Object.fromEntries(pairs);
}
