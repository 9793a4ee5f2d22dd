import { PAGES } from "./pages";
import type { Sourced } from "./source";

/** A value of `licenseType`. It affects billing, never how Windows activates. */
export interface LicenseType extends Sourced {
  readonly value: string;
  readonly where: "azure" | "azure-stack-hub";
  readonly system: "windows-server" | "windows-client" | "linux" | "any";
  readonly meaning: string;
}

/** Values of `licenseType` by cloud. */
export const LICENSE_TYPES: readonly LicenseType[] = [
  {
    value: "None",
    where: "azure",
    system: "any",
    meaning: "the machine's price includes Windows",
    ...PAGES.licenseTypes,
  },
  {
    value: "Windows_Server",
    where: "azure",
    system: "windows-server",
    meaning: "Azure Hybrid Benefit: the organization's license covers the machine",
    ...PAGES.licenseTypes,
  },
  {
    value: "Windows_Client",
    where: "azure",
    system: "windows-client",
    meaning: "multitenant hosting rights of a Windows client license cover the machine",
    ...PAGES.licenseTypes,
  },
  {
    value: "None",
    where: "azure-stack-hub",
    system: "any",
    meaning: "pay-as-you-use: Windows Server is metered",
    ...PAGES.hubFaq,
    note: "The same page of 2019-08-23 had the two values swapped; it was corrected on 2019-12-27.",
  },
  {
    value: "Windows_Server",
    where: "azure-stack-hub",
    system: "windows-server",
    meaning: "bring your own license: only the base price is metered; Azure Hybrid Benefit doesn't exist on the Hub",
    ...PAGES.hubFaq,
  },
  ...["RHEL_BYOS", "SLES_BYOS", "UBUNTU_PRO"].map((value): LicenseType => ({
    value,
    where: "azure",
    system: "linux",
    meaning: "a Linux distribution's subscription",
    ...PAGES.licenseTypes,
  })),
];
