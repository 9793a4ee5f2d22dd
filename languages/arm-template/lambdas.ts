import { Lists } from "../../values/lists";
import { UNKNOWN, type Unknown } from "../../values/value";
import { inOrderOf, isAnyOrder } from "./any-order";
import { type Form, condition } from "./forms";
import type { Evaluate, Frame } from "./frame";
import { type Result, each, text, wrongType } from "./functions/function";
import { type Json, certain, isList, isRecord, record } from "./json";
import { type Expression, Refused } from "./syntax";

/** Returns a lambda's value for the values of its variables. */
type Lambda = (...values: readonly Json[]) => Json;

/** Fewest and most variables of a lambda. */
type Arity = readonly [least: number, most: number];

function lambdaOf(written: Expression | undefined, [least, most]: Arity, frame: Frame, evaluate: Evaluate) {
  if (written?.kind !== "call" || written.name !== "lambda") return wrongType;
  const body = written.args.at(-1);
  const names = written.args.slice(0, -1).map((arg) => (arg.kind === "literal" ? String(arg.value).toLowerCase() : ""));
  if (!body || names.length < least || names.length > most) return new Refused("a lambda with that many variables");
  return (...values: readonly Json[]): Json => {
    const given = names.map((name, place) => [name, values[place] ?? null] as const);
    return evaluate(body, { ...frame, locals: new Map<string, Json>([...frame.locals, ...given]) });
  };
}

/** Returns a form of a value and a lambda. */
function form<T extends Json>(
  is: (value: Json) => value is T,
  arity: Arity,
  run: (input: T, lambda: Lambda) => Result,
): Form {
  return {
    min: 2,
    max: 2,
    run: ([source, written], frame, evaluate) => {
      const input = source ? evaluate(source, frame) : UNKNOWN;
      if (certain(input) === UNKNOWN) return UNKNOWN;
      const lambda = lambdaOf(written, arity, frame, evaluate);
      if (lambda instanceof Refused) return lambda;
      return is(input) ? run(input, lambda) : wrongType;
    },
  };
}

function map(elements: readonly Json[], lambda: Lambda): Result {
  return inOrderOf(
    elements,
    elements.map((element, index) => lambda(element, index)),
  );
}

function filter(elements: readonly Json[], lambda: Lambda): Result {
  const kept = elements.map((element, index) => condition(lambda(element, index)));
  const refused = kept.find((value) => value instanceof Refused);
  if (refused) return refused;
  if (kept.includes(UNKNOWN)) return UNKNOWN;
  const left = elements.filter((_, index) => kept[index] === true);
  return inOrderOf(elements, left);
}

/** Sorts by a lambda that says whether its first variable comes before its second. */
function sort(elements: readonly Json[], lambda: Lambda): Result {
  const undecided: (Unknown | Refused)[] = [];
  const isLess = (a: Json, b: Json): boolean => {
    const found = condition(lambda(a, b));
    if (typeof found === "boolean") return found;
    undecided.push(found);
    return false;
  };
  const sorted = [...elements].sort((a, b) => (isLess(a, b) ? -1 : isLess(b, a) ? 1 : 0));
  return undecided[0] ?? inOrderOf(elements, sorted);
}

/** Returns the texts that a lambda makes of the elements; unknown or refused if one is. */
function textsOf(elements: readonly Json[], lambda: Lambda): readonly string[] | Unknown | Refused {
  const texts = elements.map((element) => certain(lambda(element)));
  return texts.includes(UNKNOWN) ? UNKNOWN : (each(texts, text) ?? wrongType);
}

function groupBy(elements: readonly Json[], lambda: Lambda): Result {
  const keys = textsOf(elements, lambda);
  if (keys === UNKNOWN || keys instanceof Refused) return keys;
  const groups = new Lists<string, Json>();
  keys.forEach((key, index) => {
    groups.add(key, elements[index] ?? null);
  });
  return record([...groups].map(([key, group]) => [key, inOrderOf(elements, group)] as const));
}

/** Puts elements together, one after the other. */
function reduce(args: readonly Expression[], frame: Frame, evaluate: Evaluate): Result {
  const [, initial] = args;
  const sum = form(isList, [2, 3], (elements, lambda) => {
    const first = initial ? evaluate(initial, frame) : UNKNOWN;
    if (isAnyOrder(elements)) return UNKNOWN;
    return elements.reduce<Json>((before, element, index) => lambda(before, element, index), first);
  });
  return sum.run([...args.slice(0, 1), ...args.slice(2)], frame, evaluate);
}

/** Makes an object of elements: a lambda gives each one's name, and perhaps another one its value. */
function toObject(args: readonly Expression[], frame: Frame, evaluate: Evaluate): Result {
  const [, , value] = args;
  const made = form(isList, [1, 1], (elements, lambda) => {
    const valueOf = value ? lambdaOf(value, [1, 1], frame, evaluate) : (element: Json) => element;
    if (valueOf instanceof Refused) return valueOf;
    const names = textsOf(elements, lambda);
    if (names === UNKNOWN || names instanceof Refused) return names;
    return record(elements.map((element, index) => [names[index] ?? "", valueOf(element)] as const));
  });
  return made.run(args.slice(0, 2), frame, evaluate);
}

/**
 * Functions that take lambdas, by lower-case name. Source: learn.microsoft.com, "Lambda functions for ARM templates",
 * 2026-07.
 */
export const LAMBDA_FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["map", form(isList, [1, 2], map)],
  ["filter", form(isList, [1, 2], filter)],
  ["sort", form(isList, [2, 2], sort)],
  ["groupby", form(isList, [1, 1], groupBy)],
  [
    "mapvalues",
    form(isRecord, [1, 1], (value, lambda) =>
      record(Object.entries(value).map(([name, part]) => [name, lambda(part)] as const)),
    ),
  ],
  ["reduce", { min: 3, max: 3, run: reduce }],
  ["toobject", { min: 2, max: 3, run: toObject }],
]);
