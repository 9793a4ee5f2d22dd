import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import type { Cloud } from "../settings";

/**
 * How region names start by cloud, as Azure Resource Manager spells them: `usgovvirginia`, `usdodeast`, `chinanorth3`.
 * Source: Azure REST API `Subscriptions - List Locations`, as published in Azure/azure-powershell and
 * hashicorp/go-azure-helpers (lang/… location lists), read 2026-11-24.
 */
const US_GOVERNMENT = /^us(?:gov|dod)/;
const CHINA = "china";

/**
 * A compass word before a geography (`southeastasia`, `eastus2euap`) or at the end (`belgiumcentral`). All public regions
 * except the few below have one, and none has a hyphen. `east` alone is the region of the Hub in Microsoft's examples.
 * Source: https://learn.microsoft.com/azure-stack/operator/azure-stack-integrate-dns, read 2026-11-26.
 */
const COMPASS_WORD = "(?:north|south|east|west|central)";
const COMPASS = new RegExp(
  `^${COMPASS_WORD}+(?:us|europe|asia|india|africa)[a-z0-9]*$|^[a-z]{2,}${COMPASS_WORD}(?:\\d|us|india|euap|stage|stg)*$`,
);
const ONLY_COMPASS = new RegExp(`^${COMPASS_WORD}+\\d*$`);
const WITHOUT_COMPASS = [
  "global",
  "uk",
  "europe",
  "asia",
  "asiapacific",
  "unitedstates",
  "france",
  "germany",
  "india",
  "japan",
  "australia",
  "brazil",
  "brazilus",
  "canada",
];

/**
 * Returns the Azure cloud of a region, or `undefined` if the location isn't an Azure region. Display names (`West
 * Europe`) count too.
 */
export function cloudOfRegion(location: string): Cloud | undefined {
  const name = location.toLowerCase().replace(/\s/g, "");
  if (US_GOVERNMENT.test(name)) return "azure-us-government";
  if (name.startsWith(CHINA)) return "azure-china";
  if (ONLY_COMPASS.test(name)) return undefined;
  return COMPASS.test(name) || WITHOUT_COMPASS.includes(name) ? "azure" : undefined;
}

/**
 * The location of every Azure Stack Edge device. Its endpoint looks like a Hub's: `management.<device>.<domain>`. Source:
 * azure-docs, databox-online/azure-stack-edge-gpu-deploy-virtual-machine-cli-python.md, 2022-05; read 2026-11-26.
 */
const STACK_EDGE = "dbelocal";

/** Whether a location is that of an Azure Stack Edge device, which is neither Azure nor a Hub. */
export function isStackEdge(location: string): boolean {
  return equalsIgnoreCase(location.trim(), STACK_EDGE);
}
