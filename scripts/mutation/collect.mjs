/** Registers tests with jest-circus and runs them without Jest. */
import { expect } from "expect";
import { afterEach, beforeEach, describe, getState, it, resetState, test } from "jest-circus";
import { ModuleMocker } from "jest-mock";

const mocker = new ModuleMocker(globalThis);
const [fn, spyOn, restoreAllMocks] = ["fn", "spyOn", "restoreAllMocks"].map((name) => mocker[name].bind(mocker));
Object.assign(globalThis, { describe, test, it, beforeEach, afterEach, expect, jest: { fn, spyOn, restoreAllMocks } });

function testsOf(block, names, hooks) {
  const own = [...hooks, ...block.hooks];
  const before = own.filter(({ type }) => type === "beforeEach");
  const after = own.filter(({ type }) => type === "afterEach").reverse();
  return block.children.flatMap((child) => {
    const path = [...names, child.name];
    if (child.type === "describeBlock") return testsOf(child, path, own);
    const run = async () => {
      try {
        for (const hook of before) await hook.fn();
        await child.fn();
      } finally {
        for (const hook of after) await hook.fn();
      }
    };
    return [{ name: path.join(" "), run }];
  });
}

/** Returns the tests that `load` registers, in order. */
export function collect(load) {
  resetState();
  load();
  return testsOf(getState().rootDescribeBlock, [], []);
}
