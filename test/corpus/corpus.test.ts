import { findAll } from "../../policies/find";
import { REPORTING, judged } from "../policies/declare";
import { type Stack, corpus, deployed } from "./corpus";

function findingsOf(stack: Stack): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [policy, findings] of findAll(REPORTING, judged(deployed(stack), stack.settings))) {
    for (const { urn = "", name } of findings) {
      const resource = urn.slice(urn.lastIndexOf("::") + 2);
      const key = name === resource ? name : `${name} (${resource})`;
      const policies = (found[key] ??= []);
      if (!policies.includes(policy)) policies.push(policy);
    }
  }
  return found;
}

test("every message ends with its one link, the page that decides it", () => {
  const texts = corpus()
    .flatMap(({ stacks }) => stacks)
    .flatMap((stack) => [...findAll(REPORTING, judged(deployed(stack), stack.settings)).values()].flat())
    .map(({ message }) => message);
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text).toMatch(/^(?!.*https:.*https:).* See https:\/\/\S+$/);
});

test("the resources of a stack have names of their own, because an expectation names only the machine", () => {
  const repeated = corpus().flatMap(({ file, stacks }) =>
    stacks.flatMap(({ resources }) => {
      const names = resources.map(({ name }) => name);
      return names.filter((name, place) => names.indexOf(name) < place).map((name) => `${file}: ${name}`);
    }),
  );
  expect(repeated).toEqual([]);
});

describe.each(corpus())("$file", ({ stacks }) => {
  test.each(stacks)("$title", (stack) => {
    expect(findingsOf(stack)).toEqual(stack.expect);
  });
});
