import type { Settings, Waiver } from "../activation/settings";
import { once } from "../values/once";
import { message } from "./message";
import type { Finding, Judgement, Rule } from "./rule";
import type { SettingsProblem } from "./settings";
import { NamedResources, type Resource, type StackIdentity, holds, isForOtherStack } from "./waivers";

const name = "activation-settings";

/** Settings are this pack's own, so its page on them is the one that decides. */
const source = "https://unpkg.com/pulumi-windows-activation/docs/settings.md";

export const messages = {
  wrong: ({ path, problem }: SettingsProblem): string =>
    message({
      what: `\`${path === "" ? name : `${name}.${path}`}\` ${problem}.`,
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
  unused: ({ policy, resource, owner }: Waiver): string =>
    message({
      what: `The waiver of ${policy} for \`${resource}\` matches no finding in this stack.`,
      why: "An unused waiver would silently hide the next finding.",
      fix: `Remove it (owner: ${owner}), or start its pattern with the URN of the stack it's meant for.`,
      source,
    }),
};

/** What the settings policy checks. */
export interface SettingsCase {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  readonly identity: StackIdentity;
  /** ISO 8601 date. */
  readonly date: string;
  /** Findings of every policy in the stack, waived or not. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Resources that may fire once everything is known, computed only for a waiver that looks unused: see {@link doubtsIn}. */
  readonly doubts: () => readonly Resource[];
}

/**
 * The resources of a stack with a fact that is unknown in this run. A finding there may not fire yet, and a preview that
 * calls its waiver unused would block the very deployment that needs it.
 */
export function doubtsIn({ judged, receiving, loose, unreadable }: Judgement): readonly Resource[] {
  const brought = [...receiving.flatMap(({ machine }) => machine.deliveries), ...loose];
  return [
    ...judged.flatMap(({ machine, verdict }) => (verdict.kind === "undecided" ? [machine] : [])),
    ...brought.flatMap((delivery) => (delivery.kind === "undecided" ? [delivery.carrier] : [])),
    ...unreadable,
  ];
}

/** The findings about the settings of a stack. */
export function settingsFindings({ settings, problems, identity, date, findings, doubts }: SettingsCase): Finding[] {
  const atStack = (text: string): Finding => ({ urn: undefined, name, path: "", message: text });
  let open: NamedResources | undefined;
  const inDoubt = (waiver: Waiver) => (open ??= new NamedResources(doubts())).hasAny(waiver);
  const found = once((policy: string) => new NamedResources(findings.get(policy) ?? []));
  const wrong = problems.map((problem) => atStack(messages.wrong(problem)));
  const stale = (settings.waivers ?? []).flatMap((waiver) => {
    if (!holds(waiver, date)) return [atStack(messages.expired(waiver))];
    if (isForOtherStack(waiver, identity)) return [];
    return found(waiver.policy).hasAny(waiver) || inDoubt(waiver) ? [] : [atStack(messages.unused(waiver))];
  });
  return [...wrong, ...stale];
}

/** Metadata of the settings policy; its findings come from {@link settingsFindings}. */
export const activationSettings: Omit<Rule, "find" | "phase"> = {
  name,
  displayName: "Activation settings",
  description: "Settings must be valid, and every waiver current and needed.",
  level: "mandatory",
  severity: "medium",
  tags: ["settings"],
  remediationSteps: "Correct the settings in the policy configuration.",
};
