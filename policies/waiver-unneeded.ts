import type { Machine } from "../activation/machine";
import type { Settings, Waiver } from "../activation/settings";
import { tagValue } from "../machines/tags";
import { memoize } from "../values/memoize";
import { UNKNOWN } from "../values/value";
import { message } from "./message";
import { CLOUD_FAMILIES, type Finding, type Judgement, type Metadata } from "./policy";
import { NamedResources, type Resource, type StackIdentity, isCurrent, isForOtherStack } from "./waivers";

const name = "waiver-unneeded";

/** The metadata of the policy; what it finds comes from {@link unneededWaivers}. */
export const waiverUnneeded: Metadata<typeof name> = {
  name,
  displayName: "Unneeded waiver",
  description: "A waiver matches no finding.",
  level: "advisory",
  severity: "low",
  tags: ["settings"],
  clouds: CLOUD_FAMILIES,
  remediationSteps: "Remove the waiver from the policy configuration, or name the stack it's meant for.",
};

export const messages = {
  unneeded: ({ policy, resource, owner }: Waiver): string =>
    message({
      what: `The waiver of ${policy} for \`${resource}\` matches no finding in this stack.`,
      why: "It would hide the next finding that it matches.",
      fix: `Remove it (owner: ${owner}), or start its pattern with the URN of the stack it's meant for.`,
      source: "https://unpkg.com/pulumi-windows-activation/docs/settings.md",
    }),
};

/** What determines whether waivers are needed. */
export interface WaiversCase {
  readonly settings: Settings;
  readonly identity: StackIdentity;
  /** ISO 8601 date. */
  readonly date: string;
  /** What every policy finds in the stack, waived or not. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /**
   * Where more findings may appear once all values are known. Only called if a waiver seems unneeded: see {@link
   * doubtsIn}.
   */
  readonly doubts: () => readonly Resource[];
}

/** Returns a machine with tags of unknown value, which a waiver may ask for. */
function hidingTags({ urn, name: machine, path, tags, tagNames }: Machine): readonly Resource[] {
  if (tagNames === undefined || tagNames === UNKNOWN) return [];
  const hiddenTags = tagNames.filter((tag) => tagValue(tags, tag) === undefined);
  return hiddenTags.length === 0 ? [] : [{ urn, name: machine, path, tags, hiddenTags }];
}

/**
 * Returns the resources with something unknown in this run. A finding that a waiver silences there may appear later, so
 * a preview can't call the waiver unneeded.
 */
export function doubtsIn({ judged, receiving, loose, unreadable }: Judgement): readonly Resource[] {
  const brought = [...receiving.flatMap(({ machine }) => machine.deliveries), ...loose];
  return [
    ...judged.flatMap(({ machine, verdict }) => (verdict.kind === "undecided" ? [machine] : [])),
    ...judged.flatMap(({ machine }) => hidingTags(machine)),
    ...brought.flatMap((delivery) => (delivery.kind === "undecided" ? [delivery.carrier] : [])),
    ...unreadable,
  ];
}

/** Returns a stack's current waivers that match nothing. */
export function unneededWaivers({ settings, identity, date, findings, doubts }: WaiversCase): Finding[] {
  let open: NamedResources | undefined;
  const inDoubt = (waiver: Waiver) => (open ??= new NamedResources(doubts())).hasAny(waiver);
  const found = memoize((policy: string) => new NamedResources(findings.get(policy) ?? []));
  return (settings.waivers ?? [])
    .filter((waiver) => isCurrent(waiver, date) && !isForOtherStack(waiver, identity))
    .filter((waiver) => !found(waiver.policy).hasAny(waiver) && !inDoubt(waiver))
    .map((waiver) => ({ urn: undefined, name, path: "", message: messages.unneeded(waiver) }));
}
