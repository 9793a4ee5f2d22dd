import { systemName } from "../../activation/names";
import type { Impossibility, Need, Path, Verdict } from "../../activation/verdict";
import type { OperatingSystem } from "../../activation/windows";
import { gapsText } from "../../policies/gap-phrases";

const PATH_TEXTS: Readonly<Record<Path, string>> = {
  avma: "activates automatically by AVMA",
  mak: "activates by a MAK",
  "azure-kms": "activates by Azure's KMS",
  "organization-kms": "activates by the organization's KMS",
  managed: "is managed by the service that runs it",
};

const NEEDS: Readonly<Record<Need, string>> = {
  "release-too-old": "needs a MAK: the release is too old for this cloud's own activation",
  "newer-than-host": "needs a key: AVMA doesn't activate guests newer than their host",
  "no-avma": "needs a MAK or the organization's KMS: AVMA doesn't activate this release there",
  client: "needs a MAK or the organization's KMS: AVMA never activates client Windows",
};

const NO_WAY: Readonly<Record<Impossibility, string>> = {
  "azure-edition": "Azure Edition may run only on Azure and Azure Local",
  "multi-session": "Enterprise multi-session is licensed only for Azure Virtual Desktop, on Azure and Azure Local",
  "kms-unreachable": "Azure's KMS can't be reached",
};

/** Says what was decided, as a clause without its subject. */
export function verdictText(verdict: Verdict): string {
  switch (verdict.kind) {
    case "activates":
      return `${PATH_TEXTS[verdict.path]} (${verdict.shownBy})`;
    case "needs-key":
      return NEEDS[verdict.need];
    case "cannot-activate":
      return `cannot activate: ${NO_WAY[verdict.why]}`;
    case "undecided":
      return `is undecided: ${gapsText(verdict.gaps)}`;
    case "not-windows":
      return "isn't Windows";
  }
}

/** Says what a machine or image runs, and what shows it. */
export function systemText(system: OperatingSystem): string {
  const shown = `shown by ${system.because}`;
  switch (system.kind) {
    case "windows":
      return `${systemName(system)}, ${shown}`;
    case "windows-of-unknown-release":
      return `Windows of an unknown release, ${shown}`;
    case "not-windows":
      return `not Windows, ${shown}`;
    case "unknown":
      return `unknown: ${system.because}`;
  }
}
