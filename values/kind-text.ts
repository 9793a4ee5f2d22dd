/** Names the JSON type of a value, with its article: `an array`, `a string`, `null`. */
export function kindText(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
