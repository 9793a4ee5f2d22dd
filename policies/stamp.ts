import { Secret } from "@pulumi/policy";

/** The properties with every secret opened, to be read and never to be given back. */
export function opened(value: unknown): unknown {
  if (value instanceof Secret) {
    const inner: unknown = value.value;
    return opened(inner);
  }
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, opened(member)]));
}

/** The properties with more tags. What is secret stays secret; tags that are missing or not known are left alone. */
export function stamped(
  props: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const given = props["tags"];
  const tags: unknown = given instanceof Secret ? given.value : given;
  if (typeof tags !== "object" || tags === null) return { ...props };
  const all = { ...tags, ...more };
  return { ...props, tags: given instanceof Secret ? new Secret(all) : all };
}
