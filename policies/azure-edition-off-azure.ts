import { PAGES } from "../activation/tables/pages";
import { message } from "./message";
import { sourceOf, windowsOf } from "./phrases";
import { type ActivationPolicy, type Judged, SOFTWARE_USAGE, atMachine } from "./policy";

const name = "azure-edition-off-azure";

export const azureEditionOffAzure: ActivationPolicy<typeof name> = {
  name,
  displayName: "Azure Edition off Azure",
  description: "Azure Edition of Windows Server may run only on Azure and Azure Local.",
  phase: "resource",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "azure-edition"],
  clouds: ["azure-stack-hub"],
  framework: SOFTWARE_USAGE,
  remediationSteps: "Use the Datacenter image of the same release.",
  find: ({ unsettled }) =>
    unsettled
      .filter(({ verdict }) => verdict.kind === "cannot-activate" && verdict.why === "azure-edition")
      .map((one) => atMachine(one.machine, messages.onHub(one))),
};

export const messages = {
  onHub: (one: Judged): string =>
    message({
      what: `\`${one.machine.name}\` runs ${windowsOf(one.machine)} on Azure Stack Hub.`,
      why: "Azure Edition may run only on Azure and Azure Local; no key activates it on a Hub.",
      fix: "Use the Datacenter image of the same release, whose SKU doesn't contain `azure-edition`.",
      source: sourceOf(one, PAGES.localVerification.source),
    }),
};
