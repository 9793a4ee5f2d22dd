import { message } from "./message";
import { cloudOf, windowsOf } from "./phrases";
import { atMachine, type Judged, type Rule } from "./rule";

const name = "windows-client-activation";

export const messages = {
  noKey: ({ machine }: Judged): string =>
    message(name, {
      what: `\`${machine.name}\` runs ${windowsOf(machine)} on ${cloudOf(machine)}.`,
      why: "AVMA never activates client Windows, and nothing in this stack gives the machine a MAK or a KMS host of your own.",
      mend:
        "Install your organization's MAK with a CustomScriptExtension whose protectedSettings run `slmgr.vbs /ipk`, or name your " +
        "own KMS host with `slmgr.vbs /skms` and in `activation-settings.organizationKms`; client Windows also needs a per-user licence there.",
    }),
};

export const windowsClientActivation: Rule = {
  name,
  displayName: "Client Windows needs its own key",
  description: "Client Windows on Azure Stack Hub needs a MAK or a KMS host of the organization.",
  phase: "stack",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "client"],
  remediationSteps: "Deliver a MAK or name a KMS host of your organization, and hold a per-user Windows licence.",
  find: ({ unsettled }) =>
    unsettled
      .filter(({ verdict }) => verdict.kind === "needs-key" && verdict.need === "client")
      .map((one) => atMachine(one.machine, messages.noKey(one))),
};
