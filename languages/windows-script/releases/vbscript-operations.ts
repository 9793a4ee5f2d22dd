/** A value of VBScript; `undefined` if it isn't followed. */
export type Value = string | number | boolean | undefined;

/** The numbers of the constants that `InStr` takes and of the truth values. */
const CONSTANTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["true", true],
  ["false", false],
  ["vbbinarycompare", 0],
  ["vbtextcompare", 1],
]);
const MAX_TEXT = 1000;

/** Applies an operator. `not` takes its value on the left. */
export function applied(operator: string, left: Value, right: Value): Value {
  if (/^(?:and|or|not)$/.test(operator)) return logical(operator, left, right);
  if (left === undefined || right === undefined) return undefined;
  if (operator === "&") return `${left}${right}`.slice(0, MAX_TEXT);
  if (typeof left === "string" || typeof right === "string") {
    // VBScript compares a number in a variable with a text by their kinds, and a literal by its value.
    if (typeof left !== typeof right || /^[+-]$/.test(operator)) return undefined;
    return compared(operator, left < right ? -1 : left === right ? 0 : 1);
  }
  const [a, b] = [Number(left) * sign(left), Number(right) * sign(right)];
  if (operator === "+") return a + b;
  return operator === "-" ? a - b : compared(operator, a - b);
}

/** True is -1. */
function sign(value: Value): number {
  return typeof value === "boolean" ? -1 : 1;
}

function compared(operator: string, order: number): boolean {
  const holds: Readonly<Record<string, boolean>> = {
    "=": order === 0,
    "<>": order !== 0,
    "<": order < 0,
    ">": order > 0,
    "<=": order <= 0,
    ">=": order >= 0,
  };
  return holds[operator] === true;
}

/** Combines truth values, and the bits of numbers: `Not` of a position that `InStr` returns is never 0. */
function logical(operator: string, left: Value, right: Value): Value {
  if (typeof left === "string" || typeof right === "string") return undefined;
  if (operator === "not") return typeof left === "number" ? ~left : left === undefined ? undefined : !left;
  const [a, b] = [bits(left), bits(right)];
  if (operator === "or") return a !== undefined && b !== undefined ? a | b : [a, b].find((one) => one);
  if (a === 0 || b === 0) return 0;
  return a === undefined || b === undefined ? undefined : a & b;
}

function bits(value: number | boolean | undefined): number | undefined {
  return typeof value === "boolean" ? (value ? -1 : 0) : value;
}

/** Returns what a function returns, or the value of a constant. */
export function called(name: string, given: readonly Value[]): Value {
  const [first, second, third] = given;
  if (given.length === 0) return CONSTANTS.get(name);
  if (name === "instr") return position(given);
  if (typeof first !== "string") return undefined;
  if (/^c(?:int|lng)$/.test(name)) return /^\d{1,9}$/.test(first) ? Number(first) : undefined;
  const length = typeof second === "number" ? second : undefined;
  switch (name) {
    case "left":
      return length === undefined ? undefined : first.slice(0, length);
    case "right":
      return length === undefined ? undefined : first.slice(Math.max(first.length - length, 0));
    case "mid": {
      if (length === undefined || length < 1 || (third !== undefined && typeof third !== "number")) return undefined;
      return given.length > 2 && third === undefined ? undefined : first.slice(length - 1, third && length - 1 + third);
    }
    case "lcase":
      return first.toLowerCase();
    case "ucase":
      return first.toUpperCase();
    default:
      return /^(?:[lr]?trim|cstr)$/.test(name) ? first : undefined;
  }
}

/** Evaluates `InStr([start,] text, part[, mode])`. */
function position(given: readonly Value[]): Value {
  const [start, text, part, mode = 0] = typeof given[0] === "number" ? given : [1, ...given];
  if (typeof start !== "number" || typeof text !== "string" || typeof part !== "string" || start < 1) return undefined;
  if (mode === 1) return text.toLowerCase().indexOf(part.toLowerCase(), start - 1) + 1;
  return mode === 0 ? text.indexOf(part, start - 1) + 1 : undefined;
}
