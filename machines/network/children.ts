import type { Declared } from "../../stack/declared";
import { type Kinds, type Link, type StackIndex, declaredAt } from "../../stack/links";
import { Lists } from "../../values/lists";
import { UNKNOWN } from "../../values/value";

/** Children by parent. */
export interface Children {
  of(parent: Declared): readonly Declared[];
  /** Those whose parent is unknown, so they may belong to any. */
  readonly strays: readonly Declared[];
  readonly hasStrays: boolean;
}

/** Groups the resources of some kinds by the parent that they reference. */
export function childrenOf(stack: StackIndex, kinds: Kinds, parent: (child: Declared) => Link): Children {
  const groups = new Lists<Declared, Declared>();
  const strays: Declared[] = [];
  for (const child of kinds.flatMap((kind) => stack.ofKind(kind))) {
    const link = parent(child);
    if (link === UNKNOWN) strays.push(child);
    const declared = declaredAt(link);
    if (declared) groups.add(declared, child);
  }
  return { of: (declared) => groups.of(declared), strays, hasStrays: strays.length > 0 };
}
