import type { Value } from "./value";

/** What a reference leads to outside of the stack: it exists, but nothing here declares it. */
export const NOT_DECLARED = "not-declared" as const;

/** A reference: absent, to something declared, to something that is not, or unknown where it leads. */
export type Ref<T> = Value<T | typeof NOT_DECLARED>;
