import { UNKNOWN } from "../../activation";
import type { Declared } from "../../stack/declared";
import type { Kinds, Link, StackIndex } from "../../stack/links";
import { NOT_DECLARED } from "../../values/ref";

/** Children by parent. Strays are children whose parent is unknown, so they may belong to any. */
export interface Children {
  of(parent: Declared): readonly Declared[];
  readonly strays: boolean;
}

/** Groups the resources of some kinds by the parent that they reference. */
export function childrenOf(stack: StackIndex, kinds: Kinds, parent: (child: Declared) => Link): Children {
  const groups = new Map<Declared, Declared[]>();
  let strays = false;
  for (const child of kinds.flatMap((kind) => stack.ofKind(kind))) {
    const link = parent(child);
    if (link === UNKNOWN) strays = true;
    if (link === undefined || link === UNKNOWN || link === NOT_DECLARED) continue;
    const group = groups.get(link);
    if (group) group.push(child);
    else groups.set(link, [child]);
  }
  return { of: (declared) => groups.get(declared) ?? [], strays };
}
