/** Names of all policies, in the order in which the engine runs them. A test holds them against the rules themselves. */
export const POLICY_NAMES = [
  "activation-settings",
  "mak-key-required",
  "avma-out-of-reach",
  "windows-client-activation",
  "azure-edition-off-azure",
  "product-key-invalid",
  "product-key-mismatch",
  "product-key-exposed",
  "azure-kms-unreachable",
  "kms-host-mismatch",
  "license-type-mismatch",
  "hub-licensing-mixed",
  "moved-to-azure",
  "activation-undecided",
  "activation-path-tag",
  "waiver-unneeded",
] as const;

export type PolicyName = (typeof POLICY_NAMES)[number];
