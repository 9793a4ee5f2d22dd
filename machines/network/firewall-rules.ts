import type { Value } from "../../activation";
import { UNKNOWN, known } from "../../activation";
import type { FirewallCollection } from "../../activation/attachment";
import { text } from "../../values/read";

export interface Ranked {
  readonly priority: Value<number>;
  readonly collection: FirewallCollection;
}

/** Stands for rules that are elsewhere, or that may belong to any firewall. */
export const UNREADABLE: FirewallCollection = { action: UNKNOWN, rules: UNKNOWN };

/** Lower numbers come first. Where one is unknown, the order matters only if not all collections allow. */
export function inOrder(ranked: readonly Ranked[]): readonly FirewallCollection[] {
  const sorted = [...ranked].sort((left, right) => (known(left.priority) ?? 0) - (known(right.priority) ?? 0));
  const collections = sorted.map(({ collection }) => collection);
  const allAllow = collections.every(({ action }) => action !== UNKNOWN && action?.toLowerCase() === "allow");
  const ordered = ranked.every(({ priority }) => typeof priority === "number");
  return ordered || allAllow ? collections : [UNREADABLE];
}

/** Application and NAT rules do not concern TCP 1688. Source: azure-docs, firewall/rule-processing.md. */
export function isNetworkRule(raw: Value<unknown>): boolean {
  if (raw === UNKNOWN) return true;
  const type = text(raw, "ruleType");
  return type === undefined || type === UNKNOWN || type.toLowerCase() === "networkrule";
}
