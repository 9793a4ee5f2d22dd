/**
 * Most characters of an expression. Source: learn.microsoft.com, "Syntax and expressions in ARM templates", 2026-07.
 */
export const EXPRESSION_LENGTH = 24_576;

/** Most iterations of a copy loop. Source: learn.microsoft.com, "Resource iteration in ARM templates", 2026-07. */
export const COPY_COUNT = 800;

/** Most elements from `range`. Source: learn.microsoft.com, "Array functions for ARM templates", 2026-07. */
export const RANGE_COUNT = 10_000;

/** Most characters of a template or parameter file given as text. Azure allows 4 MB. */
export const TEXT_LENGTH = 8_000_000;

/** Deepest nesting of calls in an expression. */
export const EXPRESSION_DEPTH = 100;

/** Deepest nesting of objects, expressions and variables during evaluation, to bound the call stack. */
export const EVALUATION_DEPTH = 400;

/** Deepest nesting of deployments. */
export const DEPLOYMENT_DEPTH = 8;

/** Deepest nesting of a value. */
export const VALUE_DEPTH = 100;

/** Largest size of a value, as counted by `measure`. */
export const VALUE_SIZE = 200_000;

/** Most characters of a text. */
export const VALUE_LENGTH = VALUE_SIZE * 16;

/** Most evaluation steps for a template. */
export const STEPS = 1_000_000;

/** Most problems reported for a template. */
export const PROBLEMS = 10_000;
