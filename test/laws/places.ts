import type { Declared } from "../../stack/declared";
import type { Seed } from "./seeds";

/** A value in a stack: a resource by its place, and the names that lead to the value in its properties. */
export interface Place {
  readonly seed: Seed;
  readonly resource: number;
  readonly path: readonly string[];
}

function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const own = path.length === 0 ? [] : [path];
  if (typeof value !== "object" || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([name, member]) => pathsIn(member, [...path, name]))];
}

/** The places of all values in the properties of a stack: the leaves, and what holds them. */
export function placesIn(seed: Seed): readonly Place[] {
  return seed.stack.resources.flatMap(({ props }, resource) =>
    pathsIn(props).map((path) => ({ seed, resource, path })),
  );
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((item: unknown, at) => (String(at) === name ? replaced(item, rest, by) : item));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === name ? replaced(member, rest, by) : member]),
  );
}

function withoutSource({ propertyDependencies }: Declared, [input]: readonly string[]) {
  return Object.fromEntries(Object.entries(propertyDependencies).filter(([name]) => name !== input));
}

/**
 * The stack with another value at a place.
 * @param traced whether the engine still tells which resources the value was made from
 */
export function withValue({ seed, resource, path }: Place, by: unknown, traced = true): Seed {
  const resources = seed.stack.resources.map((one, at): Declared => {
    if (at !== resource) return one;
    const props = replaced(one.props, path, by);
    return {
      ...one,
      props,
      outputs: one.outputs === one.props ? props : one.outputs,
      propertyDependencies: traced ? one.propertyDependencies : withoutSource(one, path),
    };
  });
  return { ...seed, stack: { ...seed.stack, resources } };
}

/** Where a value stands, for people. */
export function placeText({ seed, resource, path }: Place): string {
  const one = seed.stack.resources[resource];
  return `${path.join(".")} of ${one?.token.text ?? ""} ${one?.name ?? ""} in "${seed.title}"`;
}
