import type { Cloud } from "../settings";
import { PAGES } from "./pages";
import type { Sourced } from "./source";

/** An Azure cloud with its own KMS. Azure Germany closed in 2021, but machines may still name its host. */
export type AzureKmsCloud = Extract<Cloud, "azure" | "azure-us-government" | "azure-china"> | "azure-germany";

/** A KMS host name of an Azure cloud. */
export interface AzureKmsHost extends Sourced {
  readonly cloud: AzureKmsCloud;
  /** Fully qualified domain name in lower case. */
  readonly host: string;
  /** Microsoft recommends `current` names; `older` ones still work and `retired` ones don't. */
  readonly state: "current" | "older" | "retired";
  /** Year and month when Microsoft replaced the name; absent if it's still listed. */
  readonly replaced?: string;
}

/** An address of a KMS host of Azure. */
export interface AzureKmsAddress extends Sourced {
  readonly cloud: AzureKmsCloud;
  readonly address: string;
  /** `required` addresses serve activation today. The routes article lists `advised` ones too. */
  readonly state: "required" | "advised" | "retired";
}

/** The TCP port of Azure's KMS. */
export const KMS_PORT = 1688;

/** KMS host names by cloud. */
export const AZURE_KMS_HOSTS: readonly AzureKmsHost[] = [
  { cloud: "azure", host: "azkms.core.windows.net", state: "current", ...PAGES.azureActivation },
  {
    cloud: "azure",
    host: "kms.core.windows.net",
    state: "older",
    replaced: "2022-07",
    ...PAGES.azureKmsChange,
    note: "Replaced by azkms.core.windows.net in July 2022; since 2023-03-01 it resolves to the first of the new addresses.",
  },
  { cloud: "azure-us-government", host: "kms.core.usgovcloudapi.net", state: "current", ...PAGES.azureActivation },
  { cloud: "azure-us-government", host: "azkms.core.usgovcloudapi.net", state: "current", ...PAGES.azureRoutes },
  { cloud: "azure-china", host: "azkms.core.chinacloudapi.cn", state: "current", ...PAGES.azureActivation },
  {
    cloud: "azure-china",
    host: "kms.core.chinacloudapi.cn",
    state: "older",
    ...PAGES.azureActivation,
    note: "Valid in firewall rules like the current name, according to the Azure China page of 2024-03-14.",
  },
  { cloud: "azure-germany", host: "kms.core.cloudapi.de", state: "retired", ...PAGES.azureActivation },
];

/** KMS addresses by cloud. */
export const AZURE_KMS_ADDRESSES: readonly AzureKmsAddress[] = [
  { cloud: "azure", address: "20.118.99.224", state: "required", ...PAGES.azureRoutes },
  { cloud: "azure", address: "40.83.235.53", state: "required", ...PAGES.azureRoutes },
  {
    cloud: "azure",
    address: "23.102.135.246",
    state: "advised",
    ...PAGES.azureRoutes,
    note: "Contradiction: this article (2024) keeps it for kms.core.windows.net and lists all three; the article of 2023-04-04 says that since 2023-03-01 every machine uses the two new ones. So two are required and the third is advised.",
  },
  { cloud: "azure-us-government", address: "23.97.0.13", state: "required", ...PAGES.azureRoutes },
  {
    cloud: "azure-us-government",
    address: "52.126.105.2",
    state: "required",
    ...PAGES.azureRoutes,
    note: "Contradiction: the list of required addresses of Azure Virtual Desktop lists only kms.core.usgovcloudapi.net. The routes article requires both addresses.",
  },
  { cloud: "azure-china", address: "159.27.28.100", state: "required", ...PAGES.azureRoutes },
  { cloud: "azure-china", address: "163.228.64.161", state: "required", ...PAGES.azureRoutes },
  { cloud: "azure-china", address: "42.159.7.249", state: "required", ...PAGES.azureRoutes },
  { cloud: "azure-germany", address: "51.4.143.248", state: "retired", ...PAGES.azureRoutes },
];

/** Normalizes a host name for comparison: lower case, without spaces, scheme, port, path and trailing dot. */
export function normalHost(host: string): string {
  const bare = host
    .trim()
    .toLowerCase()
    .replace(/^[a-z]{1,20}:\/\//, "")
    .replace(/\/.*$/s, "");
  const name = bare.replace(/^([^:]*|\[.*\]):\d{1,5}$/, "$1").replace(/^\[(.*)\]$/, "$1");
  return name.endsWith(".") ? name.slice(0, -1) : name;
}

/** Returns the Azure cloud of a KMS host name or address, or `undefined` if it isn't Azure's. */
export function azureKmsCloud(host: string): AzureKmsCloud | undefined {
  const name = normalHost(host);
  return (
    AZURE_KMS_HOSTS.find((row) => row.host === name)?.cloud ??
    AZURE_KMS_ADDRESSES.find((row) => row.address === name)?.cloud
  );
}

/** Returns the KMS host that Microsoft recommends in a cloud today. */
export function currentAzureKms(cloud: Exclude<AzureKmsCloud, "azure-germany">): string {
  return CURRENT[cloud];
}

const CURRENT: Readonly<Record<Exclude<AzureKmsCloud, "azure-germany">, string>> = {
  azure: "azkms.core.windows.net",
  "azure-us-government": "kms.core.usgovcloudapi.net",
  "azure-china": "azkms.core.chinacloudapi.cn",
};
