import type { Declared } from "../../stack/declared";
import { type TypeKey, keyOf } from "../../stack/types/registry";

/**
 * Machines whose type takes `tags` in every API version, so a tag can be added to one without tags. Source: type
 * definitions of @pulumi/azure-native 3.28.0 and @pulumi/azure 6.40.0, which a test compares with the list.
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
