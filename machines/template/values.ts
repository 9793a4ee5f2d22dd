import { UNKNOWN, type Unknown } from "../../activation/value";
import { peel } from "../read";
import { expressions } from "./expressions";
import { within, type Frame, type Loop } from "./frame";
import { bare, isList, record, Secure, type Json } from "./json";
import { COPY_COUNT } from "./limits";
import { Refused } from "./syntax";
import { label, type Work } from "./work";

const evaluateExpression = expressions(evaluateValue);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of a text of the template: an expression in brackets, or the text itself. */
function evaluateText(text: string, frame: Frame): Json {
  if (!text.startsWith("[") || !text.endsWith("]")) return text;
  if (text.startsWith("[[")) return text.slice(1);
  const expression = frame.work.parse(text.slice(1, -1));
  return expression instanceof Refused
    ? frame.work.settle(expression, frame.path)
    : evaluateExpression(expression, frame);
}

/** One turn of a loop. */
export interface Turn {
  readonly loop: Loop;
  /** How paths name the turn. */
  readonly label: string;
}

/**
 * The turns of a copy loop `{ name, count }`. Where the count is unknown or beyond Azure's limit, one turn of unknown
 * number stands for all, and a problem says so.
 */
export function turnsOf(copy: Record<string, unknown>, ofResource: boolean, frame: Frame): readonly Turn[] {
  const place = within(frame, "copy");
  const text = bare(evaluateValue(copy["name"], within(place, "name")));
  const name = typeof text === "string" ? text : "";
  const count = bare(evaluateValue(copy["count"], within(place, "count")));
  const turn = (index: number | Unknown): Turn => ({
    loop: { name, index, ofResource },
    label: index === UNKNOWN ? "?" : String(index),
  });
  if (typeof count === "number" && Number.isInteger(count) && count >= 0 && count <= COPY_COUNT) {
    return Array.from({ length: count }, (_, index) => turn(index));
  }
  frame.work.problem(
    `${place.path}.count`,
    count === UNKNOWN ? "the number of copies is unknown" : "a number of copies that is not allowed",
  );
  return [turn(UNKNOWN)];
}

/** The loops of a `copy` property inside an object; `undefined` where it is a property like any other. */
export function loopsIn(raw: unknown): readonly Record<string, unknown>[] | undefined {
  const peeled = peel(raw);
  const loops = (Array.isArray(peeled) ? peeled : [peeled]).map((loop: unknown) => peel(loop)).filter(isObject);
  const good = loops.length > 0 && loops.every((loop) => "name" in loop && "count" in loop && "input" in loop);
  return good ? loops : undefined;
}

/** The property that a loop inside an object makes: its name and list of values. */
export function copied(loop: Record<string, unknown>, frame: Frame): readonly [string, Json] {
  const turns = turnsOf(loop, false, frame);
  const name = turns[0]?.loop.name ?? textOfName(loop["name"]);
  const inside = within(frame, label(name));
  const values = turns.map((turn) =>
    evaluateValue(loop["input"], { ...within(inside, `[${turn.label}]`), loops: [turn.loop, ...frame.loops] }),
  );
  // How many there are is unknown, so the list is: a list of one would be a claim.
  return [name, turns[0]?.loop.index === UNKNOWN ? UNKNOWN : values];
}

function textOfName(raw: unknown): string {
  const name = peel(raw);
  return typeof name === "string" ? name : "";
}

function evaluateObject(raw: Record<string, unknown>, frame: Frame): Json {
  const pairs = Object.keys(raw).flatMap((key): (readonly [string, Json])[] => {
    const loops = key.toLowerCase() === "copy" ? loopsIn(raw[key]) : undefined;
    if (loops) return loops.map((loop) => copied(loop, frame));
    const name = bare(evaluateText(key, within(frame, label(key))));
    return [[typeof name === "string" ? name : key, evaluateValue(raw[key], within(frame, label(key)))]];
  });
  return record(pairs);
}

/** Evaluates a piece of the template, of any shape. Never fails: what is wrong becomes unknown and a problem. */
export function evaluateValue(raw: unknown, frame: Frame): Json {
  return frame.work.deeper(frame.path, () => {
    const value = peel(raw);
    if (value === UNKNOWN || typeof value === "number" || typeof value === "boolean") return value;
    if (value === undefined) return null;
    if (typeof value === "string") return evaluateText(value, frame);
    if (Array.isArray(value)) {
      if (!frame.work.spend(value.length)) return UNKNOWN;
      const parts = Array.from(value, (part: unknown, index) => evaluateValue(part, within(frame, `[${index}]`)));
      return frame.work.settle(parts, frame.path);
    }
    return isObject(value) ? frame.work.settle(evaluateObject(value, frame), frame.path) : UNKNOWN;
  });
}

/** A piece of the declaration in which nothing is an expression, such as the parameters of the outermost deployment. */
export function literal(raw: unknown, work: Work, path: string): Json {
  return work.deeper(path, () => {
    const value = peel(raw);
    if (value === UNKNOWN || typeof value === "number" || typeof value === "boolean" || typeof value === "string")
      return value;
    if (value === undefined) return null;
    if (Array.isArray(value)) {
      if (!work.spend(value.length)) return UNKNOWN;
      return work.settle(
        Array.from(value, (part: unknown, index) => literal(part, work, `${path}[${index}]`)),
        path,
      );
    }
    if (!isObject(value)) return UNKNOWN;
    const pairs = Object.keys(value).map(
      (name) => [name, literal(value[name], work, `${path}.${label(name)}`)] as const,
    );
    return work.settle(record(pairs), path);
  });
}

/** The value as others read it, and the paths in it whose text is secure. */
export function opened(value: Json, path: string, work: Work, secure: string[]): unknown {
  if (!work.spend(1)) return UNKNOWN;
  if (value instanceof Secure) {
    secure.push(path);
    return value.value;
  }
  if (isList(value)) return value.map((part, index) => opened(part, `${path}[${index}]`, work, secure));
  if (typeof value !== "object" || value === null) return value;
  const pairs = Object.entries(value).map(
    ([name, part]) => [name, opened(part, path === "" ? name : `${path}.${name}`, work, secure)] as const,
  );
  return Object.fromEntries(pairs);
}
