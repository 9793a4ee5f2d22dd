import { ARM_TYPES } from "./arm-types";

export const IRREGULAR: readonly (readonly [ending: string, singular: string])[] = [
  ["ies", "y"],
  ["addresses", "address"],
  ["s", ""],
];

export function singular(word: string): string {
  for (const [ending, one] of IRREGULAR) if (word.endsWith(ending)) return word.slice(0, -ending.length) + one;
  return word;
}

/** The kind and the name inputs by which azure-native declares a type of ARM. */
export function kindOf(armType: string): readonly [kind: string, ...inputs: string[]] {
  const lower = armType.toLowerCase();
  const listed = ARM_TYPES.get(lower);
  if (listed) return listed;
  const segments = lower.split("/");
  const namespace = (segments[0] ?? "").replace(/^microsoft\./, "").replaceAll(".", "");
  return [`${namespace}:${singular(segments.at(-1) ?? "")}`];
}
