import { azureCloudOf } from "../activation/cloud";
import type { Machine } from "../activation/machine";
import type { Settings } from "../activation/settings";
import { PAGES } from "../activation/tables/pages";
import type { Gap } from "../activation/verdict";
import type { Unreadable } from "../machines/inventory";
import { Lists } from "../values/lists";
import { capped, gapText, gapsText } from "./gap-phrases";
import { isMismatch } from "./kms-host-mismatch";
import { message } from "./message";
import { isMoved } from "./moved-to-azure";
import { type ActivationPolicy, CLOUD_FAMILIES, type Finding, type Judged, atMachine } from "./policy";

const name = "activation-undecided";

export const activationUndecided: ActivationPolicy<typeof name> = {
  name,
  displayName: "Activation undecided",
  description: "A fact is unknown, so no activation path is proven.",
  phase: "stack",
  level: "advisory",
  severity: "medium",
  tags: ["windows", "activation"],
  clouds: CLOUD_FAMILIES,
  remediationSteps: "Declare the missing fact in the program or in activation-settings.",
  find: ({ unsettled, unreadable, settings }) => [
    ...unsettled.flatMap((one) => {
      const gaps = gapsOf(one, settings);
      return gaps.length === 0 ? [] : [atMachine(one.machine, messages.undecided(one, gaps))];
    }),
    ...unreadableFindings(unreadable),
  ],
};

/** Returns the page on how Windows activates in the machine's cloud. */
function pageOfCloud({ place }: Machine): string {
  if (azureCloudOf(place) !== undefined) return PAGES.azureFaq.source;
  if (place.cloud === "azure-stack-hub") return PAGES.hubGuests.source;
  return (place.cloud === "azure-local" ? PAGES.localActivation : PAGES.avma).source;
}

/** Returns the page on the first gap. */
function sourceOfGaps([gap]: readonly Gap[], machine: Machine): string {
  if (gap?.gap === "no-source" || gap?.gap === "held-key") return gap.source;
  if (gap?.gap === "evaluation") return PAGES.conversion.source;
  if (gap?.gap === "network") return PAGES.azureRoutes.source;
  return gap?.gap === "build" ? PAGES.hubReleaseNotes.source : pageOfCloud(machine);
}

export const messages = {
  undecided: ({ machine }: Judged, gaps: readonly Gap[]): string =>
    message({
      what: `Can't determine whether Windows on \`${machine.name}\` will activate.`,
      why: `Unknown: ${gapsText(gaps)}.`,
      fix: `Declare the missing ${new Set(gaps.map(gapText)).size === 1 ? "fact" : "facts"}.`,
      source: sourceOfGaps(gaps, machine),
    }),
  incomplete: (file: string, missing: readonly string[]): string =>
    message({
      what: `\`${file}\` may not show every Windows machine, or all of its properties.`,
      why: `Missing: ${capped(missing)}.`,
      fix: "Add what is missing to the file, and check it again.",
      source: "https://unpkg.com/pulumi-windows-activation/docs/live.md",
    }),
  untried: (file: string, values: readonly string[]): string =>
    message({
      what: `\`${file}\` is checked with its defaults and only some of the values that it allows.`,
      why: `It's too large to try them all. One of the others may select a Windows that won't activate: ${capped(values)}.`,
      fix: "Give the values that you deploy with `--parameters` or `--parameter`.",
      source: "https://unpkg.com/pulumi-windows-activation/docs/templates.md",
    }),
  unreadable: (resource: string, places: readonly Unreadable[]): string => {
    const listed = capped(places.map(({ path, reason }) => (path === "" ? reason : `${reason} (\`${path}\`)`)));
    return message({
      what: `Can't determine whether \`${resource}\` declares Windows machines that will activate.`,
      why: `Parts of it can't be read: ${listed}.`,
      fix: "Put the template and its parameter values in the program, or waive this with a reason.",
      source: PAGES.templates.source,
    });
  },
};

/**
 * Returns a machine's gaps, except keys left behind by a move, which moved-to-azure reports, and hosts that can't serve
 * it, which kms-host-mismatch reports.
 */
function gapsOf(one: Judged, settings: Settings): readonly Gap[] {
  if (one.verdict.kind !== "undecided") return [];
  const { gaps } = one.verdict;
  const moved = isMoved(one, settings);
  return gaps.filter(
    (gap) => !(gap.gap === "held-key" && moved) && !(gap.gap === "kms-host" && isMismatch(gap.named, one, settings)),
  );
}

/** Returns one finding per unreadable resource, however many of its parts are affected. */
function unreadableFindings(unreadable: readonly Unreadable[]): Finding[] {
  return [...new Lists(unreadable, ({ urn }) => urn)].flatMap(([urn, places]): Finding[] => {
    const [first] = places;
    return first ? [{ urn, name: first.name, path: "", message: messages.unreadable(first.name, places) }] : [];
  });
}

/** Returns a finding for what a file leaves out, because machines that weren't checked must not pass. */
export function incompleteFindings(file: string, missing: readonly string[]): readonly Finding[] {
  return missing.length === 0
    ? []
    : [{ urn: undefined, name: file, path: "", message: messages.incomplete(file, missing) }];
}

/** Returns a finding for values of a template's parameters that weren't tried. */
export function untriedFindings(file: string, values: readonly string[]): readonly Finding[] {
  return values.length === 0 ? [] : [{ urn: undefined, name: file, path: "", message: messages.untried(file, values) }];
}
