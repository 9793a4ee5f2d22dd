import { type AzureCloud, azureCloudOf } from "../activation/cloud";
import { isGivenGenericKey } from "../activation/decide/held-key";
import { organizationKmsShownBy } from "../activation/decide/owner-key";
import type { Machine } from "../activation/machine";
import { hasKmsClientKey } from "../activation/releases";
import type { Settings } from "../activation/settings";
import { KMS_PORT, azureKmsCloud, currentAzureKms } from "../activation/tables/azure-kms";
import { PAGES } from "../activation/tables/pages";
import { isByAvma } from "../activation/verdict";
import { message } from "./message";
import { cloudOf, listed, windowsOf } from "./phrases";
import { type ActivationPolicy, type Judged, atMachine } from "./policy";

const name = "moved-to-azure";

export const movedToAzure: ActivationPolicy<typeof name> = {
  name,
  displayName: "Moved to Azure",
  description: "A machine moved between Azure Stack Hub and Azure still has its old key or KMS host.",
  phase: "stack",
  level: "advisory",
  severity: "medium",
  tags: ["windows", "activation", "migration"],
  clouds: ["azure", "azure-stack-hub"],
  remediationSteps: "Install the generic key for the new cloud, clear the KMS host, set the new one, and activate.",
  find: ({ judged, settings }) =>
    judged
      .filter((one) => isMoved(one, settings))
      .map((one) => {
        const cloud = azureCloudOf(one.machine.place);
        return atMachine(one.machine, cloud === undefined ? messages.toHub(one) : messages.toAzure(one, cloud));
      }),
};

function signsOf({ machine }: Judged): string {
  return listed(machine.moveSigns.map(({ because }) => because));
}

/** Returns what the key must match: the release, if known. */
function releaseOf({ machine }: Judged): string {
  return machine.system.kind === "windows" ? windowsOf(machine) : "its release and edition";
}

export const messages = {
  toAzure: (one: Judged, cloud: AzureCloud): string =>
    message({
      what: `\`${one.machine.name}\` runs on ${cloudOf(one.machine)} but shows signs of a move from Azure Stack Hub or your own hardware: ${signsOf(one)}.`,
      why: "A moved machine keeps its old key and KMS host. Activation fails with 0xC004FD01 or 0xC004FD02 (an AVMA key) or 0xC004F074 (no KMS host answers).",
      fix:
        `Run once on the machine: \`slmgr.vbs /ipk\` with the KMS client key of ${releaseOf(one)}, \`slmgr.vbs /ckms\`, ` +
        `\`slmgr.vbs /skms ${currentAzureKms(cloud)}:${KMS_PORT}\`, \`slmgr.vbs /ato\`. ` +
        "If it already holds that key, declare it in `activation-settings.images` (`release`, and `bakedIn`: `kms`).",
      source: PAGES.azureAvmaKey.source,
    }),
  toHub: (one: Judged): string =>
    message({
      what: `\`${one.machine.name}\` runs on ${cloudOf(one.machine)} but is set up for Azure: ${signsOf(one)}.`,
      why: "Azure's KMS can't be reached from there, and Windows with a KMS client key may not fall back to AVMA (0xC004F074).",
      fix:
        `Run once on the machine: \`slmgr.vbs /ipk\` with the AVMA key of ${windowsOf(one.machine)}, \`slmgr.vbs /ckms\`, \`slmgr.vbs /ato\`. ` +
        "Then remove the commands for Azure from the program.",
      source: PAGES.avma.source,
    }),
};

/** Whether the program or settings already point a machine on Azure at Azure's KMS with a KMS client key. */
function isFixedOnAzure(machine: Machine): boolean {
  const { system, bakedIn, kmsHosts, place } = machine;
  if (bakedIn === "kms" || (system.kind === "windows" && !hasKmsClientKey(system.release))) return true;
  const asksRightHost = kmsHosts.some(({ host }) => azureKmsCloud(host) === place.cloud);
  return asksRightHost && system.kind === "windows" && isGivenGenericKey(machine, "kms-client", system);
}

/**
 * Whether a machine on a Hub needs no way back: AVMA isn't involved, or a KMS other than Azure's is set, which other
 * policies report.
 */
function isNoWayBack({ machine, verdict }: Judged): boolean {
  return !isByAvma(verdict) || machine.kmsHosts.some(({ host }) => azureKmsCloud(host) === undefined);
}

/** Whether a machine still has the key or KMS host of the cloud that it was moved from. */
export function isMoved(one: Judged, settings: Settings): boolean {
  const { machine, verdict } = one;
  const { system, moveSigns, place } = machine;
  if (moveSigns.length === 0 || system.kind === "not-windows" || system.kind === "unknown") return false;
  if (verdict.kind === "activates" && verdict.path === "mak") return false;
  if (organizationKmsShownBy(machine, settings) !== undefined) return false;
  return azureCloudOf(place) === undefined ? !isNoWayBack(one) : !isFixedOnAzure(machine);
}
