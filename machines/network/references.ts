import { UNKNOWN, type Value } from "../../activation/value";
import { ELSEWHERE, type Ref } from "../../activation/attachment";
import type { Declared } from "../declared";
import { NOT_DECLARED, type Kinds, type Link, type StackIndex } from "../links";
import { at, has, list, text } from "../read";

/** A path of property names. */
export type Path = readonly [string, ...string[]];

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

/** The same property as each provider spells it: the first spelling that is there counts. */
export function spelled<T>(paths: readonly Path[], read: (...path: Path) => Value<T>): Value<T> {
  for (const path of paths) {
    const value = read(...path);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A text by the first spelling that is there. */
export function textOf(root: unknown, ...paths: readonly Path[]): Value<string> {
  return spelled(paths, (...path) => text(root, ...path));
}

/** A list by the first spelling that is there. */
export function listOf(root: unknown, ...paths: readonly Path[]): Value<readonly Value<unknown>[]> {
  return spelled(paths, (...path) => list(root, ...path));
}

/** The texts of a single value and of a list of them, as rules write addresses and ports. */
export function textsOf(root: unknown, ...names: readonly string[]): readonly Value<string>[] {
  return names.flatMap((name): readonly Value<string>[] => {
    const value = at(root, name);
    if (value === undefined) return [];
    if (value === UNKNOWN || !Array.isArray(value)) return [text(root, name)];
    return value.map((item: unknown) => text(item));
  });
}

/** The id in an item of a list of references: `{ id }`, or the id itself. */
export function idOf(item: Value<unknown>): Value<string> {
  return text(item, "id") ?? text(item);
}

/** A number; text that is one counts. */
export function numberOf(root: unknown, ...path: Path): Value<number> {
  const value = text(root, ...path);
  if (value === undefined || value === UNKNOWN) return value;
  const number = Number(value);
  return value.trim() === "" || Number.isNaN(number) ? undefined : number;
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
  if (link === undefined || link === UNKNOWN) return link;
  return link === NOT_DECLARED ? ELSEWHERE : build(link);
}

/** Children by parent. Strays are those whose parent cannot be told: they may belong to any. */
export interface Children {
  of(parent: Declared): readonly Declared[];
  readonly strays: boolean;
}

/** Groups the resources of some kinds by what they refer to. */
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

/** The same function, which builds each thing once, so that all that share it share one object. */
export function once<K, V>(build: (key: K) => V): (key: K) => V {
  const built = new Map<K, V>();
  return (key) => {
    const value = built.get(key) ?? build(key);
    built.set(key, value);
    return value;
  };
}
