import { internalError } from "./message";
import type { Finding, Judgement, Rule } from "./rule";

/** What a rule finds. A rule that fails by its own fault finds just that, at the stack, and the others go on. */
export function find(rule: Rule, judgement: Judgement): readonly Finding[] {
  try {
    return rule.find(judgement);
  } catch (error) {
    return [{ urn: undefined, name: rule.name, path: "", message: internalError(rule.name, error) }];
  }
}

/** What every rule finds, before waivers. */
export function findAll(rules: readonly Rule[], judgement: Judgement): ReadonlyMap<string, readonly Finding[]> {
  return new Map(rules.map((rule) => [rule.name, find(rule, judgement)]));
}
