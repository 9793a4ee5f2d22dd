import type { Declared } from "../stack/declared";

/** A declaration that can't be read, so the machines that it declares are unknown. */
export interface Unreadable {
  readonly urn: string;
  readonly name: string;
  /** Path inside the resource; empty for all of it. */
  readonly path: string;
  /** A short clause, without any value of the program. */
  readonly reason: string;
}

/** A resource of unknown type or a template that isn't shown, which may deliver something to a machine. */
export interface PerhapsCarrier {
  readonly declared: Declared;
  /** Path inside the resource. */
  readonly path: string;
  /** URNs of the resources that it may affect, with all machines in or below them; absent if it may affect any machine. */
  readonly reaches?: readonly string[];
}

/** Reads one resource. An internal error marks it as unreadable and affects nothing else. */
export function guarded<T>(
  { urn, name, path }: Pick<Unreadable, "urn" | "name" | "path">,
  unreadable: Unreadable[],
  read: () => T,
): T | undefined {
  try {
    return read();
  } catch {
    // The error's message may quote a value of the program, including a key.
    unreadable.push({ urn, name, path, reason: "it couldn't be read because of an internal error" });
    return undefined;
  }
}
