import type { Sourced } from "./source";

/**
 * The sources of this room's facts, with the date that each gives itself. Table rows spread a page, and verdicts cite
 * its address.
 */
export const PAGES = {
  /** Host and guest releases of AVMA, and its keys. */
  avma: {
    source: "https://learn.microsoft.com/windows-server/get-started/automatic-vm-activation",
    date: "2023-09-19",
  },
  /** The same page's tab for Windows Server 2025. */
  avma2025: {
    source: "https://learn.microsoft.com/windows-server/get-started/automatic-vm-activation?tabs=server2025",
    date: "2025-01-17",
    note: "Read in public copies that cite this tab; dated by the Azure Local page that links to it.",
  },
  /** KMS client keys. */
  kmsClientKeys: {
    source: "https://learn.microsoft.com/windows-server/get-started/kms-client-activation-keys",
    date: "2025-06-25",
  },
  /** An evaluation edition is converted before it takes a key of another channel. */
  conversion: {
    source: "https://learn.microsoft.com/windows-server/get-started/upgrade-conversion-options",
    date: "2025-08-18",
  },
  /** What a KMS host of an organization needs. */
  kmsPlanning: {
    source: "https://learn.microsoft.com/windows-server/get-started/kms-activation-planning",
    date: "2024-11-12",
  },
  /** Volume activation, MAK and KMS begin with Windows Vista and Windows Server 2008. */
  volumeLicenseKeys: {
    source: "https://www.microsoft.com/licensing/existing-customers/product-activation-faq.aspx",
    date: "undated",
    note: "Windows Server 2003 predates MAK and KMS: its volume license key is entered at setup and needs no activation. For this release, MAK means that key.",
  },
  /** Guest systems that Azure Stack Hub supports; Windows Server 2025 by MAK and KMS only. */
  hubGuests: {
    source: "https://learn.microsoft.com/azure-stack/operator/azure-stack-supported-os",
    date: "2026-06-04",
  },
  /** How virtual machines on Azure Stack Hub differ from those on Azure: AVMA, MAK for 2012 and earlier, generation 1 only. */
  hubMachines: {
    source: "https://learn.microsoft.com/azure-stack/user/azure-stack-vm-considerations",
    date: "2020-05-27",
    note: "Says that hosts hold AVMA keys for Windows Server 2016, also after build 1908 moved them to 2019.",
  },
  /** Operators name the publisher, offer and SKU of the images that they add. */
  hubOwnImages: {
    source: "https://learn.microsoft.com/azure-stack/operator/azure-stack-add-vm-image",
    date: "2019-10-16",
  },
  /** What mixes on a Hub: `LicenseType` is set for each machine. */
  hubTools: {
    source: "https://github.com/Azure/AzureStack-Tools#readme",
    date: "2026-08-03",
  },
  /** Windows Server 2025 images on Azure Stack Hub. */
  hub2025: {
    source: "https://github.com/Azure/AzureStack-Tools/tree/master/Support/create-ws2025-image-from-azure#readme",
    date: "2026-05-18",
    note: "An earlier draft also named a KMS endpoint of the Hub itself; this text dropped it.",
  },
  /** Windows Server in the marketplace of Azure Stack Hub. */
  hubFaq: {
    source: "https://learn.microsoft.com/azure-stack/operator/azure-stack-windows-server-faq",
    date: "2020-11-19",
    note: "Says that KMS isn't supported on Azure Stack Hub; the newer pages of 2026 require it for Windows Server 2025, and win there. For releases before 2012 R2 it says to activate manually; the copy for ruggedized hardware of 2019-12-16 names MAK.",
  },
  /** Windows Server 2012 R2 and later by AVMA, 2012 and earlier by MAK. */
  hubAlerts: {
    source: "TheresaLui/SelfHelpContent_v2: articles/microsoft.azurestack/azurestack-alerts-activation.md",
    date: "undated",
    note: "Says `2012 R2 or later`; the supported systems of 2026-06-04 exclude Windows Server 2025, and win.",
  },
  /** Build 1908 moves the hosts to Windows Server 2019. */
  hub1908: {
    source: "https://learn.microsoft.com/azure-stack/operator/release-notes?view=azs-1908",
    date: "2019-08",
    note: "Dated by the build. Only this note implies that earlier builds ran Windows Server 2016.",
  },
  /** Build 2311 moves the hosts to Windows Server 2022. */
  hubReleaseNotes: {
    source: "https://learn.microsoft.com/azure-stack/operator/release-notes",
    date: "2025-09-22",
    note: "2311, not 2301 as often repeated: the notes of 2301 don't mention a host change.",
  },
  /** Build 2601, the newest one known. */
  hub2601: {
    source: "https://learn.microsoft.com/azure-stack/operator/release-notes?view=azs-2601",
    date: "2026-06-25",
    note: "Build 1.2601.0.4, by a hardware vendor's release notes of this date that link this page.",
  },
  /** The newest build and the two before it are supported. */
  hubServicing: {
    source: "https://learn.microsoft.com/azure-stack/operator/azure-stack-servicing-policy",
    date: "2024-07-23",
  },
  /** KMS host names of the Azure clouds. */
  azureActivation: {
    source: "https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-activation-problems",
    date: "2024-03-14",
  },
  /** KMS addresses of the Azure clouds, and the routes they need under forced tunneling. */
  azureRoutes: {
    source:
      "https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/custom-routes-enable-kms-activation",
    date: "2024-07-17",
  },
  /** When the KMS addresses of Azure changed. */
  azureKmsChange: {
    source:
      "https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/windows-activation-stopped-working",
    date: "2023-04-04",
  },
  /** Subnets of new virtual networks are private by default. */
  privateSubnets: {
    source:
      "https://techcommunity.microsoft.com/t5/azure-networking-blog/private-subnets-by-default-in-azure-virtual-networks-what/ba-p/4513778",
    date: "2026-04",
    note: "API version 2025-07-01, released after 2026-03-31, and later; only in virtual networks created with it. Doesn't apply to Terraform yet. Read on 2026-11-25; dated by its contents.",
  },
  /** No KMS host could be reached. */
  azureUnreachable: {
    source:
      "https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/windows-vm-activation-error-0xc004f074",
    date: "2024-02-15",
  },
  /** An AVMA key on a machine without an AVMA host. */
  azureAvmaKey: {
    source:
      "https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/windows-vm-activation-error-0xc004fd01-0xc004fd02",
    date: "2024-01-24",
  },
  /** Marketplace images contain the KMS client key; custom images need it installed. */
  azureFaq: {
    source:
      "https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/windows-virtual-machine-activation-faq",
    date: "2025-02-07",
  },
  /** Azure supports Windows Server 2003 and later; marketplace images start at 2008 R2. */
  azureServerSupport: {
    source: "https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/server-software-support",
    date: "2023-04-03",
  },
  /** Too few machines have contacted the KMS host. */
  azureKmsCount: {
    source:
      "https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/windows-vm-activation-error-0xc004f038",
    date: "2026-05-29",
  },
  /** DNS has no record of a KMS host. */
  azureKmsDns: {
    source:
      "https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/windows-vm-activation-error-0x8007232b",
    date: "2026-04-14",
  },
  /** A KMS host key installed on too many machines. */
  azureKmsHostKey: {
    source:
      "https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/windows-vm-activation-error-0xc004c008",
    date: "2026-04-14",
  },
  /** Windows' own activation error codes. */
  activationErrorCodes: {
    source:
      "https://learn.microsoft.com/troubleshoot/windows-server/licensing-and-activation/troubleshoot-activation-error-codes",
    date: "2025-01-15",
  },
  /** Azure Edition shows a watermark although KMS activated it. */
  azureWatermark: {
    source: "https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/activation-watermark-appears",
    date: "2024-05-21",
  },
  /** How a machine on Azure Local activates. */
  localActivation: {
    source: "https://learn.microsoft.com/azure/azure-local/manage/vm-activate",
    date: "2026-06-29",
  },
  /** Windows Server licenses that come with the hardware of Azure Local. */
  localOem: {
    source: "https://learn.microsoft.com/azure/azure-local/manage/oem-license",
    date: "2025-04-29",
  },
  /** Licenses of guests on Azure Local that runs disconnected from Azure. */
  localDisconnected: {
    source: "https://learn.microsoft.com/azure/azure-local/manage/disconnected-operations-billing",
    date: "2026-02-18",
  },
  /** Extended Security Updates. */
  securityUpdates: {
    source: "https://learn.microsoft.com/windows-server/get-started/extended-security-updates-overview",
    date: "undated",
    note: "No key is needed on Azure, Azure Stack Hub and Azure Local, nor by Azure Arc.",
  },
  /** Windows 10 and 11 Enterprise multi-session. */
  multiSession: {
    source: "https://learn.microsoft.com/azure/virtual-desktop/windows-multisession-faq",
    date: "2023-10-20",
    note: "Multi-session is licensed only for Azure Virtual Desktop, and an organization's KMS host doesn't activate it.",
  },
  /** Client Windows for development and test, with Visual Studio subscriptions. */
  visualStudioClients: {
    source: "https://learn.microsoft.com/azure/virtual-machines/windows/client-images",
    date: "2017-12-15",
  },
  /** What Azure verification for VMs activates on Azure Local. */
  localVerification: {
    source: "https://learn.microsoft.com/azure/azure-local/deploy/azure-verification",
    date: "2025-07-08",
  },
  /** Windows Server Datacenter: Azure Edition on Azure Local. */
  localAzureEdition: {
    source: "https://learn.microsoft.com/azure/azure-local/manage/windows-server-azure-edition-23h2",
    date: "2025-03-19",
  },
  /** Values of `licenseType` on Azure. */
  licenseTypes: {
    source: "hashicorp/terraform-provider-azurerm@69697b7: website/docs/r/windows_virtual_machine.html.markdown",
    date: "undated",
    note: "The REST reference lists Windows_Client and Windows_Server, and RHEL_BYOS and SLES_BYOS for Linux.",
  },
  /** Security rules and Azure's KMS. */
  securityGroups: {
    source: "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview",
    date: "undated",
  },
  /** Which subnets have no default outbound access. */
  outboundAccess: {
    source: "https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access",
    date: "2025-12-03",
  },
  /** Windows Server licenses brought to Azure. */
  serverLicenses: {
    source: "https://learn.microsoft.com/windows-server/get-started/azure-hybrid-benefit",
    date: "undated",
  },
  /** Client Windows on Azure under multitenant hosting rights. */
  clientLicenses: {
    source: "https://learn.microsoft.com/azure/virtual-machines/windows/windows-desktop-multitenant-hosting-deployment",
    date: "undated",
  },
  /** Linux subscriptions brought to Azure. */
  linuxLicenses: {
    source: "https://learn.microsoft.com/azure/virtual-machines/linux/azure-hybrid-benefit-linux",
    date: "undated",
  },
  /** Extension settings that Azure never returns. */
  customScript: {
    source: "https://learn.microsoft.com/azure/virtual-machines/extensions/custom-script-windows",
    date: "undated",
  },
  /** How Windows itself shows its license. */
  slmgr: {
    source: "https://learn.microsoft.com/windows-server/get-started/activation-slmgr-vbs-options",
    date: "undated",
  },
  /** Which template parameters Azure never returns. */
  templateTypes: {
    source: "https://learn.microsoft.com/azure/azure-resource-manager/templates/data-types",
    date: "undated",
  },
  /** What a template can contain. */
  templates: {
    source: "https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax",
    date: "undated",
  },
} as const satisfies Readonly<Record<string, Sourced>>;

const ALL: readonly Sourced[] = Object.values(PAGES);

/** Returns the date of a page by its address, if it's one of these. */
export function dateOfPage(address: string): string | undefined {
  return ALL.find(({ source }) => source === address)?.date;
}
