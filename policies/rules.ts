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
import { productKeyExposed } from "./product-key-exposed";
import { productKeyInvalid } from "./product-key-invalid";
import { productKeyMismatch } from "./product-key-mismatch";
import type { Metadata, Rule } from "./rule";
import { waiverUnneeded } from "./waiver-unneeded";
import { windowsClientActivation } from "./windows-client-activation";

/** Every rule that judges machines, in the order in which the engine runs them. */
export const RULES: readonly Rule[] = [
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
];

/** A policy as pages and reports describe it. */
export interface Described extends Metadata {
  /** When it reports; the settings' own policy does in both phases. */
  readonly phase: Rule["phase"] | "both";
}

/** Every policy of the pack, in the order in which the engine runs them. */
export const POLICIES: readonly Described[] = [
  { ...activationSettings, phase: "both" },
  ...RULES,
  { ...waiverUnneeded, phase: "stack" },
];
