import { same } from "../json";
import { type FunctionTable, anyArguments, keepingStandIns, one, seeing, two } from "./function";

const boolean = (value: unknown) => (typeof value === "boolean" ? value : undefined);

function comparison(holds: (order: number) => boolean) {
  return anyArguments(2, 2, ([a, b]) => {
    if (typeof a === "number" && typeof b === "number") return holds(a - b);
    return typeof a === "string" && typeof b === "string" ? holds(a < b ? -1 : a > b ? 1 : 0) : undefined;
  });
}

/**
 * Comparison and logical functions. `if`, `and` and `or` are in forms.ts, because they evaluate arguments lazily.
 * Source: learn.microsoft.com, "Logical functions" and "Comparison functions for ARM templates", 2026-07.
 */
export const logic: FunctionTable = {
  true: anyArguments(0, 0, () => true),
  false: anyArguments(0, 0, () => false),
  null: anyArguments(0, 0, () => null),
  not: one(boolean, (value) => !value),
  xor: two(boolean, boolean, (a, b) => a !== b),
  bool: anyArguments(1, 1, ([value]) => {
    if (typeof value === "boolean") return value;
    if (typeof value === "number") return value !== 0;
    const lower = typeof value === "string" ? value.trim().toLowerCase() : undefined;
    if (lower === "true" || lower === "1") return true;
    return lower === "false" || lower === "0" ? false : undefined;
  }),
  equals: keepingStandIns(
    seeing(
      "parts",
      anyArguments(2, 2, ([a = null, b = null]) => same(a, b)),
    ),
  ),
  less: comparison((order) => order < 0),
  lessorequals: comparison((order) => order <= 0),
  greater: comparison((order) => order > 0),
  greaterorequals: comparison((order) => order >= 0),
  coalesce: keepingStandIns(
    seeing(
      "nothing",
      anyArguments(1, Infinity, (args) => args.find((value) => value !== null) ?? null),
    ),
  ),
};
