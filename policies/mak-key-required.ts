import type { Machine } from "../activation/machine";
import { CLOUD_NAMES } from "../activation/names";
import { known } from "../values/value";
import { message } from "./message";
import { windowsOf } from "./phrases";
import { type Judged, type Rule, atMachine } from "./rule";

const name = "mak-key-required";

/** How a key gets in. Volume activation and `slmgr.vbs` begin with Windows Server 2008. Source: PAGES.volumeLicenseKeys. */
function install({ system, place }: Machine): string {
  if (system.kind === "windows" && system.release === "2003")
    return (
      "This release has no `slmgr.vbs`: put your organization's volume licence key in when the image is set up, " +
      "and say so with `activation-settings.images` (`release`, and `bakedIn`: `mak`)"
    );
  const where = place.cloud === "azure-local" ? " of its Arc machine" : "";
  return `Install your organization's key with a CustomScriptExtension${where} whose protectedSettings run \`slmgr.vbs /ipk\``;
}

export const messages = {
  noMak: ({ machine }: Judged): string => {
    const cloud = known(machine.place.cloud) ?? "azure-stack-hub";
    const since =
      cloud === "azure-stack-hub"
        ? "Windows Server 2012 R2"
        : cloud === "azure-local"
          ? "Windows Server 2016"
          : "Windows Server 2008";
    return message(name, {
      what: `\`${machine.name}\` runs ${windowsOf(machine)} on ${CLOUD_NAMES[cloud]}, which activates ${since} and later only.`,
      why: "Nothing in this stack gives it a MAK.",
      mend: `${install(machine)}, or move to an image of ${since} or later.`,
    });
  },
};

export const makKeyRequired: Rule = {
  name,
  displayName: "MAK required",
  description: "Windows that the cloud cannot activate by itself needs a Multiple Activation Key.",
  phase: "stack",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "mak"],
  remediationSteps:
    "Deliver your organization's MAK with a CustomScriptExtension (protectedSettings, slmgr.vbs /ipk), or use a newer image.",
  find: ({ unsettled }) =>
    unsettled
      .filter(({ verdict }) => verdict.kind === "needs-key" && verdict.need === "release-too-old")
      .map((one) => atMachine(one.machine, messages.noMak(one))),
};
