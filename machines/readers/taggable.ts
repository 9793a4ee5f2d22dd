import type { Declared } from "../../stack/declared";
import { type TypeKey, keyOf } from "../../stack/types/registry";

/**
 * Machines whose type takes `tags` in every API version, so that a tag can be added where a program gives none.
 * Source: type definitions of @pulumi/azure-native 3.28.0 and @pulumi/azure 6.40.0, with which a test compares the list.
 */
export const TAGGABLE = [
  "azure-native compute:virtualmachine",
  "azure-native compute:virtualmachinescaleset",
  "azure-native devtestlab:virtualmachine",
  "azure compute:orchestratedvirtualmachinescaleset",
  "azure compute:scaleset",
  "azure compute:virtualmachine",
  "azure compute:windowsvirtualmachine",
  "azure compute:windowsvirtualmachinescaleset",
  "azure devtest:windowsvirtualmachine",
] as const satisfies readonly TypeKey[];

const KEYS: ReadonlySet<string> = new Set(TAGGABLE);

/** Whether a tag can be added to a machine that has none. */
export function isTaggable({ token }: Declared): boolean {
  return KEYS.has(keyOf(token));
}
