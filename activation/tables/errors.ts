import { PAGES } from "./pages";
import type { Sourced } from "./source";

/** An error code that Windows shows when activation fails. */
export interface ActivationError extends Sourced {
  readonly code: string;
  readonly meaning: string;
  readonly remedy: string;
}

/** The activation errors that an operator of these clouds meets. */
export const ACTIVATION_ERRORS: readonly ActivationError[] = [
  {
    code: "0xC004FD01",
    meaning: "an AVMA key on a machine that does not run on a Hyper-V host with AVMA, such as one moved to Azure",
    remedy: "install the KMS client key of the release and edition, clear and set the KMS host",
    ...PAGES.azureAvmaKey,
  },
  {
    code: "0xC004FD02",
    meaning: "an AVMA key on a machine whose host is not activated",
    remedy: "on Azure as for 0xC004FD01; elsewhere activate the host",
    ...PAGES.azureAvmaKey,
  },
  {
    code: "0xC004F074",
    meaning: "no KMS host could be reached: forced tunneling, no way out, DNS, or another key than a KMS client key",
    remedy: "let TCP 1688 out to the KMS addresses from an Azure public address",
    ...PAGES.azureUnreachable,
  },
  {
    code: "0xC004F038",
    meaning: "the KMS host has counted too few machines: it asks for 5 servers or 25 clients",
    remedy: "set Azure's KMS host on a machine that still names the organization's, or let more machines ask",
    ...PAGES.azureKmsCount,
  },
  {
    code: "0x8007232B",
    meaning: "DNS has no _vlmcs._tcp record: the machine looks for a KMS host as it did before it was moved",
    remedy: "set the KMS host by name",
    ...PAGES.azureKmsDns,
  },
  {
    code: "0xC004C008",
    meaning: "a KMS host key was installed on too many machines",
    remedy: "install the KMS client key instead; a KMS host key belongs on the KMS host only",
    ...PAGES.azureKmsHostKey,
  },
  {
    code: "0xC004F06C",
    meaning: "the clock of the machine and of the KMS host differ too much",
    remedy: "set the clock and the time zone of the machine",
    ...PAGES.azureActivation,
  },
];
