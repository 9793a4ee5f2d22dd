import { message } from "./message";
import { cloudOf, windowsOf } from "./phrases";
import { type Judged, type Rule, atMachine } from "./rule";

const name = "windows-client-activation";

export const messages = {
  multiSession: ({ machine }: Judged): string =>
    message(name, {
      what: `\`${machine.name}\` runs ${windowsOf(machine)} on ${cloudOf(machine)}.`,
      why: "Multi-session is licensed for Azure Virtual Desktop only, which runs on Azure and Azure Local, and no KMS host of your own activates it.",
      mend: "Use a Windows Enterprise image without multi-session with your organization's MAK or KMS, or run the machine on Azure or Azure Local.",
    }),
  noKey: ({ machine }: Judged): string =>
    message(name, {
      what: `\`${machine.name}\` runs ${windowsOf(machine)} on ${cloudOf(machine)}.`,
      why: "AVMA never activates client Windows, and nothing in this stack gives the machine a MAK or a KMS host of your own.",
      mend:
        "Install your organization's MAK with a CustomScriptExtension whose protectedSettings run `slmgr.vbs /ipk`, or name your " +
        "own KMS host with `slmgr.vbs /skms` and in `activation-settings.organizationKms`; client Windows also needs a per-user licence there.",
    }),
};

function isMultiSession({ machine: { system } }: Judged): boolean {
  return system.kind === "windows" && system.installation === "multi-session";
}

export const windowsClientActivation: Rule = {
  name,
  displayName: "Client Windows needs its own key",
  description: "Client Windows on Azure Stack Hub or Azure Local needs a MAK or a KMS host of the organization.",
  phase: "stack",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "client"],
  remediationSteps: "Deliver a MAK or name a KMS host of your organization, and hold a per-user Windows licence.",
  find: ({ unsettled }) =>
    unsettled
      .filter(({ verdict }) => verdict.kind === "needs-key" && verdict.need === "client")
      .map((one) => atMachine(one.machine, (isMultiSession(one) ? messages.multiSession : messages.noKey)(one))),
};
