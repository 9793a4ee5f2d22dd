/** Stack and project that a URN belongs to, `urn:pulumi:<stack>::<project>::…`; absent where the text is no such URN. */
export function ownersOf(urn: string): { readonly stack: string | undefined; readonly project: string | undefined } {
  const [head, project] = urn.split("::", 2);
  return { stack: head?.split(":")[2], project };
}

/** The name of the resource: the last part of its URN. */
export function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
