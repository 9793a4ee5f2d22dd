/** Windows Server releases named by year, oldest first. */
export const SERVER_RELEASES = ["2003", "2008", "2008-r2", "2012", "2012-r2", "2016", "2019", "2022", "2025"] as const;

/** Semi-annual channel releases of Windows Server, oldest first. */
export const SAC_RELEASES = [
  "sac-1709",
  "sac-1803",
  "sac-1809",
  "sac-1903",
  "sac-1909",
  "sac-2004",
  "sac-20h2",
] as const;

/** Client releases, oldest first. */
export const CLIENT_RELEASES = [
  "client-vista",
  "client-7",
  "client-8",
  "client-8.1",
  "client-10",
  "client-11",
] as const;

/** Every Windows release. */
export const RELEASES = [...SERVER_RELEASES, ...SAC_RELEASES, ...CLIENT_RELEASES] as const;

export type ServerRelease = (typeof SERVER_RELEASES)[number];
export type SacRelease = (typeof SAC_RELEASES)[number];
export type ClientRelease = (typeof CLIENT_RELEASES)[number];
export type Release = (typeof RELEASES)[number];

/** Editions that affect how Windows activates. */
export const EDITIONS = ["datacenter", "standard", "essentials", "azure-edition", "client"] as const;
export type Edition = (typeof EDITIONS)[number];

/**
 * What an image, or other evidence, says about the operating system. `because` is the evidence as a short noun phrase,
 * such as `the SKU 2012-r2-datacenter` or `osDisk.osType`.
 */
export type OperatingSystem =
  | { readonly kind: "not-windows"; readonly because: string }
  | {
      readonly kind: "windows";
      readonly release: Release;
      readonly edition: Edition | undefined;
      /**
       * Nano Server, whose activation on Azure Stack Hub isn't documented; Enterprise multi-session, which is for Azure
       * Virtual Desktop; or an evaluation edition, which takes no key until it's converted. Absent if the name doesn't say.
       */
      readonly installation?: "nano" | "multi-session" | "evaluation";
      readonly because: string;
    }
  | {
      readonly kind: "windows-of-unknown-release";
      readonly family: "server" | "client" | undefined;
      readonly because: string;
    }
  | { readonly kind: "unknown"; readonly because: string };

/** Windows of a known release. */
export type Windows = Extract<OperatingSystem, { readonly kind: "windows" }>;
