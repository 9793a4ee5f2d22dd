import type { AzureCloud } from "../../activation/cloud";
import type { Cloud } from "../../activation/settings";
import { UNKNOWN, type Value } from "../../values/value";

/** Returns what `environment()` gives, with what only Azure knows as unknown. */
function environment(name: string, storage: string, resourceManager: string): Readonly<Record<string, unknown>> {
  const others = [
    ...["activeDirectoryDataLake", "authentication", "batch", "gallery", "graph", "graphAudience", "management"],
    ...["media", "portal", "sqlManagement", "vmImageAliasDoc"],
  ];
  const suffixes = [
    ...[
      "acrLoginServer",
      "azureDatalakeAnalyticsCatalogAndJob",
      "azureDatalakeStoreFileSystem",
      "azureFrontDoorEndpointSuffix",
    ],
    ...["keyvaultDns", "sqlServerHostname"],
  ];
  const unknown = (names: readonly string[]) => Object.fromEntries(names.map((one) => [one, UNKNOWN]));
  return { ...unknown(others), name, resourceManager, suffixes: { ...unknown(suffixes), storage } };
}

/** Source: learn.microsoft.com, "Deployment functions for ARM templates", 2026-07, and the Azure CLI's list of clouds. */
const ENVIRONMENTS: Readonly<Record<AzureCloud, Readonly<Record<string, unknown>>>> = {
  azure: environment("AzureCloud", "core.windows.net", "https://management.azure.com/"),
  "azure-us-government": environment(
    "AzureUSGovernment",
    "core.usgovcloudapi.net",
    "https://management.usgovcloudapi.net/",
  ),
  "azure-china": environment("AzureChinaCloud", "core.chinacloudapi.cn", "https://management.chinacloudapi.cn/"),
};

/** Returns the result of `environment()` in a template that is deployed to a cloud. */
export function environmentOf(cloud: Value<Cloud>): Value<Readonly<Record<string, unknown>>> {
  return cloud === "azure" || cloud === "azure-us-government" || cloud === "azure-china"
    ? ENVIRONMENTS[cloud]
    : UNKNOWN;
}
