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
import { type Judged, type Rule, atMachine } from "./rule";

const name = "moved-to-azure";

function signsOf({ machine }: Judged): string {
  return listed(machine.moveSigns.map(({ because }) => because));
}

/** What the key has to be of: the release, where it is known. */
function releaseOf({ machine }: Judged): string {
  return machine.system.kind === "windows" ? windowsOf(machine) : "its release and edition";
}

export const messages = {
  toAzure: (one: Judged, cloud: AzureCloud): string =>
    message(name, {
      what: `\`${one.machine.name}\` runs on ${cloudOf(one.machine)} and shows signs of a move from Azure Stack Hub or from your own hardware: ${signsOf(one)}.`,
      why: "Such a machine keeps its old key and KMS host, and Windows shows 0xC004FD01 or 0xC004FD02 (an AVMA key) or 0xC004F074 (no KMS host answers).",
      mend:
        `Run once inside: \`slmgr.vbs /ipk\` with the KMS client key of ${releaseOf(one)}, \`slmgr.vbs /ckms\`, ` +
        `\`slmgr.vbs /skms ${currentAzureKms(cloud)}:${KMS_PORT}\`, \`slmgr.vbs /ato\` (${PAGES.azureAvmaKey.source}). ` +
        "If it holds that key already, say so with `activation-settings.images` (`release`, and `bakedIn`: `kms`).",
    }),
  toHub: (one: Judged): string =>
    message(name, {
      what: `\`${one.machine.name}\` runs on ${cloudOf(one.machine)} and is set up as on Azure: ${signsOf(one)}.`,
      why: "Azure's KMS cannot be reached from there, and Windows that holds a KMS client key need not fall back to AVMA (0xC004F074).",
      mend:
        `Run once inside: \`slmgr.vbs /ipk\` with the AVMA key of ${windowsOf(one.machine)} (${PAGES.avma.source}), \`slmgr.vbs /ckms\`, \`slmgr.vbs /ato\`, ` +
        "and take the commands for Azure out of the program.",
    }),
};

/** On Azure: whether the program, or what the settings say, takes the machine to Azure's KMS, which needs a KMS client key. */
function isMendedOnAzure(machine: Machine): boolean {
  const { system, bakedIn, kmsHosts, place } = machine;
  if (bakedIn === "kms" || (system.kind === "windows" && !hasKmsClientKey(system.release))) return true;
  const asksRightHost = kmsHosts.some(({ host }) => azureKmsCloud(host) === place.cloud);
  return asksRightHost && system.kind === "windows" && isGivenGenericKey(machine, "kms-client", system);
}

/** On a Hub: whether AVMA has no part in it, or a KMS that is not Azure's is asked for; then other policies say what is wrong. */
function isNoWayBack({ machine, verdict }: Judged): boolean {
  return !isByAvma(verdict) || machine.kmsHosts.some(({ host }) => azureKmsCloud(host) === undefined);
}

/** Whether a machine still is as the place that it came from left it. */
export function isMoved(one: Judged, settings: Settings): boolean {
  const { machine, verdict } = one;
  const { system, moveSigns, place } = machine;
  if (moveSigns.length === 0 || system.kind === "not-windows" || system.kind === "unknown") return false;
  if (verdict.kind === "activates" && verdict.path === "mak") return false;
  if (organizationKmsShownBy(machine, settings) !== undefined) return false;
  return azureCloudOf(place) === undefined ? !isNoWayBack(one) : !isMendedOnAzure(machine);
}

export const movedToAzure: Rule = {
  name,
  displayName: "Moved to Azure",
  description: "A machine that was moved between Azure Stack Hub and Azure still needs its key and KMS host changed.",
  phase: "stack",
  level: "advisory",
  severity: "medium",
  tags: ["windows", "activation", "migration"],
  remediationSteps: "Install the generic key of the new cloud, clear the KMS host, set the new one, and activate.",
  find: ({ judged, settings }) =>
    judged
      .filter((one) => isMoved(one, settings))
      .map((one) => {
        const cloud = azureCloudOf(one.machine.place);
        return atMachine(one.machine, cloud === undefined ? messages.toHub(one) : messages.toAzure(one, cloud));
      }),
};
