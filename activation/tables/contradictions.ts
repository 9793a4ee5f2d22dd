import { PAGES } from "./pages";
import type { Sourced } from "./source";

/** What one text says. */
export interface Statement extends Sourced {
  readonly says: string;
}

/** Two texts that disagree, and what this project holds to be true. */
export interface Contradiction {
  readonly about: string;
  readonly texts: readonly [Statement, Statement];
  readonly held: string;
}

/** Where the sources disagree. The newest text of Microsoft wins, unless both can be true. */
export const CONTRADICTIONS: readonly Contradiction[] = [
  {
    about: "Windows Server 2025 on Azure Stack Hub",
    texts: [
      { says: "Windows Server 2012 R2 and everything later activates by AVMA", ...PAGES.hubAlerts },
      { says: "Windows Server 2025 activates by MAK and KMS only", ...PAGES.hubGuests },
    ],
    held: "MAK or the organization's KMS: the newer text",
  },
  {
    about: "KMS on Azure Stack Hub",
    texts: [
      { says: "KMS is not supported", ...PAGES.hubFaq },
      { says: "Windows Server 2025 needs a KMS host, or a MAK", ...PAGES.hub2025 },
    ],
    held: "The organization's KMS works where AVMA does not reach (2025, a guest newer than its host, a client). For 2012 and earlier neither text decides: undecided",
  },
  {
    about: "Windows Server 2022 on Hub builds 2108 to 2306",
    texts: [
      { says: "Windows Server 2022 is a supported guest since build 2108", ...PAGES.hubGuests },
      { says: "A Windows Server 2019 host activates no Windows Server 2022 guest", ...PAGES.avma },
    ],
    held: "Undecided: no text says how such a guest activates",
  },
  {
    about: "Windows Server before 2012 R2 on Azure Stack Hub",
    texts: [
      { says: "Activated by MAK", ...PAGES.hubAlerts },
      { says: "Activated by hand, the way is not named", ...PAGES.hubFaq },
    ],
    held: "MAK: both can be true, and it is the only way by hand that is documented",
  },
  {
    about: "Which AVMA keys the hosts of Azure Stack Hub hold",
    texts: [
      { says: "Keys of Windows Server 2016", ...PAGES.hubMachines },
      { says: "Since build 1908 the hosts run Windows Server 2019", ...PAGES.hub1908 },
    ],
    held: "The release of the host decides, as on any AVMA host: the text about keys names an older one",
  },
  {
    about: "Pay-as-you-use and bring your own license on one Hub",
    texts: [
      { says: "One of the two models on a Hub", ...PAGES.hubGuests },
      { says: "`LicenseType` is set for each machine, and `can't mix` is a wrong conclusion", ...PAGES.hubTools },
    ],
    held: "Not known: an advisory asks to check the contract",
  },
  {
    about: "Where kms.core.windows.net leads",
    texts: [
      { says: "To 23.102.135.246", ...PAGES.azureRoutes },
      { says: "Since 2023-03-01 to 20.118.99.224, the first of the two new addresses", ...PAGES.azureKmsChange },
    ],
    held: "The two new addresses are required, the old one is advised",
  },
  {
    about: "KMS addresses of Azure US Government",
    texts: [
      {
        says: "kms.core.usgovcloudapi.net alone",
        source: "https://learn.microsoft.com/azure/virtual-desktop/required-fqdn-endpoint",
        date: "undated",
      },
      { says: "A second name and address beside it", ...PAGES.azureRoutes },
    ],
    held: "Both addresses are required: the text on KMS itself",
  },
  {
    about: "Deny-Internet rules and KMS on Azure",
    texts: [
      {
        says: "A default route switches the platform's own rule for licensing off",
        source: "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview",
        date: "undated",
      },
      { says: "A rule that denies the internet leaves the KMS open", ...PAGES.azureUnreachable },
    ],
    held: "Both: a plain deny-Internet rule keeps nobody from the KMS, a default route elsewhere does",
  },
  {
    about: "licenseType on Azure Stack Hub",
    texts: [
      {
        says: "Windows_Server is pay-as-you-use",
        source: PAGES.hubFaq.source,
        date: "2019-08-23",
      },
      { says: "None is pay-as-you-use, Windows_Server is bring your own license", ...PAGES.hubFaq },
    ],
    held: "The later text, which corrected the former on 2019-12-27",
  },
  {
    about: "Azure Hybrid Benefit on Azure Stack Hub",
    texts: [
      { says: "Not supported", ...PAGES.hubFaq },
      { says: "Not required; Windows_Server is accepted and means bring your own license", ...PAGES.hub2025 },
    ],
    held: "Both: the value exists with another meaning, and it never decides how Windows activates",
  },
];
