import type { Declared } from "../stack/declared";

/** A declaration that can't be read, so nobody can say which machines it makes. */
export interface Unreadable {
  readonly urn: string;
  readonly name: string;
  /** Place inside the resource; empty for the whole. */
  readonly path: string;
  /** A short clause; never a value of the program. */
  readonly reason: string;
}

/** A resource whose type isn't known, so that it may bring something to a machine. */
export interface PerhapsCarrier {
  readonly declared: Declared;
  /** Place inside the resource. */
  readonly path: string;
  /** Set where it stands in a template, and so goes to machines of that template. */
  readonly inTemplate?: true;
}

/** Reads one resource. A fault of this pack in that reading is noted as unreadable, and costs that resource only. */
export function guarded<T>(
  { urn, name, path }: Pick<Unreadable, "urn" | "name" | "path">,
  unreadable: Unreadable[],
  read: () => T,
): T | undefined {
  try {
    return read();
  } catch {
    // The error's own message may quote a value of the program, and so a key.
    unreadable.push({ urn, name, path, reason: "it could not be read because of an internal error" });
    return undefined;
  }
}
