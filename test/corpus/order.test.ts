import fc from "fast-check";
import { findAll } from "../../policies/find";
import { REPORTING, type Written, judged } from "../policies/declare";
import { type Stack, corpus, deployed } from "./corpus";

/** Everything that is said of a stack, to the byte. */
function said({ settings }: Stack, resources: readonly Written[]): string {
  return JSON.stringify([...findAll(REPORTING, judged(resources, settings))], undefined, 1);
}

describe.each(corpus())("the order of resources changes nothing that is said: $file", ({ stacks }) => {
  test.each(stacks)("$title", (stack) => {
    const resources = deployed(stack);
    const expected = said(stack, resources);
    expect(said(stack, [...resources].reverse())).toBe(expected);
    const shuffled = fc.shuffledSubarray(resources, { minLength: resources.length });
    fc.assert(
      fc.property(shuffled, (order) => said(stack, order) === expected),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
