export const MARK = "{?";

/**
 * A text in the place of one that is unknown, for names and ids alone: the same unknown always has the same stand-in, so
 * that a machine, its extensions and its image find each other inside a template. No real name or id holds braces.
 *
 * @param what tells one unknown of the template from another
 */
export function standInFor(what: string): string {
  return `${MARK}${what.replaceAll("/", ":")}}`;
}

/** What the stand-in for something begins with. */
export function standInStart(what: string): string {
  return `${MARK}${what}`;
}

/** Whether a text holds a stand-in, so that it is good for comparing and for people, but is not the real text. */
export function standsIn(text: string): boolean {
  return text.includes(MARK);
}

/**
 * A text for people: `{vmName}` in the place of what stands in for a parameter or variable of that name. What follows a
 * tilde tells one expression from another.
 */
export function withoutStandIns(text: string): string {
  return text.replace(/\{\?(?:[^}~]*\.)?([^}~.]*)(?:~[^}]*)?\}/g, "{$1}");
}
