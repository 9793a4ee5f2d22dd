import { isClient, isSemiAnnual } from "./releases";
import type { Cloud } from "./settings";
import type { Edition, Release, Windows } from "./windows";

/** The clouds' names as Microsoft writes them. */
export const CLOUD_NAMES: Readonly<Record<Cloud, string>> = {
  "azure-stack-hub": "Azure Stack Hub",
  azure: "Azure",
  "azure-us-government": "Azure US Government",
  "azure-china": "Azure China",
  "azure-local": "Azure Local",
};

const EDITION_NAMES: Readonly<Record<Edition, string>> = {
  datacenter: "Datacenter",
  standard: "Standard",
  essentials: "Essentials",
  "azure-edition": "Datacenter: Azure Edition",
  client: "",
};

/**
 * Returns Microsoft's name for a machine's Windows: {@link windowsName}, or for example `Windows 11 Enterprise
 * multi-session` or `Windows Server 2022 Datacenter Evaluation`.
 */
export function systemName({ release, edition, installation }: Windows): string {
  const name = windowsName(release, edition);
  if (installation === "evaluation") return `${name} Evaluation`;
  return installation === "multi-session" ? `${name} Enterprise multi-session` : name;
}

function productName(release: Release): string {
  const name = release.replace(/^(?:client|sac)-/, "");
  if (isClient(release)) return `Windows ${name === "vista" ? "Vista" : name}`;
  if (isSemiAnnual(release)) return `Windows Server, version ${name.toUpperCase()}`;
  return `Windows Server ${name.replace("-r2", " R2")}`;
}

/** Returns Microsoft's name for a release, with the edition if known: `Windows Server 2012 R2 Datacenter`. */
export function windowsName(release: Release, edition?: Edition): string {
  const suffix = edition === undefined ? "" : EDITION_NAMES[edition];
  return suffix === "" ? productName(release) : `${productName(release)} ${suffix}`;
}
