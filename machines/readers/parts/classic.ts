import { has } from "../../../values/read";

/** Returns a block's plural path. Pulumi's bridge pluralizes repeated blocks, except those it believes occur once. */
export function plural(props: unknown, path: readonly string[], singular: string): string[] {
  const many = [...path, `${singular}s`];
  return has(props, ...many) === undefined ? [...path, singular] : many;
}
