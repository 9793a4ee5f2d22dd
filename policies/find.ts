import { compare } from "../values/lists";
import { internalError } from "./message";
import type { ActivationPolicy, Finding, Judgement } from "./policy";

/**
 * Removes duplicates, as the engine does, and sorts the rest, because the engine's order of resources differs from run to
 * run.
 */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const byText = new Map(findings.map((finding) => [orderOf(finding) + JSON.stringify(finding), finding]));
  return [...byText].sort(([a], [b]) => compare(a, b)).map(([, finding]) => finding);
}

function orderOf({ urn = "", path, name }: Finding): string {
  return [urn, path, name, ""].join("\n");
}

/**
 * Returns what a policy finds. If it throws, that is its only finding, at the stack, and the others still run.
 *
 * @param ask the policy's question; by default the one about the whole judgement
 */
export function find(policy: ActivationPolicy, judgement: Judgement, ask = policy.find): readonly Finding[] {
  try {
    const { context } = judgement;
    return distinct(ask(judgement)).filter(({ urn }) => urn === undefined || !context.has(urn));
  } catch (error) {
    return [{ urn: undefined, name: policy.name, path: "", message: internalError(policy.name, error) }];
  }
}

/** Returns what every policy finds, waived or not. */
export function findAll(
  policies: readonly ActivationPolicy[],
  judgement: Judgement,
): ReadonlyMap<string, readonly Finding[]> {
  return new Map(policies.map((policy) => [policy.name, find(policy, judgement)]));
}
