import type { Settings, Waiver } from "../activation/settings";
import { once } from "../values/once";
import { message } from "./message";
import type { Finding, Judgement, Rule } from "./rule";
import type { SettingsProblem } from "./settings";
import { NamedResources, type Resource, type StackIdentity, holds, isForOtherStack } from "./waivers";

const name = "activation-settings";

export const messages = {
  wrong: ({ path, problem }: SettingsProblem): string =>
    message(name, {
      what: `\`${path === "" ? name : `${name}.${path}`}\` ${problem}.`,
      why: "Settings that are wrong are not used, so that nothing passes by a slip of the pen.",
      mend: "Correct the policy configuration.",
    }),
  expired: ({ policy, resource, owner, expires }: Waiver): string =>
    message(name, {
      what: `The waiver of ${policy} for \`${resource}\` expired on ${expires}.`,
      why: "It silences nothing any more.",
      mend: `Ask ${owner} to mend the resource or to give the waiver a new date, else remove it.`,
    }),
  unused: ({ policy, resource, owner }: Waiver): string =>
    message(name, {
      what: `The waiver of ${policy} for \`${resource}\` matches nothing that fires in this stack.`,
      why: "A waiver that nobody needs would hide the next case in silence.",
      mend: `Remove it (owner: ${owner}), or begin its pattern with the URN of the stack that it is for.`,
    }),
};

/** What the settings' own policy looks at. */
export interface SettingsCase {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  readonly identity: StackIdentity;
  /** ISO 8601 date. */
  readonly date: string;
  /** What every rule finds in the stack, waived or not. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Where more may fire once all is known, asked only for a waiver that seems unneeded: see {@link doubtsIn}. */
  readonly doubts: () => readonly Resource[];
}

/**
 * The resources of a stack of which something is not known in this run. What a waiver silences there may not fire yet: a
 * preview that called the waiver unneeded would block the very deployment that needs it.
 */
export function doubtsIn({ judged, receiving, loose, unreadable }: Judgement): readonly Resource[] {
  const brought = [...receiving.flatMap(({ machine }) => machine.deliveries), ...loose];
  return [
    ...judged.flatMap(({ machine, verdict }) => (verdict.kind === "undecided" ? [machine] : [])),
    ...brought.flatMap((delivery) => (delivery.kind === "undecided" ? [delivery.carrier] : [])),
    ...unreadable,
  ];
}

/** What is wrong with the settings of a stack. */
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

/** The metadata of the settings' own policy; what it finds comes from {@link settingsFindings}. */
export const activationSettings: Omit<Rule, "find" | "phase"> = {
  name,
  displayName: "Activation settings",
  description: "The shared settings of this pack are right, and every waiver is in force and needed.",
  level: "mandatory",
  severity: "medium",
  tags: ["settings"],
  remediationSteps: "Correct the settings in the policy configuration.",
};
