import type { Declared } from "../../stack/declared";
import { type Kinds, type Link, type StackIndex } from "../../stack/links";
import { at, has, text } from "../../values/read";
import type { Ref } from "../../values/ref";
import type { Path } from "../../values/spelled";
import { UNKNOWN, type Value } from "../../values/value";

/** A place in a declaration that holds references: the declaration itself, or an object inside one of its inputs. */
export interface Holder {
  readonly from: Declared;
  readonly root: unknown;
  /** The top-level input that `root` stands in; absent where `root` is the whole. */
  readonly input: string | undefined;
}

/** The declaration itself as a holder of references. */
export function whole(from: Declared): Holder {
  return { from, root: from.props, input: undefined };
}

/** Follows a reference by the first spelling that is there. */
export function followAt(stack: StackIndex, { from, root, input }: Holder, paths: readonly Path[], kinds: Kinds): Link {
  for (const path of paths) {
    const id = text(root, ...path);
    if (id !== undefined) return stack.follow(from, input ?? path[0], id, kinds);
  }
  return undefined;
}

/**
 * Whether there is a reference at all, wherever it leads: an object with an unknown id is one, and so is an unknown value
 * that was made from a resource of the right kind.
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

/** Builds what a link leads to; what is elsewhere or unknown stays so. */
export function refTo<T>(link: Link, build: (declared: Declared) => T): Ref<T> {
  return typeof link === "object" ? build(link) : link;
}
