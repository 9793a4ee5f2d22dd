/** What a reference leads to outside of the stack: it exists, but nothing here declares it. */
export const NOT_DECLARED = "not-declared" as const;
