import { windowsName } from "../activation/names";
import { HUB_BUILDS } from "../activation/tables/hub-builds";
import { message } from "./message";
import { windowsOf } from "./phrases";
import { type Judged, type Rule, atMachine } from "./rule";

const name = "avma-out-of-reach";

const mend =
  "Install your organization's key with a CustomScriptExtension whose protectedSettings run `slmgr.vbs /ipk`, " +
  "give it the KMS client key and name your own KMS host (`slmgr.vbs /skms`, and `activation-settings.organizationKms`)";

/** The newest guest that a host of any Azure Stack Hub activates by AVMA: that of the newest host itself. */
const NEWEST = windowsName(HUB_BUILDS.at(-1)?.host ?? "2022");

export const messages = {
  newerThanHost: (one: Judged, host: string, assumed: string | undefined): string =>
    message(name, {
      what: `\`${one.machine.name}\` runs ${windowsOf(one.machine)} on Azure Stack Hub, whose hosts run ${host}${assumed === undefined ? "" : ` (${assumed})`}.`,
      why: "A host activates guests of its own version and older by AVMA, never newer ones, and nothing in this stack gives the machine a MAK or a KMS host of your own.",
      mend: `${mend}, move to an older image, or declare the build in \`activation-settings.clouds\` if the Hub has been updated.`,
    }),
  noAvma: (one: Judged): string =>
    message(name, {
      what: `\`${one.machine.name}\` runs ${windowsOf(one.machine)} on Azure Stack Hub.`,
      why: "No host of Azure Stack Hub activates it by AVMA: Microsoft supports a MAK or a KMS host of your own only, and nothing in this stack gives it either.",
      mend: `${mend}, or move to an image of ${NEWEST} or earlier.`,
    }),
};

export const avmaOutOfReach: Rule = {
  name,
  displayName: "AVMA out of reach",
  description:
    "A guest that its Azure Stack Hub host cannot activate by AVMA needs a MAK or a KMS host of the organization.",
  phase: "stack",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "avma"],
  remediationSteps: "Deliver a MAK, name a KMS host of your organization, or use an image that the host can activate.",
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
