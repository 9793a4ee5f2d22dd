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

/** Where no key helps, where one of the owner does, or neither. */
function messageOf(one: Judged): string | undefined {
  const { verdict } = one;
  if (verdict.kind === "cannot-activate" && verdict.why === "multi-session") return messages.multiSession(one);
  return verdict.kind === "needs-key" && verdict.need === "client" ? messages.noKey(one) : undefined;
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
    unsettled.flatMap((one) => {
      const text = messageOf(one);
      return text === undefined ? [] : [atMachine(one.machine, text)];
    }),
};
