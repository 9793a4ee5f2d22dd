import { PROBLEMS } from "../../../languages/arm-template/limits";
import { Work } from "../../../languages/arm-template/work";

test("past the limit, one problem stands for all others, with a reason of its own", () => {
  const work = new Work();
  for (let index = 0; index <= PROBLEMS + 5; index += 1) work.problem(`variables.v${index}`, "an invalid address");
  expect(work.problems).toHaveLength(PROBLEMS + 1);
  expect(work.problems.at(-1)?.path).toBe("");
  expect(work.problems.at(-1)?.reason).toMatch(/^an invalid address/);
});
