/** A template expression, taken apart. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number }
  /** `name` is lower-case; a function of the template itself has its namespace before a dot. */
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  /** `a.b`, `a['b']`, `a[0]`; `safe` for `a.?b` and `a[?'b']`, which give null where there is no such property. */
  | { readonly kind: "member"; readonly of: Expression; readonly key: Expression; readonly safe: boolean };

/** Why something has no value: a mistake in the template, or a limit. Told as a problem; the value becomes unknown. */
export class Refused {
  /** @param reason a short clause without values */
  constructor(readonly reason: string) {}
}
