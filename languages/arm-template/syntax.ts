/** A parsed template expression. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number }
  /** `name` is lower-case; a user function has its namespace before a dot. */
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  /** `a.b`, `a['b']`, `a[0]`; `safe` for `a.?b` and `a[?'b']`, which are null for a missing property. */
  | { readonly kind: "member"; readonly of: Expression; readonly key: Expression; readonly safe: boolean };

/**
 * Why something has no value: an error in the template, or a limit. It's reported as a problem, and the value is
 * unknown.
 */
export class Refused {
  /** @param reason a short phrase without values */
  constructor(readonly reason: string) {}
}
