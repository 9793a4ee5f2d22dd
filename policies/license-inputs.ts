import { parseToken } from "../stack/token";
import { type TypeKey, keyOf } from "../stack/types/registry";

const TOP = ["licenseType"] as const;

/**
 * Where machines and scale sets have the license type. Other types with such an input take other values, or set it for
 * machines that a service licenses. A test compares the paths with the SDKs' type definitions.
 */
export const LICENSE_INPUTS = {
  "azure-native compute:virtualmachine": TOP,
  "azure-native compute:virtualmachinescaleset": ["virtualMachineProfile", "licenseType"],
  "azure compute:orchestratedvirtualmachinescaleset": TOP,
  "azure compute:scaleset": TOP,
  "azure compute:virtualmachine": TOP,
  "azure compute:windowsvirtualmachine": TOP,
  "azure compute:windowsvirtualmachinescaleset": TOP,
} as const satisfies Partial<Record<TypeKey, readonly string[]>>;

const BY_KEY: ReadonlyMap<string, readonly string[]> = new Map(Object.entries<readonly string[]>(LICENSE_INPUTS));

/**
 * Returns the path of the license type in resources of a type, if a remediation can set it. Only Terraform can set what
 * is in its modules.
 */
export function licenseInput(token: string): readonly string[] | undefined {
  const parsed = parseToken(token);
  return parsed.terraform === undefined ? BY_KEY.get(keyOf(parsed)) : undefined;
}
