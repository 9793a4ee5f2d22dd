/** Characters of one expression. Source: learn.microsoft.com, "Syntax and expressions in ARM templates", 2026-07. */
export const EXPRESSION_LENGTH = 24_576;

/** Turns of one copy loop. Source: learn.microsoft.com, "Resource iteration in ARM templates", 2026-07. */
export const COPY_COUNT = 800;

/** Elements that `range` may give. Source: learn.microsoft.com, "Array functions for ARM templates", 2026-07. */
export const RANGE_COUNT = 10_000;

/** Characters of a template or parameter file given as text. Azure allows 4 MB. */
export const TEXT_LENGTH = 8_000_000;

/** Calls inside calls within one expression. */
export const EXPRESSION_DEPTH = 100;

/** Levels of objects, expressions and variables that are being evaluated at one time: keeps the stack bounded. */
export const EVALUATION_DEPTH = 400;

/** Deployments inside deployments. */
export const DEPLOYMENT_DEPTH = 8;

/** Levels of one value. */
export const VALUE_DEPTH = 100;

/** Size of one value, as `measure` counts it. */
export const VALUE_SIZE = 200_000;

/** Characters of one text. */
export const VALUE_LENGTH = VALUE_SIZE * 16;

/** Steps of evaluation for one template. */
export const STEPS = 1_000_000;

/** Problems that are told of one template. */
export const PROBLEMS = 10_000;
