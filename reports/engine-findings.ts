import type { EngineViolation, StackInput } from "../documents/stack-input";
import { POLICIES } from "../policies/all";
import { nameOf } from "../stack/urn";
import type { ReportedFinding } from "./report";

/**
 * Leaves out what another pack also reports: the policies may run in a pack of their own name, too. The strictest level
 * counts.
 */
function distinct(violations: readonly EngineViolation[]): readonly EngineViolation[] {
  const all = new Map<string, EngineViolation>();
  for (const one of violations) {
    const key = JSON.stringify([one.policy, one.urn, one.message]);
    if (one.level === "mandatory" || !all.has(key)) all.set(key, one);
  }
  return [...all.values()];
}

/** Returns the violations that the engine itself reported. */
export function engineFindings({ violations }: StackInput): ReportedFinding[] {
  return distinct(violations).flatMap(({ policy: policyName, level, urn, message }): ReportedFinding[] => {
    const policy = POLICIES.find(({ name }) => name === policyName);
    if (!policy) return [];
    const text = message.startsWith(policy.description) ? message.slice(policy.description.length).trim() : message;
    const name = urn === undefined ? policy.name : nameOf(urn);
    return [
      {
        policy: policy.name,
        level,
        severity: policy.severity,
        address: urn,
        name,
        path: "",
        message: text,
        position: undefined,
        waiver: undefined,
      },
    ];
  });
}
