/** Returns the stack and project of a URN, `urn:pulumi:<stack>::<project>::…`; `undefined` if the text isn't one. */
export function ownersOf(urn: string): { readonly stack: string | undefined; readonly project: string | undefined } {
  const [head, project] = urn.split("::", 2);
  return { stack: head?.split(":")[2], project };
}

/** Returns a resource's name, the last part of its URN. */
export function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
