import { createRequire } from "node:module";

const { default: Sequencer } = createRequire(import.meta.url)("@jest/test-sequencer");

/** Starts the engine tests first: they take longest, and Jest starts small files last where it knows no times. */
export default class EngineFirst extends Sequencer {
  sort(tests) {
    const isEngine = ({ path }) => path.includes("/test/engine/");
    const sorted = super.sort(tests);
    return [...sorted.filter(isEngine), ...sorted.filter((test) => !isEngine(test))];
  }
}
