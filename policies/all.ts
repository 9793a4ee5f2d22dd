import { activationPathTag } from "./activation-path-tag";
import { activationSettings } from "./activation-settings";
import { activationUndecided } from "./activation-undecided";
import { avmaOutOfReach } from "./avma-out-of-reach";
import { azureEditionOffAzure } from "./azure-edition-off-azure";
import { azureKmsUnreachable } from "./azure-kms-unreachable";
import { hubLicensingMixed } from "./hub-licensing-mixed";
import { kmsHostMismatch } from "./kms-host-mismatch";
import { licenseTypeMismatch } from "./license-type-mismatch";
import { makKeyRequired } from "./mak-key-required";
import { movedToAzure } from "./moved-to-azure";
import type { ActivationPolicy, Metadata } from "./policy";
import { productKeyExposed } from "./product-key-exposed";
import { productKeyInvalid } from "./product-key-invalid";
import { productKeyMismatch } from "./product-key-mismatch";
import { waiverUnneeded } from "./waiver-unneeded";
import { windowsClientActivation } from "./windows-client-activation";

/** Every policy that judges machines, in the order the engine runs them. */
export const MACHINE_POLICIES = [
  makKeyRequired,
  avmaOutOfReach,
  windowsClientActivation,
  azureEditionOffAzure,
  productKeyInvalid,
  productKeyMismatch,
  productKeyExposed,
  azureKmsUnreachable,
  kmsHostMismatch,
  licenseTypeMismatch,
  hubLicensingMixed,
  movedToAzure,
  activationUndecided,
  activationPathTag,
] as const satisfies readonly ActivationPolicy[];

/** A policy as pages and reports describe it. */
export interface DescribedPolicy extends Metadata {
  readonly phase: ActivationPolicy["phase"];
  readonly alone?: ActivationPolicy["alone"];
}

/** Every policy of the pack, in the order the engine runs them. */
export const POLICIES: readonly DescribedPolicy[] = [
  { ...activationSettings, phase: "stack" },
  ...MACHINE_POLICIES,
  { ...waiverUnneeded, phase: "stack" },
];

export type PolicyName =
  (typeof activationSettings)["name"] | (typeof MACHINE_POLICIES)[number]["name"] | (typeof waiverUnneeded)["name"];

/** The names that options, configuration files and waivers may use. */
export const POLICY_NAMES: readonly string[] = POLICIES.map(({ name }) => name);
