/** Windows Server releases with a year, oldest first. */
export const SERVER_RELEASES = ["2003", "2008", "2008-r2", "2012", "2012-r2", "2016", "2019", "2022", "2025"] as const;

/** Windows Server, semi-annual channel, oldest first. */
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

/** Every Windows release that this project tells apart. */
export const RELEASES = [...SERVER_RELEASES, ...SAC_RELEASES, ...CLIENT_RELEASES] as const;

export type ServerRelease = (typeof SERVER_RELEASES)[number];
export type SacRelease = (typeof SAC_RELEASES)[number];
export type ClientRelease = (typeof CLIENT_RELEASES)[number];
export type Release = (typeof RELEASES)[number];

/** Editions that decide how Windows activates. */
export const EDITIONS = ["datacenter", "standard", "essentials", "azure-edition", "client"] as const;
export type Edition = (typeof EDITIONS)[number];

/**
 * What an image, or any other evidence, says of the operating system. `because` is a short clause that names the
 * evidence, such as `the SKU 2012-r2-datacenter` or `osDisk.osType`.
 */
export type OperatingSystem =
  | { readonly kind: "not-windows"; readonly because: string }
  | {
      readonly kind: "windows";
      readonly release: Release;
      readonly edition: Edition | undefined;
      /**
       * Nano Server, of which no source says how it activates on Azure Stack Hub, or client Windows Enterprise
       * multi-session, which is made for Azure Virtual Desktop; absent where it is neither or its name does not tell.
       */
      readonly installation?: "nano" | "multi-session";
      readonly because: string;
    }
  | {
      readonly kind: "windows-of-unknown-release";
      readonly family: "server" | "client" | undefined;
      readonly because: string;
    }
  | { readonly kind: "unknown"; readonly because: string };

/** A system that is known to be Windows of a known release. */
export type Windows = Extract<OperatingSystem, { readonly kind: "windows" }>;
