import { message } from "./message";
import { windowsOf } from "./phrases";
import { type Judged, type Rule, atMachine } from "./rule";

const name = "azure-edition-off-azure";

export const messages = {
  onHub: ({ machine }: Judged): string =>
    message(name, {
      what: `\`${machine.name}\` runs ${windowsOf(machine)} on Azure Stack Hub.`,
      why: "Microsoft lets an Azure Edition run on Azure and Azure Local only, so that no key activates it there.",
      mend: "Use the Datacenter image of the same release without `azure-edition` in its SKU.",
    }),
};

export const azureEditionOffAzure: Rule = {
  name,
  displayName: "Azure Edition off Azure",
  description: "An Azure Edition of Windows Server runs on Azure and Azure Local only.",
  phase: "resource",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "azure-edition"],
  remediationSteps: "Use the Datacenter image of the same release.",
  find: ({ unsettled }) =>
    unsettled
      .filter(({ verdict }) => verdict.kind === "cannot-activate" && verdict.why === "azure-edition")
      .map((one) => atMachine(one.machine, messages.onHub(one))),
};
