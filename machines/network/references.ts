import type { Declared } from "../../stack/declared";
import type { Kinds, Link, StackIndex } from "../../stack/links";
import { at, has, text } from "../../values/read";
import type { Ref } from "../../values/ref";
import type { Path } from "../../values/spelled";
import { UNKNOWN, type Value } from "../../values/value";

/** A part of a declaration that contains references: the declaration itself, or an object in one of its inputs. */
export interface Holder {
  readonly from: Declared;
  readonly root: unknown;
  /** The top-level input that contains `root`; absent if `root` is the whole declaration. */
  readonly input: string | undefined;
}

/** Returns a holder for an entire declaration. */
export function whole(from: Declared): Holder {
  return { from, root: from.props, input: undefined };
}

/** Follows a reference by the first spelling that is present. */
export function followAt(stack: StackIndex, { from, root, input }: Holder, paths: readonly Path[], kinds: Kinds): Link {
  for (const path of paths) {
    const id = text(root, ...path);
    if (id !== undefined) return stack.follow(from, input ?? path[0], id, kinds);
  }
  return undefined;
}

/**
 * Whether there is a reference at all, wherever it leads. An object with an unknown id counts, and so does an unknown
 * value made from a resource of the right kind.
 */
export function refers(
  stack: StackIndex,
  { from, root, input }: Holder,
  names: readonly string[],
  kinds: Kinds,
): Value<boolean> {
  let answer: Value<boolean> = false;
  for (const name of names) {
    const present = has(root, name);
    if (present === true && at(root, name) !== "") return true;
    if (present !== UNKNOWN) continue;
    if (typeof stack.follow(from, input ?? name, UNKNOWN, kinds) === "object") return true;
    answer = UNKNOWN;
  }
  return answer;
}

/** Builds the target of a link, and passes undeclared and unknown targets through. */
export function refTo<T>(link: Link, build: (declared: Declared) => T): Ref<T> {
  return typeof link === "object" ? build(link) : link;
}
