/**
 * A Stryker test runner that loads each test file once and then runs only the tests that reach a mutant, all in one
 * process. Stryker's Jest runner loads every file anew for every mutant, which takes more than 20 seconds.
 */
import { relative } from "node:path";
import { performance } from "node:perf_hooks";
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { PluginKind, commonTokens, declareClassPlugin, tokens } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { globSync } from "tinyglobby";
import { collect } from "./collect.mjs";
import { forget, load, loadAgain, unload } from "./modules.mjs";

/** What Stryker's changes in the code read and write. */
const state = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});

/** Loads the code and what the tests share, then each file of tests, and returns the tests. */
function loadAll(sources, files, isWanted) {
  unload();
  for (const path of sources) load(path);
  return files.flatMap((path) => {
    const file = relative(process.cwd(), path);
    // A test file calls the code while it loads, to make its tables. The mutants it reaches then are this entry's,
    // which has to load the file again and run all its tests.
    const again = () => collect(() => loadAgain(path)).filter(isWanted);
    const loading = { id: `${file} loads`, isLoading: true, run: () => runAll(again()) };
    forget();
    state.currentTestId = loading.id;
    const tests = collect(() => load(path)).map((test, index) => ({ ...test, id: `${file} ${index}: ${test.name}` }));
    state.currentTestId = undefined;
    return [...tests.filter(isWanted), loading];
  });
}

async function runAll(tests) {
  for (const { run } of tests) await run();
}

async function resultOf({ id, run }) {
  forget();
  const started = performance.now();
  try {
    await run();
    return { id, name: id, timeSpentMs: performance.now() - started, status: TestStatus.Success };
  } catch (error) {
    const failureMessage = error instanceof Error ? error.message : String(error);
    return { id, name: id, timeSpentMs: performance.now() - started, status: TestStatus.Failed, failureMessage };
  }
}

class Runner {
  static inject = tokens(commonTokens.options);

  /** How long each test took last. The quick ones run first, because most mutants fail those, too. */
  durations = new Map();

  constructor({ inProcess: { sources, tests, ignore, slow } }) {
    this.sources = globSync(sources, { absolute: true });
    this.files = globSync(tests, { ignore, absolute: true }).sort();
    this.isWanted = ({ name }) => !new RegExp(slow).test(name);
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    const tests = [];
    for (const test of loadAll(this.sources, this.files, this.isWanted)) {
      state.currentTestId = test.id;
      // A test that passes only once would kill every mutant, so each has to pass twice.
      const twice = () => runAll([test, test]);
      tests.push(await resultOf({ id: test.id, run: test.isLoading ? () => undefined : twice }));
    }
    state.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: state.mutantCoverage };
  }

  quickestFirst(testFilter) {
    const ids = new Set(testFilter);
    const chosen = testFilter === undefined ? [...this.tests] : this.tests.filter(({ id }) => ids.has(id));
    const duration = ({ id }) => this.durations.get(id) ?? 0;
    return chosen.sort((a, b) => duration(a) - duration(b));
  }

  async mutantRun({ activeMutant, mutantActivation, reloadEnvironment, testFilter, hitLimit, disableBail }) {
    state.activeMutant = mutantActivation === "static" ? activeMutant.id : undefined;
    state.hitCount = hitLimit === undefined ? undefined : 0;
    state.hitLimit = hitLimit;
    const tests = [];
    try {
      if (reloadEnvironment || this.tests === undefined) this.tests = loadAll(this.sources, this.files, this.isWanted);
    } catch (error) {
      // Code that can't even be loaded fails every test.
      this.tests = undefined;
      const failed = { id: this.files[0], name: "loads", timeSpentMs: 0, status: TestStatus.Failed };
      return toMutantRunResult({
        status: DryRunStatus.Complete,
        tests: [{ ...failed, failureMessage: error.message }],
      });
    }
    state.activeMutant = activeMutant.id;
    for (const test of this.quickestFirst(testFilter)) {
      const result = await resultOf(test);
      tests.push(result);
      if (result.status === TestStatus.Failed && !disableBail) break;
      this.durations.set(test.id, result.timeSpentMs);
    }
    state.activeMutant = undefined;
    return toMutantRunResult(
      determineHitLimitReached(state.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests },
    );
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "in-process", Runner)];
