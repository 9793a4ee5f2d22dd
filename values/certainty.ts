/** A three-valued answer. */
export type Certainty = "yes" | "no" | "maybe";

/** Whether all answers are `yes`; a single `no` decides. */
export function all(answers: readonly Certainty[]): Certainty {
  return answers.includes("no") ? "no" : answers.includes("maybe") ? "maybe" : "yes";
}

/** Whether any answer is `yes`; a single `yes` decides. */
export function any(answers: readonly Certainty[]): Certainty {
  return answers.includes("yes") ? "yes" : answers.includes("maybe") ? "maybe" : "no";
}
