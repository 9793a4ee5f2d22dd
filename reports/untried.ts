import type { Choices } from "../documents/template-choices";
import { mayShowMore } from "../policies/choices";
import { judge } from "../policies/judge";
import type { Judgement } from "../policies/policy";

/** Names the values of a template's parameters that weren't tried, unless no machine can fail with any of them. */
export function untriedIn(
  choices: Choices | undefined,
  judgement: Judgement,
  run: { readonly stack: string; readonly variables: Readonly<Record<string, string | undefined>> },
): readonly string[] {
  const values = choices?.untried() ?? [];
  if (!choices || values.length === 0) return [];
  const any = judge({ ...run, resources: choices.withAnyUntried() }, judgement.settings);
  return mayShowMore(any, judgement) ? values : [];
}
