export const MARK = "{?";

/**
 * Returns a placeholder for an unknown name or id. The same unknown always gets the same placeholder, so a machine, its
 * extensions and its image find each other inside a template. Real names and ids never contain braces.
 *
 * @param what identifies the unknown value within the template
 */
export function standInFor(what: string): string {
  return `${MARK}${what.replaceAll("/", ":")}}`;
}

/** Returns the beginning of a placeholder. */
export function standInStart(what: string): string {
  return `${MARK}${what}`;
}

/** Returns a placeholder for the name of one of the things that a declaration lists: Azure decides which. */
export function standInForOneOf(list: string, index: number): string {
  return standInFor(`one of ${list}[${index}]`);
}

/** Whether a name is a placeholder for one of the listed things. */
export function isOneOfListed(name: string): boolean {
  return name.startsWith(standInStart("one of "));
}

/** Whether a text contains a placeholder. Such text is fine for comparing and for display, but isn't the real value. */
export function standsIn(text: string): boolean {
  return text.includes(MARK);
}

/**
 * Returns a text for display, with `{vmName}` instead of the placeholder for a parameter or variable of that name. What
 * follows a tilde distinguishes expressions.
 */
export function withoutStandIns(text: string): string {
  return text.replace(/\{\?(?:[^}~]*\.)?([^}~.]*)(?:~[^}]*)?\}/g, "{$1}");
}
