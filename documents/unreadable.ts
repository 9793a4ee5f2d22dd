/** Thrown for a file of unknown kind. The message says what was found and expected, without any value. */
export class UnreadableInput extends Error {
  override readonly name = "UnreadableInput";
}
