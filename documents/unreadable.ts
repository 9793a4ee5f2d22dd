/**
 * Thrown for a file that can't be judged: unrecognized, malformed or incomplete. The message says what was found and what
 * to use instead. It quotes no value, which may be a product key.
 */
export class UnreadableInput extends Error {
  override readonly name = "UnreadableInput";
}
