import { has } from "../../../values/read";

/** Pulumi's bridge writes a repeated block in the plural, except where it takes it for one that occurs once. */
export function plural(props: unknown, path: readonly string[], singular: string): string[] {
  const many = [...path, `${singular}s`];
  return has(props, ...many) === undefined ? [...path, singular] : many;
}
