import { windowsName } from "../activation/names";
import { HUB_BUILDS } from "../activation/tables/hub-builds";
import { PAGES } from "../activation/tables/pages";
import { noneBut } from "./key-phrases";
import { message } from "./message";
import { sourceOf, windowsOf } from "./phrases";
import { type ActivationPolicy, type Judged, atMachine } from "./policy";

const name = "avma-out-of-reach";

export const avmaOutOfReach: ActivationPolicy<typeof name> = {
  name,
  displayName: "AVMA out of reach",
  description: "A guest that its Azure Stack Hub host can't activate by AVMA needs a MAK or the organization's KMS.",
  phase: "stack",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "avma"],
  clouds: ["azure-stack-hub"],
  remediationSteps: "Deliver a MAK, set your organization's KMS host, or use an image that the host can activate.",
  find: ({ unsettled }) =>
    unsettled.flatMap((one) => {
      const { verdict, machine } = one;
      if (verdict.kind !== "needs-key") return [];
      if (verdict.need === "no-avma") return [atMachine(machine, messages.noAvma(one))];
      if (verdict.need !== "newer-than-host") return [];
      const host = verdict.host === undefined ? "an older Windows Server" : `Windows Server ${verdict.host}`;
      return [atMachine(machine, messages.newerThanHost(one, host, verdict.assumed))];
    }),
};

const FIX =
  "Install your organization's MAK with a CustomScriptExtension whose protectedSettings run `slmgr.vbs /ipk`. " +
  "Or install the KMS client key, set your organization's KMS host with `slmgr.vbs /skms` and declare it in `activation-settings.organizationKms`.";

/** The newest guest that any Azure Stack Hub host activates by AVMA: the release of the newest host. */
const NEWEST = windowsName(HUB_BUILDS.at(-1)?.host ?? "2022");

export const messages = {
  newerThanHost: (one: Judged, host: string, assumed: string | undefined): string =>
    message({
      what: `\`${one.machine.name}\` runs ${windowsOf(one.machine)} on Azure Stack Hub, whose hosts run ${host}${assumed === undefined ? "" : ` (${assumed})`}.`,
      why: `AVMA activates guests no newer than their host, and ${noneBut(one.machine, "this stack delivers neither a MAK nor your organization's KMS host")}`,
      fix: `${FIX} Or use an older image, or declare the Hub's \`build\` in \`activation-settings.clouds\` if it has been updated.`,
      source: sourceOf(one, PAGES.avma.source),
    }),
  noAvma: (one: Judged): string =>
    message({
      what: `\`${one.machine.name}\` runs ${windowsOf(one.machine)} on Azure Stack Hub.`,
      why: `No Azure Stack Hub host activates it by AVMA. It needs a MAK or your organization's KMS, and ${noneBut(one.machine, "this stack delivers neither")}`,
      fix: `${FIX} Or use an image of ${NEWEST} or earlier.`,
      source: sourceOf(one, PAGES.hubGuests.source),
    }),
};
