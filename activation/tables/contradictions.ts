import { PAGES } from "./pages";
import type { Sourced } from "./source";

/** What one source says. */
export interface Statement extends Sourced {
  readonly says: string;
}

/** Two sources that disagree, and which one this project follows. */
export interface Contradiction {
  readonly about: string;
  readonly texts: readonly [Statement, Statement];
  readonly held: string;
}

/** Contradictions between sources. Microsoft's newest page wins, unless both can be true. */
export const CONTRADICTIONS: readonly Contradiction[] = [
  {
    about: "Windows Server 2025 on Azure Stack Hub",
    texts: [
      { says: "Windows Server 2012 R2 and all later releases activate by AVMA", ...PAGES.hubAlerts },
      { says: "Windows Server 2025 activates only by MAK or KMS", ...PAGES.hubGuests },
    ],
    held: "MAK or the organization's KMS: the newer page",
  },
  {
    about: "KMS on Azure Stack Hub",
    texts: [
      { says: "KMS is not supported", ...PAGES.hubFaq },
      { says: "Windows Server 2025 needs a KMS host, or a MAK", ...PAGES.hub2025 },
    ],
    held: "The organization's KMS works where AVMA doesn't (2025, guests newer than their host, clients). Neither page settles 2012 and earlier: undecided",
  },
  {
    about: "Windows Server 2022 on Hub builds 2108 to 2306",
    texts: [
      { says: "Windows Server 2022 is a supported guest since build 2108", ...PAGES.hubGuests },
      { says: "A Windows Server 2019 host doesn't activate Windows Server 2022 guests", ...PAGES.avma },
    ],
    held: "Undecided: no page says how these guests activate",
  },
  {
    about: "Windows Server before 2012 R2 on Azure Stack Hub",
    texts: [
      { says: "Activated by MAK", ...PAGES.hubAlerts },
      { says: "Activated manually; the method isn't named", ...PAGES.hubFaq },
    ],
    held: "MAK: both can be true, and it's the only documented manual method",
  },
  {
    about: "Which AVMA keys the hosts of Azure Stack Hub hold",
    texts: [
      { says: "Keys of Windows Server 2016", ...PAGES.hubMachines },
      { says: "Since build 1908 the hosts run Windows Server 2019", ...PAGES.hub1908 },
    ],
    held: "The release of the host decides, as on any AVMA host; the page about keys names an older one",
  },
  {
    about: "Pay-as-you-use and bring your own license on one Hub",
    texts: [
      { says: "One of the two models on a Hub", ...PAGES.hubGuests },
      { says: "`LicenseType` is set for each machine, and `can't mix` is a wrong conclusion", ...PAGES.hubTools },
    ],
    held: "Unknown: an advisory finding asks you to check the contract",
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
      { says: "Also a second name and address", ...PAGES.azureRoutes },
    ],
    held: "Both addresses are required, as the page about KMS says",
  },
  {
    about: "Deny-Internet rules and KMS on Azure",
    texts: [
      {
        says: "A default route disables the platform's licensing rule",
        source: "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview",
        date: "undated",
      },
      { says: "A rule that denies internet access still allows KMS", ...PAGES.azureUnreachable },
    ],
    held: "Both: a plain deny-Internet rule doesn't block KMS, but a default route elsewhere does",
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
    held: "The later page, which corrected the earlier one on 2019-12-27",
  },
  {
    about: "Azure Hybrid Benefit on Azure Stack Hub",
    texts: [
      { says: "Not supported", ...PAGES.hubFaq },
      { says: "Not required; Windows_Server is accepted and means bring your own license", ...PAGES.hub2025 },
    ],
    held: "Both: the value exists with a different meaning, and never affects how Windows activates",
  },
];
