import { type Json, type JsonObject, isList, isRecord } from "../json";
import { VALUE_LENGTH } from "../limits";
import { Refused } from "../syntax";

/** A function's result: a value, or why there is none. */
export type Result = Json | Refused;

/** A template function that depends only on its arguments. */
export interface TemplateFunction {
  readonly min: number;
  readonly max: number;
  /**
   * How far the function looks into its arguments, which decides how unknown values and secrets propagate. `values`: an
   * unknown value anywhere makes the result unknown, and a secret anywhere makes it all secret. `parts`: only an
   * argument that is itself unknown or secret does; contents of lists and objects are passed on. `nothing`: the
   * function takes unknown values and secrets as they are.
   */
  readonly sees: "values" | "parts" | "nothing";
  /**
   * Whether the result for a text with a placeholder (stand-in.ts) is still right. `listed`: so is each of its elements, but
   * one with a placeholder is unknown where no name is wanted.
   */
  readonly standIns: boolean | "listed";
  readonly run: (args: readonly Json[]) => Result;
}

export type FunctionTable = Readonly<Record<string, TemplateFunction>>;

/** Reads one argument; `undefined` if it has another type. */
type Reader<T> = (value: Json) => T | undefined;

export const whatever: Reader<Json> = (value) => value;
export const text: Reader<string> = (value) => (typeof value === "string" ? value : undefined);
export const number: Reader<number> = (value) => (typeof value === "number" ? value : undefined);
export const list: Reader<readonly Json[]> = (value) => (isList(value) ? value : undefined);
export const object: Reader<JsonObject> = (value) => (isRecord(value) ? value : undefined);

export const wrongType = new Refused("a function with an argument of the wrong type");

/** Changes how a function looks at its arguments. */
export function seeing(sees: TemplateFunction["sees"], made: TemplateFunction): TemplateFunction {
  return { ...made, sees };
}

/** Lets placeholders pass through a function. */
export function keepingStandIns(made: TemplateFunction): TemplateFunction {
  return { ...made, standIns: true };
}

/** Returns a function of `min` to `max` arguments of any type. */
export function anyArguments(
  min: number,
  max: number,
  run: (args: readonly Json[]) => Result | undefined,
): TemplateFunction {
  return {
    min,
    max,
    sees: "values",
    standIns: false,
    run: (args) => {
      const result = run(args);
      return result === undefined ? wrongType : result;
    },
  };
}

/** A function of one argument; an argument of another type is refused. */
export function one<A>(a: Reader<A>, run: (a: A) => Result | undefined): TemplateFunction {
  return anyArguments(1, 1, ([first = null]) => {
    const x = a(first);
    return x === undefined ? undefined : run(x);
  });
}

/** A function of two arguments; see {@link one}. */
export function two<A, B>(a: Reader<A>, b: Reader<B>, run: (a: A, b: B) => Result | undefined): TemplateFunction {
  return anyArguments(2, 2, ([first = null, second = null]) => {
    const [x, y] = [a(first), b(second)];
    return x === undefined || y === undefined ? undefined : run(x, y);
  });
}

/** A function of three arguments; see {@link one}. */
export function three<A, B, C>(
  a: Reader<A>,
  b: Reader<B>,
  c: Reader<C>,
  run: (a: A, b: B, c: C) => Result | undefined,
): TemplateFunction {
  return anyArguments(3, 3, ([first = null, second = null, third = null]) => {
    const [x, y, z] = [a(first), b(second), c(third)];
    return x === undefined || y === undefined || z === undefined ? undefined : run(x, y, z);
  });
}

/** Reads values of one type; `undefined` if one has another. */
export function each<A>(values: readonly Json[], a: Reader<A>): readonly A[] | undefined {
  const found = values.map(a).filter((value) => value !== undefined);
  return found.length === values.length ? found : undefined;
}

/** Reads arguments of one type, or one list of them. */
export function many<A>(a: Reader<A>, run: (values: readonly A[]) => Result | undefined): TemplateFunction {
  return anyArguments(1, Infinity, (args) => {
    const [first = null] = args;
    const values = each(args.length === 1 && isList(first) ? first : args, a);
    return values === undefined ? undefined : run(values);
  });
}

const tooLong = new Refused("a value that is too large");

/** Joins texts, unless the result would be too long. */
export function joinedTexts(parts: readonly string[], separator = ""): string | Refused {
  const length = parts.reduce((sum, part) => sum + part.length, separator.length * Math.max(parts.length - 1, 0));
  return length > VALUE_LENGTH ? tooLong : parts.join(separator);
}

/** Returns a value as `string`, `concat` and `format` write it; `undefined` if it has no text. */
export function textOf(value: Json): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  return isList(value) || isRecord(value) ? JSON.stringify(value) : undefined;
}
