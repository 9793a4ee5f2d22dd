/** A publisher whose images run Windows although their names seldom say so. */
export interface WindowsPublisher {
  readonly publisher: string;
  /** Offers that this row covers, by the start of their name; all of them if absent. */
  readonly offers?: string;
  readonly family: "server" | undefined;
  readonly source: string;
}

const POLICY = "Azure/azure-policy@f4a50ba, guest configuration: images taken for Windows, 2025";
const UPDATES = "https://learn.microsoft.com/azure/update-manager/support-matrix-updates: Windows images, 2025";
const GERMANY = "Azure Germany documentation, list of images with their system, 2017-04";
const GOVERNMENT = "Azure Government documentation, list of images, 2017-10-10";
const IMAGES = "Azure documentation, commonly used Windows images, 2016-08";
const RECALLED = "known of the product; no page was read, 2026-11";

/** A release is read from the name only: the year of SharePoint, BizTalk or Dynamics is not one of Windows. */
export const WINDOWS_PUBLISHERS: readonly WindowsPublisher[] = [
  { publisher: "MicrosoftVisualStudio", family: undefined, source: POLICY },
  { publisher: "MicrosoftSharePoint", family: "server", source: POLICY },
  { publisher: "MicrosoftDynamicsAX", family: "server", source: POLICY },
  { publisher: "MicrosoftDynamicsNAV", family: "server", source: IMAGES },
  {
    publisher: "MicrosoftDynamicsGP",
    family: "server",
    source: RECALLED,
  },
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
  { publisher: "citrix", offers: "xenapp", family: "server", source: RECALLED },
  { publisher: "sios_datakeeper", family: "server", source: RECALLED },
  { publisher: "tableau", offers: "tableau-server", family: "server", source: RECALLED },
  { publisher: "beyondtrust", offers: "beyondinsight", family: "server", source: RECALLED },
  { publisher: "southrivertech", offers: "tn-", family: undefined, source: UPDATES },
  { publisher: "belindaczsro", offers: "belvmsrv", family: undefined, source: UPDATES },
];
