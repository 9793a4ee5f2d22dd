import { equalsIgnoreCase } from "../values/equals-ignore-case";

/** Whether two names are of one tag: Azure ignores their case. */
export function isSameTag(one: string, other: string): boolean {
  return equalsIgnoreCase(one, other);
}

/** Returns the value of a tag. */
export function tagValue(tags: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(tags).find(([tag]) => isSameTag(tag, name))?.[1];
}
