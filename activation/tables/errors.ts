import { PAGES } from "./pages";
import type { Sourced } from "./source";

/** An activation problem as Windows shows it, with its cause and fix. */
export interface ActivationError extends Sourced {
  /** The code as Windows writes it; absent if the symptom has none. */
  readonly code?: string;
  /** The message next to the code, or the symptom. */
  readonly shows: string;
  readonly meaning: string;
  readonly remedy: string;
}

/** An activation error with a code. */
export interface ActivationErrorCode extends ActivationError {
  readonly code: string;
}

/** Activation errors on these clouds, by code. */
export const ACTIVATION_ERRORS: readonly ActivationErrorCode[] = [
  {
    code: "0xC004FD01",
    shows: "Windows isn't running on a supported Microsoft Hyper-V virtualization platform.",
    meaning: "The machine has an AVMA key, but no host here activates guests. It was probably moved to Azure.",
    remedy: "Install the KMS client key of the release and edition, then clear and set the KMS host.",
    ...PAGES.azureAvmaKey,
  },
  {
    code: "0xC004FD02",
    shows: "Windows isn't activated on the host machine.",
    meaning: "The machine has an AVMA key, and its host isn't activated.",
    remedy:
      "On Azure, do the same as for 0xC004FD01. Elsewhere, activate the host and switch on the Data Exchange integration service of the machine. On Azure Stack Hub, every host needs its OEM's BIOS marker. The host logs event 12310, the machine event 12309.",
    ...PAGES.azureAvmaKey,
  },
  {
    code: "0xC004F074",
    shows: "No Key Management Service (KMS) could be contacted.",
    meaning:
      "The machine can't reach a KMS host: forced tunneling, no outbound path, or DNS. Or its key isn't a KMS client key.",
    remedy: "Allow TCP 1688 to the addresses of Azure's KMS, from a public address of Azure.",
    ...PAGES.azureUnreachable,
  },
  {
    code: "0xC004F038",
    shows: "The count reported by your Key Management Service (KMS) is insufficient.",
    meaning: "Fewer machines than the minimum have asked this KMS host: 5 servers or 25 clients.",
    remedy: "If the machine still uses your organization's KMS host, set Azure's. Otherwise add machines.",
    ...PAGES.azureKmsCount,
  },
  {
    code: "0x8007232B",
    shows: "DNS name does not exist.",
    meaning: "DNS has no `_vlmcs._tcp` record. The machine still looks for a KMS host as it did before a move.",
    remedy: "Set the KMS host by name.",
    ...PAGES.azureKmsDns,
  },
  {
    code: "0xC004C008",
    shows: "The activation server determined that the specified product key could not be used.",
    meaning: "A KMS host key was installed on too many machines.",
    remedy: "Install the KMS client key. A KMS host key belongs on the KMS host only.",
    ...PAGES.azureKmsHostKey,
  },
  {
    code: "0xC004F06C",
    shows: "The Key Management Service (KMS) determined that the request timestamp is invalid.",
    meaning: "The clocks of the machine and the KMS host differ too much.",
    remedy: "Synchronize the machine's clock.",
    ...PAGES.azureActivation,
  },
  {
    code: "0xC004C001",
    shows: "The activation server determined the specified product key is invalid.",
    meaning: "The MAK isn't valid.",
    remedy: "Install the MAK that Microsoft issued to your organization.",
    ...PAGES.activationErrorCodes,
  },
  {
    code: "0xC004C003",
    shows: "The activation server determined the specified product key is blocked.",
    meaning: "Microsoft's activation server blocks this MAK.",
    remedy: "Get a new MAK from Microsoft's activation center, and keep it secret.",
    ...PAGES.activationErrorCodes,
  },
  {
    code: "0xC004C020",
    shows: "The activation server reported that the Multiple Activation Key has exceeded its limit.",
    meaning: "The MAK has no activations left.",
    remedy: "Ask Microsoft's activation center for more activations.",
    ...PAGES.activationErrorCodes,
  },
  {
    code: "0xC004F009",
    shows: "The Software Protection Service reported that the grace period expired.",
    meaning: "Nothing activated the machine before its grace period ended.",
    remedy: "Give the machine a way to activate on its cloud: AVMA, KMS or a MAK.",
    ...PAGES.activationErrorCodes,
  },
  {
    code: "0xC004F014",
    shows: "The Software Protection Service reported that the product key is not available.",
    meaning: "The machine has no product key.",
    remedy: "Install a MAK, or the KMS client key of the release and edition.",
    ...PAGES.activationErrorCodes,
  },
  {
    code: "0xC004F050",
    shows: "The Software Protection Service reported that the product key is invalid.",
    meaning: "The key is mistyped, or it belongs to another release or edition.",
    remedy: "Install the key of the installed release and edition.",
    ...PAGES.activationErrorCodes,
  },
];

/** Symptoms that show no code when Windows isn't activated. */
export const ACTIVATION_SYMPTOMS: readonly ActivationError[] = [
  {
    shows: "Black desktop",
    meaning:
      "Windows isn't activated. The wallpaper stays black, and Windows Update installs security and critical updates only.",
    remedy: "Run `slmgr.vbs /ato` and look up the code that it shows.",
    ...PAGES.azureFaq,
  },
  {
    shows: "Only 2 GB of memory on a new machine",
    meaning: "Windows isn't activated.",
    remedy: "Run `slmgr.vbs /ato` and look up the code that it shows.",
    ...PAGES.azureFaq,
  },
  {
    shows: "Windows is not genuine",
    meaning: "Windows isn't activated, and its grace period ended or a check of its license failed.",
    remedy: "Give the machine a way to activate on its cloud, with a key that your organization owns.",
    ...PAGES.activationErrorCodes,
  },
  {
    shows: "Activate Windows watermark",
    meaning:
      "Azure Edition can't verify that it runs on Azure. It can't reach the Instance Metadata Service, or certificates are missing. KMS activation may have succeeded.",
    remedy: "Exclude 169.254.169.254 from proxies, and allow the download of Azure's certificates.",
    ...PAGES.azureWatermark,
  },
];
