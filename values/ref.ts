import type { Value } from "./value";

/** A reference that leads outside the stack: the target exists, but the stack doesn't declare it. */
export const NOT_DECLARED = "not-declared" as const;

/** A reference: absent, to a declared target, to a target that isn't declared, or to an unknown target. */
export type Ref<T> = Value<T | typeof NOT_DECLARED>;
