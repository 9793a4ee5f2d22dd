/** Thrown where a file is of no kind that is known; the message says what was found and what is taken, never a value. */
export class UnreadableInput extends Error {
  override readonly name = "UnreadableInput";
}
