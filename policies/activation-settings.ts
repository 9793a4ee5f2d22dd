import type { Settings, Waiver } from "../activation/settings";
import { message } from "./message";
import { CLOUD_FAMILIES, type Finding, type Metadata } from "./policy";
import { type SettingsProblem, problemSentence } from "./settings";
import { isCurrent } from "./waivers";

const name = "activation-settings";

/** The metadata of the settings' own policy; what it finds comes from {@link settingsFindings}. */
export const activationSettings: Metadata<typeof name> = {
  name,
  displayName: "Activation settings",
  description: "Settings must be valid, and every waiver current.",
  level: "mandatory",
  severity: "medium",
  tags: ["settings"],
  clouds: CLOUD_FAMILIES,
  remediationSteps: "Correct the settings in the policy configuration.",
};

/** The settings belong to this pack, so its own page is the source. */
const source = "https://unpkg.com/pulumi-windows-activation/docs/settings.md";

export const messages = {
  wrong: (problem: SettingsProblem): string =>
    message({
      what: problemSentence(problem),
      why: "Invalid settings are ignored, so a typo can't let anything pass.",
      fix: "Correct the policy configuration.",
      source,
    }),
  expired: ({ policy, resource, owner, expires }: Waiver): string =>
    message({
      what: `The waiver of ${policy} for \`${resource}\` expired on ${expires}.`,
      why: "It no longer has any effect.",
      fix: `Ask ${owner} to fix the resource or extend the waiver, or remove it.`,
      source,
    }),
};

/** The input of the settings policy. */
export interface SettingsCase {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  /** ISO 8601 date. */
  readonly date: string;
}

/** Returns what's wrong with a stack's settings. */
export function settingsFindings({ settings, problems, date }: SettingsCase): Finding[] {
  const expired = (settings.waivers ?? []).filter((waiver) => !isCurrent(waiver, date));
  const texts = [...problems.map(messages.wrong), ...expired.map(messages.expired)];
  return texts.map((text) => ({ urn: undefined, name, path: "", message: text }));
}
