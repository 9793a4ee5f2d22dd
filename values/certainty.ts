import { UNKNOWN, type Value } from "./value";

/** A three-valued answer. */
export type Certainty = "yes" | "no" | "maybe";

/** Whether a value passes a test: `maybe` if it's unknown, `no` if it's absent. */
export function whether<T>(value: Value<T>, passes: (value: T) => boolean): Certainty {
  if (value === UNKNOWN) return "maybe";
  return value !== undefined && passes(value) ? "yes" : "no";
}

/** Whether all answers are `yes`; a single `no` decides. */
export function all(answers: readonly Certainty[]): Certainty {
  return answers.includes("no") ? "no" : answers.includes("maybe") ? "maybe" : "yes";
}

/** Whether any answer is `yes`; a single `yes` decides. */
export function any(answers: readonly Certainty[]): Certainty {
  return answers.includes("yes") ? "yes" : answers.includes("maybe") ? "maybe" : "no";
}

/** What all answers say, if they agree. */
export function agreed(answers: readonly Certainty[]): Certainty {
  const [first = "maybe"] = answers;
  return answers.every((one) => one === first) ? first : "maybe";
}
