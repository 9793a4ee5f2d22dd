import type { Cloud } from "../settings";

/**
 * Region names by cloud, as Azure Resource Manager spells them.
 * Source: Azure REST API `Subscriptions - List Locations`, as published in Azure/azure-powershell and hashicorp/go-azure-helpers
 * (lang/… location lists), read 2026-11-24. A region opened since is still told by the grammar of region names below.
 */
const US_GOVERNMENT = ["usgovvirginia", "usgovtexas", "usgovarizona", "usgoviowa", "usdodeast", "usdodcentral"];
const CHINA = ["chinaeast", "chinaeast2", "chinaeast3", "chinanorth", "chinanorth2", "chinanorth3"];

/** A compass word at the start or the end: every public region but the few below is called so (`westeurope`, `belgiumcentral`). */
const COMPASS = /^(?:north|south|east|west|central)|(?:north|south|east|west|central)(?:\d|us|india|euap|stage|stg)*$/;
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
  "canada",
];

/**
 * The Azure cloud whose region a location is, or `undefined` if no Azure cloud has one of that name.
 * The display form (`West Europe`) counts too.
 */
export function cloudOfRegion(location: string): Cloud | undefined {
  const name = location.toLowerCase().replace(/\s+/g, "");
  if (US_GOVERNMENT.includes(name) || /^us(?:gov|dod)/.test(name)) return "azure-us-government";
  if (CHINA.includes(name) || name.startsWith("china")) return "azure-china";
  return COMPASS.test(name) || WITHOUT_COMPASS.includes(name) ? "azure" : undefined;
}
