import { NOT_DECLARED, type Ref } from "../values/ref";
import { UNKNOWN, type Value } from "../values/value";
import type { Declared } from "./declared";

/**
 * The target of a reference. Absent: there's no reference. {@link UNKNOWN}: it may lead to a resource in the stack, but
 * which one is unknown and isn't guessed.
 */
export type Link = Ref<Declared>;

/** Returns the target of a reference if it's certainly declared in this stack. */
export function declaredAt(link: Link): Declared | undefined {
  return link === UNKNOWN || link === NOT_DECLARED ? undefined : link;
}

/** A set of resource kinds, such as `network:subnet`. */
export type Kinds = readonly string[];

/** An index of a stack's declarations by URN, kind, id and name, with constant-time lookups. */
export interface StackIndex {
  readonly all: readonly Declared[];
  /**
   * Returns the resources with a URN. There may be several, because a template's resources share their deployment's
   * URN.
   */
  ofUrn(urn: string): readonly Declared[];
  ofKind(kind: string): readonly Declared[];
  /**
   * Follows a reference by id.
   *
   * @param from the resource with the reference
   * @param input the top-level input that contains it, such as `networkProfile`, because the engine records
   * dependencies by input
   * @param id the id as read, anywhere in that input
   */
  follow(from: Declared, input: string, id: Value<string>, kinds: Kinds): Link;
  /**
   * Follows all references in one input. If the ids are unknown and there are equally many candidate resources, each id
   * is one of them, in any order.
   */
  followAll(from: Declared, input: string, ids: readonly Value<string>[], kinds: Kinds): readonly Link[];
  /**
   * Follows a reference by name, such as a child's `routeTableName` or `virtualNetworkName`. All kinds have the same
   * ARM type.
   */
  parent(from: Declared, input: string, kinds: Kinds): Link;
}

export const NOTHING: readonly never[] = [];
