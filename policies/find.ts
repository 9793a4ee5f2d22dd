import { internalError } from "./message";
import type { Finding, Judgement, Rule } from "./rule";

/** The same said twice of one resource is said once: the engine shows it once, too. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const byText = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...byText.values()];
}

/** What a rule finds. A rule that fails by its own fault finds just that, at the stack, and the others go on. */
export function find(rule: Rule, judgement: Judgement): readonly Finding[] {
  try {
    const { context } = judgement;
    return distinct(rule.find(judgement)).filter(({ urn }) => urn === undefined || !context.has(urn));
  } catch (error) {
    return [{ urn: undefined, name: rule.name, path: "", message: internalError(rule.name, error) }];
  }
}

/** What every rule finds, before waivers. */
export function findAll(rules: readonly Rule[], judgement: Judgement): ReadonlyMap<string, readonly Finding[]> {
  return new Map(rules.map((rule) => [rule.name, find(rule, judgement)]));
}
