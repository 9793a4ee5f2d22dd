/** An answer that may be left open. */
export type Certainty = "yes" | "no" | "maybe";

/** Whether all of it holds: one `no` settles it. */
export function all(answers: readonly Certainty[]): Certainty {
  return answers.includes("no") ? "no" : answers.includes("maybe") ? "maybe" : "yes";
}

/** Whether any of it holds: one `yes` settles it. */
export function any(answers: readonly Certainty[]): Certainty {
  return answers.includes("yes") ? "yes" : answers.includes("maybe") ? "maybe" : "no";
}
