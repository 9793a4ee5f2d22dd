import { NOT_DECLARED, type Ref } from "../values/ref";
import { UNKNOWN, type Value } from "../values/value";
import { type Declared } from "./declared";

/**
 * Where a reference leads. Absent: there is no reference. {@link UNKNOWN}: it may lead to something in the stack, but
 * which resource that is cannot be told, and is not guessed.
 */
export type Link = Ref<Declared>;

/** What a reference certainly leads to in this stack. */
export function declaredAt(link: Link): Declared | undefined {
  return link === UNKNOWN || link === NOT_DECLARED ? undefined : link;
}

/** A set of resource kinds, such as `network:subnet`. */
export type Kinds = readonly string[];

/** All that a stack declares, found by URN, kind, id or name in constant time. */
export interface StackIndex {
  readonly all: readonly Declared[];
  /** A template's resources share the URN of their deployment, so that there may be several. */
  ofUrn(urn: string): readonly Declared[];
  ofKind(kind: string): readonly Declared[];
  /**
   * Follows a reference by id.
   * @param from the resource that holds the reference
   * @param input the top-level input that it stands in, such as `networkProfile`: the engine tells dependencies by that
   * @param id the id as read, wherever in that input
   */
  follow(from: Declared, input: string, id: Value<string>, kinds: Kinds): Link;
  /**
   * Follows all references that stand in one input. Where the ids are unknown and there are just as many resources for
   * them, each is one of those, in any order.
   */
  followAll(from: Declared, input: string, ids: readonly Value<string>[], kinds: Kinds): readonly Link[];
  /** Follows a reference by name, as a child names its parent: `routeTableName`, `virtualNetworkName`. The kinds are of one ARM type. */
  parent(from: Declared, input: string, kinds: Kinds): Link;
}

export const NOTHING: readonly never[] = [];
