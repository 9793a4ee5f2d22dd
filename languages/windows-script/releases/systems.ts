/** What a release of Windows says about itself. */
export interface System {
  /** The release, by its name in `activation/windows.ts`. */
  readonly release: string;
  /** Version numbers such as `6.2.9200`. */
  readonly versions: readonly string[];
  /** `Caption` of the class Win32_OperatingSystem. */
  readonly captions: readonly string[];
  /** `ProductName` in the registry. */
  readonly products: readonly string[];
}

const SERVER_EDITIONS = [
  "Standard",
  "Datacenter",
  "Standard Evaluation",
  "Datacenter Evaluation",
  "Datacenter Azure Edition",
  "Datacenter: Azure Edition",
  "Essentials",
  "Foundation",
  "Enterprise",
  "Web",
  "Web Edition",
];
/** Some hold the year of another release. Source: learn.microsoft.com/windows-server/get-started/kms-client-activation-keys (read 2026). */
const CLIENT_EDITIONS = [
  "Pro",
  "Professional",
  "Enterprise",
  "Enterprise Evaluation",
  "Enterprise LTSC",
  "Enterprise 2015 LTSB",
  "Enterprise 2016 LTSB",
  "Enterprise multi-session",
  "Enterprise for Virtual Desktops",
  "IoT Enterprise",
  "IoT Enterprise LTSC",
  "Education",
  "Home",
  "Business",
  "Ultimate",
];

/** What precedes the edition: in the registry, and in the class if that isn't the same after `Microsoft`. */
type Name = readonly [product: string, caption?: string];

function server(release: string, year: string, ...versions: readonly string[]): System {
  return named(release, versions, [[`Windows Server ${year}`.trim()]], SERVER_EDITIONS);
}

function client(release: string, names: readonly Name[], ...versions: readonly string[]): System {
  return named(release, versions, names, CLIENT_EDITIONS);
}

function named(
  release: string,
  versions: readonly string[],
  names: readonly Name[],
  editions: readonly string[],
): System {
  return {
    release,
    versions,
    products: names.flatMap(([product]) => editions.map((edition) => `${product} ${edition}`)),
    captions: names.flatMap(([product, caption = `Microsoft ${product}`]) =>
      editions.map((edition) => `${caption} ${edition}`),
    ),
  };
}

/**
 * Every release. Versions: learn.microsoft.com/windows/win32/sysinfo/operating-system-version,
 * learn.microsoft.com/windows/release-health/windows-server-release-info,
 * learn.microsoft.com/windows/release-health/release-information and
 * learn.microsoft.com/windows/release-health/windows11-release-information (read 2026-11). In the
 * registry, Windows 11 is still named Windows 10. Before 2008 R2, names have trademark signs: `systeminfo` says `Microsoft(R) Windows(R) Server 2003, Standard Edition` and
 * `Microsoft® Windows Server® 2008 Standard`.
 */
export const SYSTEMS: readonly System[] = [
  named(
    "2003",
    ["5.2.3790"],
    [["Windows Server 2003"], ["Windows Server 2003", "Microsoft(R) Windows(R) Server 2003,"]],
    [...SERVER_EDITIONS, "Standard Edition", "Enterprise Edition", "Datacenter Edition"],
  ),
  named(
    "2008",
    ["6.0.6001", "6.0.6002", "6.0.6003"],
    [["Windows Server 2008"], ["Windows Server (R) 2008", "Microsoft® Windows Server® 2008"]],
    SERVER_EDITIONS,
  ),
  server("2008-r2", "2008 R2", "6.1.7600", "6.1.7601"),
  server("2012", "2012", "6.2.9200"),
  server("2012-r2", "2012 R2", "6.3.9600"),
  server("2016", "2016", "10.0.14393"),
  server("2019", "2019", "10.0.17763"),
  server("2022", "2022", "10.0.20348"),
  server("2025", "2025", "10.0.26100"),
  server("sac-1709", "", "10.0.16299"),
  server("sac-1803", "", "10.0.17134"),
  server("sac-1809", "", "10.0.17763"),
  server("sac-1903", "", "10.0.18362"),
  server("sac-1909", "", "10.0.18363"),
  server("sac-2004", "", "10.0.19041"),
  server("sac-20h2", "", "10.0.19042"),
  client(
    "client-vista",
    [["Windows Vista"], ["Windows Vista (TM)", "Microsoft® Windows Vista™"]],
    ...["6.0.6000", "6.0.6001", "6.0.6002"],
  ),
  client("client-7", [["Windows 7"]], "6.1.7600", "6.1.7601"),
  client("client-8", [["Windows 8"]], "6.2.9200"),
  client("client-8.1", [["Windows 8.1"]], "6.3.9600"),
  client(
    "client-10",
    [["Windows 10"]],
    ...["10240", "10586", "14393", "15063", "16299", "17134", "17763", "18362", "18363", "19041", "19042"].map(build),
    ...["19043", "19044", "19045"].map(build),
  ),
  client(
    "client-11",
    [["Windows 11"], ["Windows 10", "Microsoft Windows 11"]],
    ...["22000", "22621", "22631", "26100", "26200", "28000"].map(build),
  ),
];

function build(number: string): string {
  return `10.0.${number}`;
}
