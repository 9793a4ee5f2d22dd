import type { LicenseStatus } from "../../values/license-status";
import { azureCloudOf } from "../cloud";
import type { Machine } from "../machine";
import { PAGES } from "../tables/pages";
import type { Path, Verdict } from "../verdict";
import { undecided } from "./say";

/** How a channel of a license activates. Source: PAGES.slmgr and the descriptions that `slmgr.vbs /dlv` prints, 2026-11-25. */
function pathOf(channel: string, machine: Machine): Path {
  if (/VIRTUAL_MACHINE_ACTIVATION/i.test(channel)) return "avma";
  if (/KMSCLIENT|GVLK/i.test(channel))
    return azureCloudOf(machine.place) === undefined ? "organization-kms" : "azure-kms";
  return "mak";
}

/** The channel of an evaluation edition, which is licensed only until its period ends. Source: PAGES.conversion. */
const EVALUATION = /EVAL/i;

/** A grace period leaves open how it ends. */
function isActivated({ status }: LicenseStatus): boolean | undefined {
  if (/^licensed$/i.test(status)) return true;
  return /^(?:unlicensed|notification|non-genuine)/i.test(status) ? false : undefined;
}

/**
 * Returns the verdict on a running machine that reports its own license status.
 * @param native the verdict without undecided deliveries, which evidently delivered no key
 */
export function byLicenseStatus(machine: Machine, native: Verdict): Verdict | undefined {
  const { license } = machine;
  const activated = license && isActivated(license);
  if (!license || activated === undefined) return undefined;
  const { status, channel } = license;
  if (!activated)
    return native.kind === "activates" || native.kind === "undecided"
      ? undecided({ gap: "not-activated", status })
      : native;
  if (EVALUATION.test(channel ?? "")) return undecided({ gap: "evaluation" });
  return {
    kind: "activates",
    path: channel === undefined && native.kind === "activates" ? native.path : pathOf(channel ?? "", machine),
    shownBy: `it reports that it's activated (${[status, channel].filter((one) => one !== undefined).join(", ")})`,
    assumed: undefined,
    source: PAGES.slmgr.source,
  };
}
