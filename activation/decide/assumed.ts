import type { Machine } from "../machine";
import { isClient } from "../releases";
import type { Windows } from "../windows";

const GENERATION_2 = /(?:^|[^a-z0-9])(?:g2|gen2|gensecond)(?![a-z0-9])/i;

/** What must be assumed of a generation 2 image on Azure Stack Hub, which runs generation 1 only. Source: PAGES.hubMachines. */
export function assumedGeneration({ image, place }: Pick<Machine, "image" | "place">): string | undefined {
  if (place.cloud !== "azure-stack-hub" || !GENERATION_2.test(image)) return undefined;
  return "the Hub can run the image, whose name says generation 2: a Hub runs generation 1 machines only";
}

/** What a MAK needs. Source: PAGES.azureFaq on activation over the Internet, PAGES.hubMachines on a Hub. */
export function assumedOfMak({ place }: Machine): string {
  return place.cloud === "azure-stack-hub"
    ? "the machine reaches Microsoft's activation servers once; on a disconnected Hub, it is activated by phone or a VAMT proxy"
    : "the machine reaches Microsoft's activation servers once";
}

/** What a KMS host of an organization needs. Source: PAGES.kmsPlanning. */
export function assumedOfKmsHost({ release }: Windows): string {
  const count = isClient(release) ? "25 clients" : "5 servers";
  return release === "2025"
    ? `the KMS host has a Windows Server 2025 host key, runs Windows Server 2025, 2022 (with KB5034765) or 2019 (with KB5034768), and counts at least ${count}`
    : `the KMS host counts at least ${count}`;
}
