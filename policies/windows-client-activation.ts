import { PAGES } from "../activation/tables/pages";
import { noneBut } from "./key-phrases";
import { message } from "./message";
import { cloudOf, sourceOf, windowsOf } from "./phrases";
import { type ActivationPolicy, type Finding, type Judged, type Judgement, SOFTWARE_USAGE, atMachine } from "./policy";

const name = "windows-client-activation";

export const windowsClientActivation: ActivationPolicy<typeof name> = {
  name,
  displayName: "Client Windows needs its own key",
  description: "Client Windows on Azure Stack Hub or Azure Local needs a MAK or the organization's KMS.",
  phase: "stack",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "client"],
  clouds: ["azure-stack-hub", "azure-local"],
  framework: SOFTWARE_USAGE,
  remediationSteps: "Deliver a MAK or set your organization's KMS host, and hold a per-user Windows license.",
  find: (judgement) => [...multiSession(judgement), ...withoutKey(judgement)],
  alone: multiSession,
};

export const messages = {
  multiSession: (one: Judged): string =>
    message({
      what: `\`${one.machine.name}\` runs ${windowsOf(one.machine)} on ${cloudOf(one.machine)}.`,
      why: "Multi-session is licensed only for Azure Virtual Desktop on Azure and Azure Local, and your organization's KMS can't activate it.",
      fix: "Run the machine on Azure or Azure Local, or use a single-session Enterprise image with your organization's MAK or KMS.",
      source: sourceOf(one, PAGES.multiSession.source),
    }),
  noKey: (one: Judged): string =>
    message({
      what: `\`${one.machine.name}\` runs ${windowsOf(one.machine)} on ${cloudOf(one.machine)}.`,
      why: `AVMA never activates client Windows, and ${noneBut(one.machine, "this stack delivers neither a MAK nor your organization's KMS host")}`,
      fix:
        "Install your organization's MAK with a CustomScriptExtension whose protectedSettings run `slmgr.vbs /ipk`, or set your " +
        "organization's KMS host with `slmgr.vbs /skms` and in `activation-settings.organizationKms`. Client Windows also needs a per-user license there.",
      source: sourceOf(one, PAGES.avma.source),
    }),
};

function multiSession({ unsettled }: Judgement): readonly Finding[] {
  return unsettled
    .filter(({ verdict }) => verdict.kind === "cannot-activate" && verdict.why === "multi-session")
    .map((one) => atMachine(one.machine, messages.multiSession(one)));
}

function withoutKey({ unsettled }: Judgement): readonly Finding[] {
  return unsettled
    .filter(({ verdict }) => verdict.kind === "needs-key" && verdict.need === "client")
    .map((one) => atMachine(one.machine, messages.noKey(one)));
}
