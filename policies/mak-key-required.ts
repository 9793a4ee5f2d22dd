import type { Machine } from "../activation/machine";
import { CLOUD_NAMES } from "../activation/names";
import { PAGES } from "../activation/tables/pages";
import { known } from "../values/value";
import { noneBut } from "./key-phrases";
import { message } from "./message";
import { sourceOf, windowsOf } from "./phrases";
import { type ActivationPolicy, CLOUD_FAMILIES, type Judged, atMachine } from "./policy";

const name = "mak-key-required";

export const makKeyRequired: ActivationPolicy<typeof name> = {
  name,
  displayName: "MAK required",
  description: "Windows that its cloud can't activate needs a Multiple Activation Key (MAK).",
  phase: "stack",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "mak"],
  clouds: CLOUD_FAMILIES,
  remediationSteps:
    "Deliver your organization's MAK with a CustomScriptExtension (protectedSettings, slmgr.vbs /ipk), or use a newer image.",
  find: ({ unsettled }) =>
    unsettled
      .filter(({ verdict }) => verdict.kind === "needs-key" && verdict.need === "release-too-old")
      .map((one) => atMachine(one.machine, messages.noMak(one))),
};

/**
 * Returns how to install a key. Volume activation and `slmgr.vbs` start with Windows Server 2008. Source:
 * PAGES.volumeLicenseKeys.
 */
function install({ system, place }: Machine): string {
  if (system.kind === "windows" && system.release === "2003")
    return (
      "This release has no `slmgr.vbs`: enter your organization's volume license key during setup of the image, " +
      "and declare it in `activation-settings.images` (`release`, and `bakedIn`: `mak`)"
    );
  const where = place.cloud === "azure-local" ? " of its Arc machine" : "";
  return `Install your organization's MAK with a CustomScriptExtension${where} whose protectedSettings run \`slmgr.vbs /ipk\``;
}

export const messages = {
  noMak: (one: Judged): string => {
    const { machine } = one;
    const cloud = known(machine.place.cloud) ?? "azure-stack-hub";
    const since =
      cloud === "azure-stack-hub"
        ? "Windows Server 2012 R2"
        : cloud === "azure-local"
          ? "Windows Server 2016"
          : "Windows Server 2008";
    return message({
      what: `\`${machine.name}\` runs ${windowsOf(machine)} on ${CLOUD_NAMES[cloud]}, which activates only ${since} and later.`,
      why: `It needs a MAK, and ${noneBut(machine, "nothing in this stack delivers one")}`,
      fix: `${install(machine)}, or use an image of ${since} or later.`,
      source: sourceOf(one, PAGES.hubFaq.source),
    });
  },
};
