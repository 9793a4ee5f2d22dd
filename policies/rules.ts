import { activationUndecided } from "./activation-undecided";
import { avmaOutOfReach } from "./avma-out-of-reach";
import { azureEditionOffAzure } from "./azure-edition-off-azure";
import { makKeyRequired } from "./mak-key-required";
import type { Rule } from "./rule";
import { windowsClientActivation } from "./windows-client-activation";

/** Every rule that judges machines, in the order in which the engine runs them. */
export const RULES: readonly Rule[] = [
  makKeyRequired,
  avmaOutOfReach,
  windowsClientActivation,
  azureEditionOffAzure,
  activationUndecided,
];
