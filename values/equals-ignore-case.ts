/** Whether a value is a text that equals another, apart from case. Azure compares names and enum values that way. */
export function equalsIgnoreCase(value: unknown, text: string): boolean {
  return typeof value === "string" && value.toLowerCase() === text.toLowerCase();
}
