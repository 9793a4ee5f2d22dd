/** A publisher whose images run Windows, even when their names don't say so. */
export interface WindowsPublisher {
  readonly publisher: string;
  /** Beginning of the offers that this row covers; all offers if absent. */
  readonly offers?: string;
  readonly family: "server" | undefined;
  readonly source: string;
}

const POLICY = "Azure/azure-policy@f4a50ba, guest configuration: images treated as Windows, 2025";
const UPDATES = "https://learn.microsoft.com/azure/update-manager/support-matrix-updates: Windows images, 2025";
const GERMANY = "Azure Germany documentation, list of images with their system, 2017-04";
const GOVERNMENT = "Azure Government documentation, list of images, 2017-10-10";
const IMAGES = "Azure documentation, commonly used Windows images, 2016-08";

/**
 * Publishers of Windows images. Only the name gives a release: the year of SharePoint, BizTalk or Dynamics isn't
 * Windows'.
 */
export const WINDOWS_PUBLISHERS: readonly WindowsPublisher[] = [
  { publisher: "MicrosoftVisualStudio", family: undefined, source: POLICY },
  { publisher: "MicrosoftSharePoint", family: "server", source: POLICY },
  { publisher: "MicrosoftDynamicsAX", family: "server", source: POLICY },
  { publisher: "MicrosoftDynamicsNAV", family: "server", source: IMAGES },
  { publisher: "MicrosoftBizTalkServer", family: "server", source: UPDATES },
  { publisher: "MicrosoftPowerBI", family: undefined, source: UPDATES },
  { publisher: "MicrosoftWindowsServerEssentials", family: "server", source: IMAGES },
  { publisher: "MicrosoftWindowsServerRemoteDesktop", family: "server", source: GOVERNMENT },
  { publisher: "MicrosoftAzureSiteRecovery", family: "server", source: UPDATES },
  { publisher: "GE-SRS-Prod-GalleryImages", family: "server", source: GERMANY },
  { publisher: "microsoft-ads", offers: "standard-data-science-vm", family: "server", source: POLICY },
  { publisher: "esri", family: undefined, source: POLICY },
  { publisher: "incredibuild", family: undefined, source: POLICY },
  { publisher: "outsystems", family: undefined, source: UPDATES },
  { publisher: "veeam", offers: "office365backup", family: undefined, source: UPDATES },
  { publisher: "veeam", offers: "veeam-backup-replication", family: undefined, source: UPDATES },
  { publisher: "citrix", offers: "xenapp", family: "server", source: GOVERNMENT },
  { publisher: "southrivertech", offers: "tn-", family: undefined, source: UPDATES },
  { publisher: "belindaczsro", offers: "belvmsrv", family: undefined, source: UPDATES },
];
