import { internalError } from "./message";
import type { ActivationPolicy, Finding, Judgement } from "./policy";

/** Findings without repetitions: the engine shows each once, too. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const byText = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...byText.values()];
}

/** What a policy finds. A policy that throws finds only that, at the stack, and the others still run. */
export function find(policy: ActivationPolicy, judgement: Judgement): readonly Finding[] {
  try {
    const { context } = judgement;
    return distinct(policy.find(judgement)).filter(({ urn }) => urn === undefined || !context.has(urn));
  } catch (error) {
    return [{ urn: undefined, name: policy.name, path: "", message: internalError(policy.name, error) }];
  }
}

/** What every policy finds, before waivers. */
export function findAll(
  policies: readonly ActivationPolicy[],
  judgement: Judgement,
): ReadonlyMap<string, readonly Finding[]> {
  return new Map(policies.map((policy) => [policy.name, find(policy, judgement)]));
}
