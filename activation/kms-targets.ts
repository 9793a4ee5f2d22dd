import type { KmsTargets } from "./attachment";
import { AZURE_KMS_ADDRESSES, AZURE_KMS_HOSTS, type AzureKmsCloud } from "./tables/azure-kms";

type KmsCloud = Exclude<AzureKmsCloud, "azure-germany">;

function targets(cloud: KmsCloud): KmsTargets {
  return {
    addresses: AZURE_KMS_ADDRESSES.filter((row) => row.cloud === cloud && row.state === "required").map(
      ({ address }) => address,
    ),
    // Azure China and US Government have two names each, and a machine activates by either. Source: PAGES.azureActivation,
    // PAGES.azureRoutes. A replaced name doesn't count: it leads to one address only.
    names: AZURE_KMS_HOSTS.filter(
      (row) => row.cloud === cloud && row.state !== "retired" && row.replaced === undefined,
    ).map(({ host }) => host),
  };
}

/** What a machine must reach for Azure's KMS to activate it, by cloud. */
export const KMS_TARGETS: Readonly<Record<KmsCloud, KmsTargets>> = {
  azure: targets("azure"),
  "azure-us-government": targets("azure-us-government"),
  "azure-china": targets("azure-china"),
};
