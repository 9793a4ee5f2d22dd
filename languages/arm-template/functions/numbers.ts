import type { Json } from "../json";
import { RANGE_COUNT } from "../limits";
import { Refused } from "../syntax";
import { type FunctionTable, many, number, one, two } from "./function";

const WHOLE = /^\s*[+-]?[0-9]+\s*$/;
const DECIMAL = /^\s*[+-]?[0-9]+(?:\.[0-9]+)?\s*$/;

/** Reads a number, or a text of one. */
const numeric = (pattern: RegExp) => (value: Json) =>
  typeof value === "number" || (typeof value === "string" && pattern.test(value)) ? Number(value) : undefined;

const byZero = new Refused("a division by zero");

/** Numeric functions. Source: learn.microsoft.com, "Numeric functions for ARM templates", 2026-07. */
export const numbers: FunctionTable = {
  add: two(number, number, (a, b) => a + b),
  sub: two(number, number, (a, b) => a - b),
  mul: two(number, number, (a, b) => a * b),
  div: two(number, number, (a, b) => (b === 0 ? byZero : Math.trunc(a / b))),
  mod: two(number, number, (a, b) => (b === 0 ? byZero : a % b)),
  min: many(number, (values) => (values.length === 0 ? undefined : values.reduce((a, b) => Math.min(a, b)))),
  max: many(number, (values) => (values.length === 0 ? undefined : values.reduce((a, b) => Math.max(a, b)))),
  range: two(number, number, (start, count) =>
    count < 0 || count > RANGE_COUNT
      ? new Refused("a range of that length")
      : Array.from({ length: count }, (_, index) => start + index),
  ),
  int: one(numeric(WHOLE), Math.trunc),
  float: one(numeric(DECIMAL), (value) => value),
};
